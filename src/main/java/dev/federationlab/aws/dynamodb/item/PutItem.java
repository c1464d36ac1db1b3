package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.dynamodb.table.Tables;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.dynamodb.value.Shown;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;

/**
 * Puts an item in place of whatever its key holds.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html">PutItem</a>
 */
public final class PutItem implements Operation<PutItemRequest, PutItemResponse> {
  private static final Set<String> RETURN_VALUES = Set.of("NONE", "ALL_OLD");

  private final Tables tables;
  private final Writes writes;

  public PutItem(Tables tables, Writes writes) {
    this.tables = tables;
    this.writes = writes;
  }

  /** What it needs. */
  public List<Access> access(Call call, PutItemRequest request) {
    requireReturnValues(request.returnValuesAsString());
    var put = WriteRequests.put(request);
    return List.of(
        ItemAccess.toTable(call, put.action(), put.table())
            .leadingKeys(tables.find(call, put.table()), List.of(put.item()))
            .attributes(put.attributes())
            .returnValues(request.returnValuesAsString())
            .returnConsumedCapacity(request.returnConsumedCapacityAsString())
            .access());
  }

  @Override
  public PutItemResponse handle(Call call, PutItemRequest request) {
    var put = WriteRequests.put(request);
    var table = tables.require(call, put.table());
    var outcome = writes.write(call, table, put);
    var answer = PutItemResponse.builder();
    if ("ALL_OLD".equals(request.returnValuesAsString()) && outcome.before().isPresent()) {
      answer.attributes(Shown.item(outcome.before().get()));
    }
    return answer
        .consumedCapacity(
            new Capacity(table).wrote(outcome, 1).shown(request.returnConsumedCapacityAsString()))
        .build();
  }

  /** Of the values that the model knows, an operation that puts or deletes has only some. */
  static void requireReturnValues(@Nullable String wanted) {
    if (wanted != null && !RETURN_VALUES.contains(wanted)) {
      throw DynamoErrors.invalid("ReturnValues can only be ALL_OLD or NONE");
    }
  }
}

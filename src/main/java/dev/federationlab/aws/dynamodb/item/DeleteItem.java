package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.dynamodb.table.Tables;
import dev.federationlab.aws.dynamodb.value.Shown;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;

/**
 * Takes away the item that a key holds, if it holds one.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html">DeleteItem</a>
 */
public final class DeleteItem implements Operation<DeleteItemRequest, DeleteItemResponse> {
  private final Tables tables;
  private final Writes writes;

  public DeleteItem(Tables tables, Writes writes) {
    this.tables = tables;
    this.writes = writes;
  }

  /** What it needs. */
  public List<Access> access(Call call, DeleteItemRequest request) {
    PutItem.requireReturnValues(request.returnValuesAsString());
    var delete = WriteRequests.delete(request);
    return List.of(
        ItemAccess.toTable(call, delete.action(), delete.table())
            .leadingKeys(tables.find(call, delete.table()), List.of(delete.item()))
            .attributes(delete.attributes())
            .returnValues(request.returnValuesAsString())
            .returnConsumedCapacity(request.returnConsumedCapacityAsString())
            .access());
  }

  @Override
  public DeleteItemResponse handle(Call call, DeleteItemRequest request) {
    var delete = WriteRequests.delete(request);
    var table = tables.require(call, delete.table());
    var outcome = writes.write(call, table, delete);
    var answer = DeleteItemResponse.builder();
    if ("ALL_OLD".equals(request.returnValuesAsString()) && outcome.before().isPresent()) {
      answer.attributes(Shown.item(outcome.before().get()));
    }
    return answer
        .consumedCapacity(
            new Capacity(table).wrote(outcome, 1).shown(request.returnConsumedCapacityAsString()))
        .build();
  }
}

package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.dynamodb.expression.Projection;
import dev.federationlab.aws.dynamodb.table.Tables;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Shown;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Changes attributes of an item, or makes one that has them.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html">UpdateItem</a>
 */
public final class UpdateItem implements Operation<UpdateItemRequest, UpdateItemResponse> {
  private final Tables tables;
  private final Writes writes;

  public UpdateItem(Tables tables, Writes writes) {
    this.tables = tables;
    this.writes = writes;
  }

  /** What it needs. */
  public List<Access> access(Call call, UpdateItemRequest request) {
    var change = WriteRequests.change(request);
    return List.of(
        ItemAccess.toTable(call, change.action(), change.table())
            .leadingKeys(tables.find(call, change.table()), List.of(change.item()))
            .attributes(change.attributes())
            .returnValues(request.returnValuesAsString())
            .returnConsumedCapacity(request.returnConsumedCapacityAsString())
            .access());
  }

  @Override
  public UpdateItemResponse handle(Call call, UpdateItemRequest request) {
    var change = WriteRequests.change(request);
    var table = tables.require(call, change.table());
    var outcome = writes.write(call, table, change);
    var answer = UpdateItemResponse.builder();
    returned(request.returnValuesAsString(), outcome, new Projection(change.changed()))
        .ifPresent(item -> answer.attributes(Shown.item(item)));
    return answer
        .consumedCapacity(
            new Capacity(table).wrote(outcome, 1).shown(request.returnConsumedCapacityAsString()))
        .build();
  }

  /** Of the item before or after, the whole or what changed; nothing rather than no attribute. */
  private static Optional<Item> returned(
      @Nullable String wanted, Writes.Outcome outcome, Projection changed) {
    if (wanted == null) {
      return Optional.empty();
    }
    return switch (wanted) {
      case "ALL_OLD" -> outcome.before();
      case "ALL_NEW" -> outcome.after();
      case "UPDATED_OLD" -> outcome.before().flatMap(item -> part(changed, item));
      case "UPDATED_NEW" -> outcome.after().flatMap(item -> part(changed, item));
      default -> Optional.empty();
    };
  }

  private static Optional<Item> part(Projection changed, Item item) {
    return Optional.of(changed.of(item)).filter(part -> !part.attributes().isEmpty());
  }
}

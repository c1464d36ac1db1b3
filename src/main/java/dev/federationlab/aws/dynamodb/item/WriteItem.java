package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.Intent;
import dev.federationlab.aws.dynamodb.expression.Path;
import dev.federationlab.aws.dynamodb.expression.Projection;
import dev.federationlab.aws.dynamodb.table.Tables;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Shown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The operations that write one item: PutItem, DeleteItem, UpdateItem. */
public final class WriteItem {
  private static final Set<String> WITHOUT_UPDATE = Set.of("NONE", "ALL_OLD");

  private final Tables tables;
  private final Writes writes;

  public WriteItem(Tables tables, Writes writes) {
    this.tables = tables;
    this.writes = writes;
  }

  /**
   * Puts an item in place of whatever its key holds.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_PutItem.html">PutItem</a>
   */
  public Intent<PutItemResponse> put(Call call, PutItemRequest request) {
    requireWithoutUpdate(request.returnValuesAsString());
    return intent(
        call,
        WriteRequests.put(request),
        request.returnValuesAsString(),
        request.returnConsumedCapacityAsString(),
        (attributes, capacity) ->
            PutItemResponse.builder().attributes(attributes).consumedCapacity(capacity).build());
  }

  /**
   * Takes away the item that a key holds, if it holds one.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_DeleteItem.html">DeleteItem</a>
   */
  public Intent<DeleteItemResponse> delete(Call call, DeleteItemRequest request) {
    requireWithoutUpdate(request.returnValuesAsString());
    return intent(
        call,
        WriteRequests.delete(request),
        request.returnValuesAsString(),
        request.returnConsumedCapacityAsString(),
        (attributes, capacity) ->
            DeleteItemResponse.builder().attributes(attributes).consumedCapacity(capacity).build());
  }

  /**
   * Changes attributes of an item, or makes one that has them.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_UpdateItem.html">UpdateItem</a>
   */
  public Intent<UpdateItemResponse> update(Call call, UpdateItemRequest request) {
    return intent(
        call,
        WriteRequests.change(request),
        request.returnValuesAsString(),
        request.returnConsumedCapacityAsString(),
        (attributes, capacity) ->
            UpdateItemResponse.builder().attributes(attributes).consumedCapacity(capacity).build());
  }

  private <O> Intent<O> intent(
      Call call,
      Write write,
      @Nullable String returnValues,
      @Nullable String returnConsumedCapacity,
      BiFunction<@Nullable Map<String, AttributeValue>, @Nullable ConsumedCapacity, O> answer) {
    var named = tables.named(call, write.table());
    var access =
        ItemAccess.toItems(write.action(), named, List.of(write.item()))
            .attributes(write.attributes())
            .returnValues(returnValues)
            .returnConsumedCapacity(returnConsumedCapacity)
            .access();
    return new Intent<>(
        List.of(access),
        () -> {
          var table = named.require();
          var outcome = writes.write(call, table, write);
          return answer.apply(
              returned(returnValues, outcome, write.changed()).map(Shown::item).orElse(null),
              new Capacity(table).wrote(outcome, 1).shown(returnConsumedCapacity));
        });
  }

  /** Of the values that the model knows, an operation that puts or deletes has only some. */
  private static void requireWithoutUpdate(@Nullable String returnValues) {
    if (returnValues != null && !WITHOUT_UPDATE.contains(returnValues)) {
      throw DynamoErrors.invalid("ReturnValues can only be ALL_OLD or NONE");
    }
  }

  /** Of the item before or after, the whole or what changed; nothing rather than no attribute. */
  private static Optional<Item> returned(
      @Nullable String wanted, Writes.Outcome outcome, List<Path> changed) {
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

  private static Optional<Item> part(List<Path> changed, Item item) {
    return Optional.of(new Projection(changed).of(item))
        .filter(part -> !part.attributes().isEmpty());
  }
}

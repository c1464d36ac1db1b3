package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.dynamodb.table.Items;
import dev.federationlab.aws.dynamodb.table.Tables;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Shown;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Up to 100 items by their keys, until 16 MB are read; the keys of the rest come back.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchGetItem.html">BatchGetItem</a>
 */
public final class BatchGetItem implements Operation<BatchGetItemRequest, BatchGetItemResponse> {
  private static final int MOST = 100;
  private static final long MOST_BYTES = 16 << 20;

  private final Tables tables;
  private final Items items;

  public BatchGetItem(Tables tables, Items items) {
    this.tables = tables;
    this.items = items;
  }

  private static Map<String, Wanted> asked(BatchGetItemRequest request) {
    var asked = new LinkedHashMap<String, Wanted>();
    request.requestItems().forEach((table, keys) -> asked.put(table, Wanted.all(keys)));
    if (asked.values().stream().mapToInt(wanted -> wanted.keys().size()).sum() > MOST) {
      throw DynamoErrors.invalid("Too many items requested for the BatchGetItem call");
    }
    return asked;
  }

  /** What it needs: its own action on each table, with the leading keys of all its items. */
  public List<Access> access(Call call, BatchGetItemRequest request) {
    var access = new ArrayList<Access>();
    asked(request)
        .forEach(
            (table, wanted) ->
                access.add(
                    ItemAccess.toTable(call, "BatchGetItem", table)
                        .leadingKeys(tables.find(call, table), wanted.keys())
                        .attributes(wanted.attributes())
                        .select(wanted.select())
                        .returnConsumedCapacity(request.returnConsumedCapacityAsString())
                        .access()));
    return access;
  }

  @Override
  public BatchGetItemResponse handle(Call call, BatchGetItemRequest request) {
    var responses = new LinkedHashMap<String, List<Map<String, AttributeValue>>>();
    var unprocessed = new LinkedHashMap<String, KeysAndAttributes>();
    var capacities = new ArrayList<Capacity>();
    long bytes = 0;
    for (var entry : asked(request).entrySet()) {
      var wanted = entry.getValue();
      var asked = request.requestItems().get(entry.getKey());
      boolean consistent = asked != null && Boolean.TRUE.equals(asked.consistentRead());
      var table = tables.require(call, entry.getKey());
      wanted.requireFit(table);
      requireDistinct(wanted.keys());
      var capacity = new Capacity(table);
      var found = new ArrayList<Map<String, AttributeValue>>();
      var left = new ArrayList<Map<String, AttributeValue>>();
      for (var key : wanted.keys()) {
        if (bytes >= MOST_BYTES) {
          left.add(Shown.item(key));
          continue;
        }
        var item = items.find(call, table, key).map(Items.Found::item);
        long size = item.map(Item::bytes).orElse(0L);
        bytes += size;
        capacity.read(Optional.empty(), Capacity.reading(size, consistent));
        item.ifPresent(it -> found.add(Shown.item(wanted.of(it))));
      }
      responses.put(entry.getKey(), found);
      capacities.add(capacity);
      if (!left.isEmpty() && asked != null) {
        unprocessed.put(entry.getKey(), asked.toBuilder().keys(left).build());
      }
    }
    var shown =
        capacities.stream()
            .map(it -> it.shown(request.returnConsumedCapacityAsString()))
            .filter(Objects::nonNull)
            .toList();
    var answer = BatchGetItemResponse.builder().responses(responses).unprocessedKeys(unprocessed);
    return shown.isEmpty() ? answer.build() : answer.consumedCapacity(shown).build();
  }

  private static void requireDistinct(List<Item> keys) {
    if (new HashSet<>(keys).size() < keys.size()) {
      throw DynamoErrors.invalid("Provided list of item keys contains duplicates");
    }
  }
}

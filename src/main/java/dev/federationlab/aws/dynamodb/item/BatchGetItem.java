package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Intent;
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
import org.jspecify.annotations.Nullable;
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
public final class BatchGetItem {
  private static final int MOST = 100;
  private static final long MOST_BYTES = 16 << 20;

  private final Tables tables;
  private final Items items;

  public BatchGetItem(Tables tables, Items items) {
    this.tables = tables;
    this.items = items;
  }

  /**
   * What is asked of one table.
   *
   * @param name as the request has it
   */
  private record Asked(String name, Tables.Named table, Wanted wanted, KeysAndAttributes request) {
    boolean consistent() {
      return Boolean.TRUE.equals(request.consistentRead());
    }
  }

  private List<Asked> asked(Call call, BatchGetItemRequest request) {
    var asked = new ArrayList<Asked>();
    request
        .requestItems()
        .forEach(
            (name, keys) ->
                asked.add(new Asked(name, tables.named(call, name), Wanted.all(keys), keys)));
    if (asked.stream().mapToInt(ofTable -> ofTable.wanted().keys().size()).sum() > MOST) {
      throw DynamoErrors.invalid("Too many items requested for the BatchGetItem call");
    }
    return asked;
  }

  /** What a request is for; it needs its own action on each table, with all leading keys. */
  public Intent<BatchGetItemResponse> read(Call call, BatchGetItemRequest request) {
    var asked = asked(call, request);
    var capacity = request.returnConsumedCapacityAsString();
    return new Intent<>(
        asked.stream().map(ofTable -> access(ofTable, capacity)).toList(),
        () -> get(call, asked, capacity));
  }

  private static Access access(Asked asked, @Nullable String capacity) {
    return ItemAccess.toItems("BatchGetItem", asked.table(), asked.wanted().keys())
        .attributes(asked.wanted().attributes())
        .select(asked.wanted().select())
        .returnConsumedCapacity(capacity)
        .access();
  }

  private BatchGetItemResponse get(
      Call call, List<Asked> asked, @Nullable String returnConsumedCapacity) {
    var responses = new LinkedHashMap<String, List<Map<String, AttributeValue>>>();
    var unprocessed = new LinkedHashMap<String, KeysAndAttributes>();
    var capacities = new ArrayList<Capacity>();
    long bytes = 0;
    for (var ofTable : asked) {
      var wanted = ofTable.wanted();
      var table = ofTable.table().require();
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
        capacity.read(Optional.empty(), Capacity.reading(size, ofTable.consistent()));
        item.ifPresent(it -> found.add(Shown.item(wanted.of(it))));
      }
      responses.put(ofTable.name(), found);
      capacities.add(capacity);
      if (!left.isEmpty()) {
        unprocessed.put(ofTable.name(), ofTable.request().toBuilder().keys(left).build());
      }
    }
    var shown =
        capacities.stream()
            .map(it -> it.shown(returnConsumedCapacity))
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

package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Intent;
import dev.federationlab.aws.dynamodb.table.Table;
import dev.federationlab.aws.dynamodb.table.Tables;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Puts and deletes up to 25 items. Here either all of them are written or none; AWS may leave some
 * over, and says which.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_BatchWriteItem.html">BatchWriteItem</a>
 */
public final class BatchWriteItem {
  private static final int MOST = 25;

  private final Tables tables;
  private final Writes writes;

  public BatchWriteItem(Tables tables, Writes writes) {
    this.tables = tables;
    this.writes = writes;
  }

  /** What is asked of one table. */
  private record Asked(Tables.Named table, List<Write> writes) {}

  private List<Asked> asked(Call call, BatchWriteItemRequest request) {
    var asked = new ArrayList<Asked>();
    int count = 0;
    for (var entry : request.requestItems().entrySet()) {
      var ofTable = new ArrayList<Write>();
      for (var write : entry.getValue()) {
        ofTable.add(write(entry.getKey(), write));
        if (++count > MOST) {
          throw DynamoErrors.invalid("Too many items requested for the BatchWriteItem call");
        }
      }
      asked.add(new Asked(tables.named(call, entry.getKey()), ofTable));
    }
    return asked;
  }

  private static Write write(String table, WriteRequest request) {
    if (request.putRequest() != null && request.deleteRequest() == null) {
      return new Write.Put(table, Reading.item(request.putRequest().item()), Write.Guard.NONE);
    }
    if (request.deleteRequest() != null && request.putRequest() == null) {
      return new Write.Delete(table, Reading.item(request.deleteRequest().key()), Write.Guard.NONE);
    }
    throw DynamoErrors.invalid(
        "Supplied WriteRequest must contain exactly one of PutRequest and DeleteRequest");
  }

  /** What a request is for; it needs its own action on each table, with all leading keys. */
  public Intent<BatchWriteItemResponse> read(Call call, BatchWriteItemRequest request) {
    var asked = asked(call, request);
    var capacity = request.returnConsumedCapacityAsString();
    return new Intent<>(
        asked.stream().map(ofTable -> access(ofTable, capacity)).toList(),
        () -> write(call, asked, capacity));
  }

  private static Access access(Asked asked, @Nullable String returnConsumedCapacity) {
    var names = new LinkedHashSet<String>();
    asked.writes().forEach(write -> names.addAll(write.attributes()));
    var items = asked.writes().stream().map(Write::item).toList();
    return ItemAccess.toItems("BatchWriteItem", asked.table(), items)
        .attributes(names)
        .returnConsumedCapacity(returnConsumedCapacity)
        .access();
  }

  private BatchWriteItemResponse write(
      Call call, List<Asked> asked, @Nullable String returnConsumedCapacity) {
    var capacities = new ArrayList<Capacity>();
    for (var ofTable : asked) {
      var table = ofTable.table().require();
      ofTable.writes().forEach(write -> write.requireFit(table));
      requireDistinct(table, ofTable.writes());
      var capacity = new Capacity(table);
      ofTable.writes().forEach(write -> capacity.wrote(writes.write(call, table, write), 1));
      capacities.add(capacity);
    }
    var shown =
        capacities.stream()
            .map(it -> it.shown(returnConsumedCapacity))
            .filter(Objects::nonNull)
            .toList();
    var answer = BatchWriteItemResponse.builder().unprocessedItems(Map.of());
    return shown.isEmpty() ? answer.build() : answer.consumedCapacity(shown).build();
  }

  private static void requireDistinct(Table table, List<Write> ofTable) {
    var seen = new HashSet<Item>();
    for (var write : ofTable) {
      if (!seen.add(table.keyOf(write.item()))) {
        throw DynamoErrors.invalid("Provided list of item keys contains duplicates");
      }
    }
  }
}

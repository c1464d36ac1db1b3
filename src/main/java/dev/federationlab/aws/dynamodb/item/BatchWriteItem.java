package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.dynamodb.table.Table;
import dev.federationlab.aws.dynamodb.table.Tables;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Reading;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
public final class BatchWriteItem
    implements Operation<BatchWriteItemRequest, BatchWriteItemResponse> {
  private static final int MOST = 25;

  private final Tables tables;
  private final Writes writes;

  public BatchWriteItem(Tables tables, Writes writes) {
    this.tables = tables;
    this.writes = writes;
  }

  private static Map<String, List<Write>> asked(BatchWriteItemRequest request) {
    var asked = new LinkedHashMap<String, List<Write>>();
    int count = 0;
    for (var entry : request.requestItems().entrySet()) {
      var ofTable = new ArrayList<Write>();
      for (var write : entry.getValue()) {
        ofTable.add(write(entry.getKey(), write));
        if (++count > MOST) {
          throw DynamoErrors.invalid("Too many items requested for the BatchWriteItem call");
        }
      }
      asked.put(entry.getKey(), ofTable);
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

  /** What it needs: its own action on each table, with the leading keys of all its items. */
  public List<Access> access(Call call, BatchWriteItemRequest request) {
    var access = new ArrayList<Access>();
    asked(request)
        .forEach(
            (table, ofTable) -> {
              var names = new LinkedHashSet<String>();
              ofTable.forEach(write -> names.addAll(write.attributes()));
              access.add(
                  ItemAccess.toTable(call, "BatchWriteItem", table)
                      .leadingKeys(
                          tables.find(call, table), ofTable.stream().map(Write::item).toList())
                      .attributes(names)
                      .returnConsumedCapacity(request.returnConsumedCapacityAsString())
                      .access());
            });
    return access;
  }

  @Override
  public BatchWriteItemResponse handle(Call call, BatchWriteItemRequest request) {
    var capacities = new ArrayList<Capacity>();
    asked(request)
        .forEach(
            (name, ofTable) -> {
              var table = tables.require(call, name);
              ofTable.forEach(write -> write.requireFit(table));
              requireDistinct(table, ofTable);
              var capacity = new Capacity(table);
              ofTable.forEach(write -> capacity.wrote(writes.write(call, table, write), 1));
              capacities.add(capacity);
            });
    var shown =
        capacities.stream()
            .map(it -> it.shown(request.returnConsumedCapacityAsString()))
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

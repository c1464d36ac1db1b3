package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.table.Table;
import dev.federationlab.aws.dynamodb.table.Tables;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;

/**
 * Up to 100 writes and checks, of which all are done or none. A token that comes again within ten
 * minutes stands for the transaction that was done under it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html">TransactWriteItems</a>
 */
public final class TransactWriteItems
    implements Operation<TransactWriteItemsRequest, TransactWriteItemsResponse> {
  private final Tables tables;
  private final Writes writes;
  private final RequestTokens tokens;

  public TransactWriteItems(Tables tables, Writes writes) {
    this.tables = tables;
    this.writes = writes;
    this.tokens = new RequestTokens();
  }

  private static List<Write> asked(TransactWriteItemsRequest request) {
    return request.transactItems().stream().map(TransactWriteItems::write).toList();
  }

  private static Write write(TransactWriteItem item) {
    long given =
        Stream.of(item.conditionCheck(), item.put(), item.delete(), item.update())
            .filter(Objects::nonNull)
            .count();
    if (given != 1) {
      throw DynamoErrors.invalid(
          "TransactItems can only contain one of Check, Put, Update or Delete");
    }
    if (item.put() != null) {
      return WriteRequests.put(item.put());
    }
    if (item.delete() != null) {
      return WriteRequests.delete(item.delete());
    }
    return item.update() != null
        ? WriteRequests.change(item.update())
        : WriteRequests.check(item.conditionCheck());
  }

  /** What it needs: for each item what the single operation needs. */
  public List<Access> access(Call call, TransactWriteItemsRequest request) {
    return asked(request).stream()
        .map(
            write ->
                ItemAccess.toTable(call, write.action(), write.table())
                    .leadingKeys(tables.find(call, write.table()), List.of(write.item()))
                    .attributes(write.attributes())
                    .returnConsumedCapacity(request.returnConsumedCapacityAsString())
                    .enclosedBy("TransactWriteItems")
                    .access())
        .toList();
  }

  @Override
  public TransactWriteItemsResponse handle(Call call, TransactWriteItemsRequest request) {
    var asked = asked(request);
    var named = new LinkedHashMap<String, Table>();
    for (var write : asked) {
      named.computeIfAbsent(write.table(), name -> tables.require(call, name));
    }
    requireDistinct(asked, named);
    if (tokens.isRepeated(call, request)) {
      return TransactWriteItemsResponse.builder().build();
    }
    var capacities = new LinkedHashMap<Table, Capacity>();
    var reasons = new CancellationReasons();
    for (var write : asked) {
      var table = table(named, write);
      try {
        capacities.computeIfAbsent(table, Capacity::new).wrote(writes.write(call, table, write), 2);
        reasons.none();
      } catch (ServiceException e) {
        reasons.add(e);
      }
    }
    reasons.require();
    var shown =
        capacities.values().stream()
            .map(it -> it.shown(request.returnConsumedCapacityAsString()))
            .filter(Objects::nonNull)
            .toList();
    var answer = TransactWriteItemsResponse.builder();
    return shown.isEmpty() ? answer.build() : answer.consumedCapacity(shown).build();
  }

  private static void requireDistinct(List<Write> asked, Map<String, Table> named) {
    var seen = new HashSet<List<Object>>();
    for (var write : asked) {
      var table = table(named, write);
      if (!seen.add(List.of(table.name(), table.keyOf(write.item())))) {
        throw DynamoErrors.invalid(
            "Transaction request cannot include multiple operations on one item");
      }
    }
  }

  private static Table table(Map<String, Table> named, Write write) {
    return Objects.requireNonNull(named.get(write.table()), "a table that was not looked up");
  }
}

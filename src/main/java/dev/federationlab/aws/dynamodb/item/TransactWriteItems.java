package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Intent;
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
import org.jspecify.annotations.Nullable;
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
public final class TransactWriteItems {
  private final Tables tables;
  private final Writes writes;
  private final RequestTokens tokens;

  public TransactWriteItems(Tables tables, Writes writes) {
    this.tables = tables;
    this.writes = writes;
    this.tokens = new RequestTokens();
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

  /** What a request is for; it needs for each item what the single operation needs. */
  public Intent<TransactWriteItemsResponse> read(Call call, TransactWriteItemsRequest request) {
    var asked = request.transactItems().stream().map(TransactWriteItems::write).toList();
    var named = new LinkedHashMap<String, Tables.Named>();
    asked.forEach(write -> named.computeIfAbsent(write.table(), name -> tables.named(call, name)));
    return new Intent<>(
        asked.stream()
            .map(write -> access(write, of(named, write), request.returnConsumedCapacityAsString()))
            .toList(),
        () -> write(call, request, asked, named));
  }

  private static Access access(
      Write write, Tables.Named table, @Nullable String returnConsumedCapacity) {
    return ItemAccess.toItems(write.action(), table, List.of(write.item()))
        .attributes(write.attributes())
        .returnConsumedCapacity(returnConsumedCapacity)
        .enclosedBy("TransactWriteItems")
        .access();
  }

  private TransactWriteItemsResponse write(
      Call call,
      TransactWriteItemsRequest request,
      List<Write> asked,
      Map<String, Tables.Named> named) {
    var found = new LinkedHashMap<String, Table>();
    named.forEach((name, table) -> found.put(name, table.require()));
    requireDistinct(asked, found);
    if (tokens.isRepeated(call, request)) {
      return TransactWriteItemsResponse.builder().build();
    }
    var capacities = new LinkedHashMap<Table, Capacity>();
    var reasons = new CancellationReasons();
    for (var write : asked) {
      var table = of(found, write);
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

  private static void requireDistinct(List<Write> asked, Map<String, Table> found) {
    var seen = new HashSet<List<Object>>();
    for (var write : asked) {
      var table = of(found, write);
      if (!seen.add(List.of(table.name(), table.keyOf(write.item())))) {
        throw DynamoErrors.invalid(
            "Transaction request cannot include multiple operations on one item");
      }
    }
  }

  private static <T> T of(Map<String, T> tables, Write write) {
    return Objects.requireNonNull(tables.get(write.table()), "a table that was not looked up");
  }
}

package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Intent;
import dev.federationlab.aws.dynamodb.expression.Comparator;
import dev.federationlab.aws.dynamodb.expression.Expressions;
import dev.federationlab.aws.dynamodb.expression.KeyCondition;
import dev.federationlab.aws.dynamodb.table.Index;
import dev.federationlab.aws.dynamodb.table.Items;
import dev.federationlab.aws.dynamodb.table.KeyNames;
import dev.federationlab.aws.dynamodb.table.Slice;
import dev.federationlab.aws.dynamodb.table.Table;
import dev.federationlab.aws.dynamodb.table.Tables;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The items of one partition of a table or index, in the order of their sort keys.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html">Query</a>
 */
public final class Query {
  private final Tables tables;
  private final Pages pages;

  public Query(Tables tables, Items items) {
    this.tables = tables;
    this.pages = new Pages(items);
  }

  /** What a request says, without the table. */
  private record Asked(KeyCondition keys, PageRequest page) {}

  /** What a request is for. */
  public Intent<QueryResponse> read(Call call, QueryRequest request) {
    var asked = asked(request);
    var table = tables.named(call, request.tableName());
    boolean backwards = Boolean.FALSE.equals(request.scanIndexForward());
    return new Intent<>(
        List.of(access(asked, table)), () -> query(call, asked, backwards, table.require()));
  }

  private static Asked asked(QueryRequest request) {
    var asked = new Members(request);
    var expressions =
        new Expressions.Given()
            .names("ProjectionExpression", request.projectionExpression())
            .expression("FilterExpression", request.filterExpression())
            .expression("KeyConditionExpression", request.keyConditionExpression())
            .legacy("AttributesToGet", request.hasAttributesToGet())
            .legacy("QueryFilter", request.hasQueryFilter())
            .legacy("ConditionalOperator", request.conditionalOperatorAsString() != null)
            .legacy("KeyConditions", request.hasKeyConditions())
            .with(asked.names(), asked.values());
    var startKey = StartKey.read(asked);
    if (request.keyConditionExpression() == null) {
      throw DynamoErrors.invalid(
          "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
              + " request.");
    }
    var keys = expressions.keyCondition(request.keyConditionExpression());
    return new Asked(keys, PageRequest.of(asked, expressions, startKey));
  }

  /** The leading key is that of the partition, of the index if one is queried. */
  private static Access access(Asked asked, Tables.Named named) {
    var conditions = asked.keys().conditions();
    var names = new LinkedHashSet<>(conditions.keySet());
    names.addAll(asked.page().selection().attributes());
    var access = asked.page().access("Query", named).attributes(names);
    named
        .find()
        .flatMap(table -> keyNames(table, asked.page().index()))
        .map(keys -> conditions.get(keys.partition()))
        .filter(Query::isEqual)
        .ifPresent(condition -> access.leadingKey(condition.value()));
    return access.access();
  }

  private static Optional<KeyNames> keyNames(Table table, @Nullable String index) {
    return index == null ? Optional.of(table.keys()) : table.findIndex(index).map(Index::keys);
  }

  private static boolean isEqual(KeyCondition.OfKey condition) {
    return condition instanceof KeyCondition.Compared compared
        && compared.comparator() == Comparator.EQUAL;
  }

  private QueryResponse query(Call call, Asked asked, boolean backwards, Table table) {
    var source = asked.page().source(table);
    var keys = source.index().map(Index::keys).orElse(table.keys());
    requireKeyCondition(table, keys, asked.keys());
    requireNoKeyInFilter(keys, asked.page().selection());
    var slice = slice(source, keys, asked, backwards);
    var page = pages.read(call, source, slice, backwards, asked.page());
    var answer = asked.page().answer(page, source);
    return QueryResponse.builder()
        .count(answer.count())
        .scannedCount(answer.scannedCount())
        .items(answer.items())
        .lastEvaluatedKey(answer.lastEvaluatedKey())
        .consumedCapacity(answer.consumedCapacity())
        .build();
  }

  private static Slice slice(Pages.Source source, KeyNames keys, Asked asked, boolean backwards) {
    var conditions = asked.keys().conditions();
    var ofPartition = conditions.get(keys.partition());
    var ofSort = keys.sortKey().map(conditions::get);
    if (ofPartition == null) {
      throw new IllegalStateException("no partition was asked for");
    }
    var slice = Slice.of(source.table(), source.index()).partition(ofPartition.value());
    var sorted = ofSort.isPresent() ? slice.sort(ofSort.get()) : slice;
    if (asked.page().startKey().isEmpty()) {
      return sorted;
    }
    var start = asked.page().startKey().get();
    StartKey.require(source, start);
    if (!ofPartition.value().equals(start.get(keys.partition()))) {
      throw DynamoErrors.invalid(
          "The provided starting key is outside query boundaries based on provided conditions");
    }
    var startSort = keys.sortKey().map(start::get);
    if (ofSort.isPresent() && startSort.isPresent() && !ofSort.get().holds(startSort.get())) {
      throw DynamoErrors.invalid(
          "The provided starting key does not match the range key predicate");
    }
    return sorted.behind(start, backwards);
  }

  private static void requireKeyCondition(Table table, KeyNames keys, KeyCondition asked) {
    var conditions = asked.conditions();
    if (!conditions.containsKey(keys.partition())) {
      throw missed(keys.partition());
    }
    if (conditions.size() > 1) {
      if (keys.sort() == null) {
        throw DynamoErrors.invalid("Query key condition not supported");
      }
      if (!conditions.containsKey(keys.sort())) {
        throw missed(keys.sort());
      }
    }
    conditions.forEach(
        (name, condition) -> {
          if (condition.value().type() != table.type(name)
              || (condition instanceof KeyCondition.Within within
                  && within.high().type() != table.type(name))) {
            throw DynamoErrors.invalidParameter(
                "Condition parameter type does not match schema type");
          }
          if (name.equals(keys.partition()) && !isEqual(condition)) {
            throw DynamoErrors.invalid("Query key condition not supported");
          }
        });
  }

  private static RuntimeException missed(String name) {
    return DynamoErrors.invalid("Query condition missed key schema element: " + name);
  }

  private static void requireNoKeyInFilter(KeyNames keys, Selection selection) {
    selection
        .filter()
        .ifPresent(
            filter ->
                filter.paths(
                    path -> {
                      if (keys.all().contains(path.head())) {
                        throw DynamoErrors.invalid(
                            "Filter Expression can only contain non-primary key attributes:"
                                + " Primary key attribute: "
                                + path.head());
                      }
                    }));
  }
}

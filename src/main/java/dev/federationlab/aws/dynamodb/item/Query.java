package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
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
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Shown;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The items of one partition of a table or index, in the order of their sort keys.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_Query.html">Query</a>
 */
public final class Query implements Operation<QueryRequest, QueryResponse> {
  private final Tables tables;
  private final Pages pages;

  public Query(Tables tables, Items items) {
    this.tables = tables;
    this.pages = new Pages(items);
  }

  /** What a request says, without the table. */
  private record Asked(KeyCondition keys, Selection selection, Optional<Item> startKey) {}

  private static Asked asked(QueryRequest request) {
    var members = new Members(request);
    var expressions =
        new Expressions.Given()
            .names("ProjectionExpression", request.projectionExpression())
            .expression("FilterExpression", request.filterExpression())
            .expression("KeyConditionExpression", request.keyConditionExpression())
            .legacy("AttributesToGet", request.hasAttributesToGet())
            .legacy("QueryFilter", request.hasQueryFilter())
            .legacy("ConditionalOperator", request.conditionalOperatorAsString() != null)
            .legacy("KeyConditions", request.hasKeyConditions())
            .with(members.names(), members.values());
    var startKey = StartKey.read(request.hasExclusiveStartKey(), request.exclusiveStartKey());
    if (request.keyConditionExpression() == null) {
      throw DynamoErrors.invalid(
          "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
              + " request.");
    }
    var keys = expressions.keyCondition(request.keyConditionExpression());
    var selection =
        Selection.of(
            expressions,
            request.filterExpression(),
            request.projectionExpression(),
            request.selectAsString(),
            request.indexName());
    expressions.requireAllUsed();
    return new Asked(keys, selection, startKey);
  }

  /** What it needs; the leading key is that of the partition, of the index if one is queried. */
  public List<Access> access(Call call, QueryRequest request) {
    var asked = asked(request);
    var access =
        ItemAccess.toIndex(call, "Query", request.tableName(), request.indexName())
            .select(asked.selection().select())
            .returnConsumedCapacity(request.returnConsumedCapacityAsString());
    var names = new LinkedHashSet<>(asked.keys().conditions().keySet());
    names.addAll(asked.selection().attributes());
    access.attributes(names);
    tables
        .find(call, request.tableName())
        .flatMap(table -> keyNames(table, request))
        .map(keys -> asked.keys().conditions().get(keys.partition()))
        .filter(Query::isEqual)
        .ifPresent(condition -> access.leadingKey(condition.value()));
    return List.of(access.access());
  }

  private static Optional<KeyNames> keyNames(Table table, QueryRequest request) {
    return request.indexName() == null
        ? Optional.of(table.keys())
        : table.findIndex(request.indexName()).map(Index::keys);
  }

  private static boolean isEqual(KeyCondition.OfKey condition) {
    return condition instanceof KeyCondition.Compared compared
        && compared.comparator() == Comparator.EQUAL;
  }

  @Override
  public QueryResponse handle(Call call, QueryRequest request) {
    var asked = asked(request);
    var table = tables.require(call, request.tableName());
    var index = Optional.ofNullable(request.indexName()).map(table::index);
    boolean consistent = Boolean.TRUE.equals(request.consistentRead());
    var source = asked.selection().source(table, index, consistent);
    var keys = index.map(Index::keys).orElse(table.keys());
    requireKeyCondition(table, keys, asked.keys());
    requireNoKeyInFilter(keys, asked.selection());
    boolean backwards = Boolean.FALSE.equals(request.scanIndexForward());
    var page =
        pages.read(
            call,
            source,
            slice(source, keys, asked, backwards),
            backwards,
            request.limit() == null ? Integer.MAX_VALUE : request.limit(),
            asked.selection().filter());
    var answer =
        QueryResponse.builder()
            .count(page.matching().size())
            .scannedCount(page.scanned())
            .consumedCapacity(
                new Capacity(table)
                    .read(index, Capacity.reading(page.bytes(), consistent))
                    .shown(request.returnConsumedCapacityAsString()));
    if (!asked.selection().countOnly()) {
      answer.items(page.matching().stream().map(asked.selection()::of).map(Shown::item).toList());
    }
    page.last().ifPresent(it -> answer.lastEvaluatedKey(Shown.item(source.startKeyOf(it))));
    return answer.build();
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
    if (asked.startKey().isEmpty()) {
      return sorted;
    }
    var start = asked.startKey().get();
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

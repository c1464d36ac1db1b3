package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.dynamodb.expression.Condition;
import dev.federationlab.aws.dynamodb.expression.Expressions;
import dev.federationlab.aws.dynamodb.expression.Projection;
import dev.federationlab.aws.dynamodb.table.Index;
import dev.federationlab.aws.dynamodb.table.KeySchema;
import dev.federationlab.aws.dynamodb.table.Table;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.dynamodb.value.Item;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which items of those that a query or scan reads it answers with, and what of them.
 *
 * @param select what was asked for, or what that means if nothing was
 */
record Selection(Optional<Condition> filter, Optional<Projection> projection, String select) {
  private static final String FILTER = "FilterExpression";
  private static final String SPECIFIC = "SPECIFIC_ATTRIBUTES";
  private static final String ALL = "ALL_ATTRIBUTES";
  private static final String PROJECTED = "ALL_PROJECTED_ATTRIBUTES";

  /**
   * Reads filter and projection.
   *
   * @throws dev.federationlab.aws.ServiceException ValidationException
   */
  static Selection of(Members asked, Expressions expressions) {
    var projection = asked.text("ProjectionExpression");
    var select = asked.text("Select");
    var indexName = asked.text("IndexName");
    var filtering = expressions.condition(FILTER, asked.text(FILTER));
    var projected = expressions.projection(projection);
    if (PROJECTED.equals(select) && indexName == null) {
      throw DynamoErrors.invalidParameter(
          "ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName");
    }
    if (projection != null && select != null && !select.equals(SPECIFIC)) {
      throw DynamoErrors.invalid(
          "Cannot specify the ProjectionExpression when choosing to get " + select);
    }
    if (projection == null && SPECIFIC.equals(select)) {
      throw DynamoErrors.invalid(
          "Must specify the AttributesToGet or ProjectionExpression when choosing to get"
              + " SPECIFIC_ATTRIBUTES");
    }
    return new Selection(filtering, projected, effective(select, projection, indexName));
  }

  private static String effective(
      @Nullable String select, @Nullable String projection, @Nullable String indexName) {
    if (select != null) {
      return select;
    }
    return projection != null ? SPECIFIC : indexName != null ? PROJECTED : ALL;
  }

  boolean countOnly() {
    return select.equals("COUNT");
  }

  /** What is wanted of an item. */
  Item of(Item item) {
    return projection.map(it -> it.of(item)).orElse(item);
  }

  /** The attributes that are named: {@code dynamodb:Attributes}. */
  Set<String> attributes() {
    var names = new LinkedHashSet<String>();
    filter.ifPresent(it -> it.paths(path -> names.add(path.head())));
    projection.ifPresent(it -> it.paths().forEach(path -> names.add(path.head())));
    return names;
  }

  /**
   * What to read for this: an index alone, or with each of its entries the item in the table, where
   * a local index holds less than is asked for. A global one cannot be asked for more than it
   * holds.
   *
   * @throws dev.federationlab.aws.ServiceException ValidationException
   */
  Pages.Source source(Table table, Optional<Index> index, boolean consistent) {
    filter.ifPresent(it -> it.paths(path -> KeySchema.requireScalar(table, path)));
    projection.ifPresent(it -> it.paths().forEach(path -> KeySchema.requireScalar(table, path)));
    if (index.isEmpty()) {
      return new Pages.Source(table, index, false);
    }
    if (index.get().global() && consistent) {
      throw DynamoErrors.invalid("Consistent reads are not supported on global secondary indexes");
    }
    var missing = missing(table, index.get());
    if (!index.get().global()) {
      return new Pages.Source(table, index, select.equals(ALL) || !missing.isEmpty());
    }
    if (select.equals(ALL) && !index.get().holdsAll()) {
      throw DynamoErrors.invalidParameter(
          "Select type ALL_ATTRIBUTES is not supported for global secondary index "
              + index.get().name()
              + " because its projection type is not ALL");
    }
    if (projection.isPresent() && !missing.isEmpty()) {
      throw DynamoErrors.invalidParameter(
          "Global secondary index " + index.get().name() + " does not project " + missing);
    }
    return new Pages.Source(table, index, false);
  }

  /** What is asked for that an index does not hold. */
  private List<String> missing(Table table, Index index) {
    if (index.holdsAll()) {
      return List.of();
    }
    var held = index.held(table.keys());
    return attributes().stream().filter(name -> !held.contains(name)).toList();
  }
}

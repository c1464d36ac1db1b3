package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.dynamodb.expression.Expressions;
import dev.federationlab.aws.dynamodb.expression.Projection;
import dev.federationlab.aws.dynamodb.table.KeySchema;
import dev.federationlab.aws.dynamodb.table.Table;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Reading;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Get;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Items that are asked for by their keys, and what of them is wanted. */
record Wanted(List<Item> keys, Optional<Projection> projection) {

  /** All may throw ValidationException. */
  static Wanted of(GetItemRequest request) {
    return of(
        List.of(request.key()),
        request.projectionExpression(),
        WriteRequests.given(
            request.hasExpressionAttributeNames(), request.expressionAttributeNames()),
        request.hasAttributesToGet());
  }

  static Wanted of(Get get) {
    return of(
        List.of(get.key()),
        get.projectionExpression(),
        WriteRequests.given(get.hasExpressionAttributeNames(), get.expressionAttributeNames()),
        false);
  }

  static Wanted of(KeysAndAttributes asked) {
    return of(
        asked.keys(),
        asked.projectionExpression(),
        WriteRequests.given(asked.hasExpressionAttributeNames(), asked.expressionAttributeNames()),
        asked.hasAttributesToGet());
  }

  private static Wanted of(
      List<Map<String, AttributeValue>> keys,
      @Nullable String projection,
      @Nullable Map<String, String> names,
      boolean legacy) {
    var expressions =
        new Expressions.Given()
            .names("ProjectionExpression", projection)
            .legacy("AttributesToGet", legacy)
            .with(names, null);
    var read = keys.stream().map(Reading::item).toList();
    var projected = expressions.projection(projection);
    expressions.requireAllUsed();
    return new Wanted(read, projected);
  }

  /** As policies know it: {@code dynamodb:Select}. */
  String select() {
    return projection.isPresent() ? "SPECIFIC_ATTRIBUTES" : "ALL_ATTRIBUTES";
  }

  /** The attributes that are named: {@code dynamodb:Attributes}. */
  Set<String> attributes() {
    var names = new LinkedHashSet<String>();
    keys.forEach(key -> names.addAll(key.attributes().keySet()));
    projection.ifPresent(it -> it.paths().forEach(path -> names.add(path.head())));
    return names;
  }

  /**
   * Goes on if the keys are keys of this table.
   *
   * @throws dev.federationlab.aws.ServiceException ValidationException
   */
  void requireFit(Table table) {
    keys.forEach(key -> KeySchema.requireKey(table, key));
    projection.ifPresent(it -> it.paths().forEach(path -> KeySchema.requireScalar(table, path)));
  }

  /** What is wanted of an item. */
  Item of(Item item) {
    return projection.map(it -> it.of(item)).orElse(item);
  }
}

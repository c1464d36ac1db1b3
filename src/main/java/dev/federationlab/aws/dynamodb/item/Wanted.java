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
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Items that are asked for by their keys, and what of them is wanted. */
record Wanted(List<Item> keys, Optional<Projection> projection) {

  /**
   * The item that a request of its own or a part of a transaction asks for.
   *
   * @throws dev.federationlab.aws.ServiceException ValidationException
   */
  static Wanted one(SdkPojo request) {
    var asked = new Members(request);
    return of(List.of(asked.item("Key")), asked);
  }

  /**
   * The items that a batch asks for of one table.
   *
   * @throws dev.federationlab.aws.ServiceException ValidationException
   */
  static Wanted all(KeysAndAttributes request) {
    return of(request.keys(), new Members(request));
  }

  private static Wanted of(List<Map<String, AttributeValue>> keys, Members asked) {
    var projection = asked.text("ProjectionExpression");
    var expressions =
        new Expressions.Given()
            .names("ProjectionExpression", projection)
            .legacy("AttributesToGet", asked.has("AttributesToGet"))
            .with(asked.names(), null);
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

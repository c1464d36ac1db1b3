package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.dynamodb.expression.Expressions;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Reading;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Writes as requests of their own and parts of transactions ask for them, both in members of the
 * same names. All may throw ValidationException.
 */
final class WriteRequests {
  private static final String CONDITION = "ConditionExpression";
  private static final String UPDATE = "UpdateExpression";

  /** From before expressions; parts of transactions never had them. */
  private static final List<String> LEGACY =
      List.of("AttributeUpdates", "Expected", "ConditionalOperator");

  private WriteRequests() {}

  private interface Making<W> {
    W write(String table, Item item, Write.Guard guard);
  }

  static Write.Put put(SdkPojo request) {
    return write(new Members(request), "Item", Write.Put::new);
  }

  static Write.Delete delete(SdkPojo request) {
    return write(new Members(request), "Key", Write.Delete::new);
  }

  static Write.Check check(SdkPojo request) {
    return write(new Members(request), "Key", Write.Check::new);
  }

  static Write.Change change(SdkPojo request) {
    var asked = new Members(request);
    var update = asked.text(UPDATE);
    var expressions = expressions(asked, new Expressions.Given().expression(UPDATE, update));
    var change =
        new Write.Change(
            asked.table(),
            Reading.item(asked.item("Key")),
            expressions.update(update),
            guard(asked, expressions));
    expressions.requireAllUsed();
    return change;
  }

  private static <W> W write(Members asked, String item, Making<W> making) {
    var expressions = expressions(asked, new Expressions.Given());
    var write =
        making.write(asked.table(), Reading.item(asked.item(item)), guard(asked, expressions));
    expressions.requireAllUsed();
    return write;
  }

  private static Expressions expressions(Members asked, Expressions.Given given) {
    LEGACY.forEach(name -> given.legacy(name, asked.has(name)));
    return given.expression(CONDITION, asked.text(CONDITION)).with(asked.names(), asked.values());
  }

  private static Write.Guard guard(Members asked, Expressions expressions) {
    var condition = asked.text(CONDITION);
    return new Write.Guard(
        expressions.condition(CONDITION, condition),
        Optional.ofNullable(condition).orElse(""),
        "ALL_OLD".equals(asked.text("ReturnValuesOnConditionCheckFailure")));
  }
}

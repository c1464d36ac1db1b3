package dev.federationlab.aws.dynamodb.expression;

import static dev.federationlab.aws.dynamodb.Values.item;
import static dev.federationlab.aws.dynamodb.Values.n;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class PlaceholdersTest {
  @Test
  void areRefusedIfTheyAreNoPlaceholders() {
    assertRefused(Map.of(), null, "ExpressionAttributeNames must not be empty");
    assertRefused(
        Map.of("a", "b"),
        null,
        "ExpressionAttributeNames contains invalid key: Syntax error; key: \"a\"");
    assertRefused(
        Map.of("#a-b", "b"),
        null,
        "ExpressionAttributeNames contains invalid key: Syntax error; key: \"#a-b\"");
    assertRefused(null, Map.of(), "ExpressionAttributeValues must not be empty");
    assertRefused(
        null,
        item("a", n(1)),
        "ExpressionAttributeValues contains invalid key: Syntax error; key: \"a\"");
    assertRefused(
        null,
        item(":a", AttributeValue.builder().build()),
        "ExpressionAttributeValues contains invalid value: Supplied AttributeValue is empty, must"
            + " contain exactly one of the supported datatypes for key :a");
  }

  @Test
  void areRefusedIfTheyAreLeftOver() {
    assertRefused(
        Map.of("#a", "a", "#z", "z"),
        null,
        "Value provided in ExpressionAttributeNames unused in expressions: keys: {#z}");
  }

  private static void assertRefused(
      Map<String, String> names, Map<String, AttributeValue> values, String message) {
    assertThatThrownBy(
            () -> {
              var expressions =
                  new Expressions.Given()
                      .expression("FilterExpression", "attribute_exists(#a)")
                      .with(names, values);
              expressions.condition("FilterExpression", "attribute_exists(#a)");
              expressions.requireAllUsed();
            })
        .hasMessage(message);
  }
}

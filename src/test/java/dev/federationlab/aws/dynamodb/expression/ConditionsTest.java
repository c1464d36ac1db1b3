package dev.federationlab.aws.dynamodb.expression;

import static dev.federationlab.aws.dynamodb.Values.b;
import static dev.federationlab.aws.dynamodb.Values.bool;
import static dev.federationlab.aws.dynamodb.Values.item;
import static dev.federationlab.aws.dynamodb.Values.l;
import static dev.federationlab.aws.dynamodb.Values.m;
import static dev.federationlab.aws.dynamodb.Values.n;
import static dev.federationlab.aws.dynamodb.Values.ns;
import static dev.federationlab.aws.dynamodb.Values.nul;
import static dev.federationlab.aws.dynamodb.Values.s;
import static dev.federationlab.aws.dynamodb.Values.ss;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Reading;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ConditionsTest {
  private static final Map<String, String> NAMES =
      Map.of("#a", "a", "#status", "status", "#dot", "x.y");

  private static final Map<String, AttributeValue> VALUES =
      item(
          ":a", s("apple"),
          ":ap", s("ap"),
          ":b", s("banana"),
          ":one", n(1),
          ":two", n(2),
          ":ten", n(10),
          ":yes", bool(true),
          ":null", nul(),
          ":bytes", b(2, 3),
          ":ss", ss("y", "x"),
          ":x", s("x"),
          ":list", l(n(1), s("x")),
          ":map", m("k", n("1.0")),
          ":S", s("S"),
          ":L", s("L"),
          ":odd", s("STRING"));

  private static final Item ITEM =
      Reading.item(
          item(
              "a", s("apple"),
              "n", n(2),
              "status", s("open"),
              "x.y", n(5),
              "yes", bool(true),
              "nothing", nul(),
              "bytes", b(1, 2, 3, 4),
              "tags", ss("x", "y"),
              "numbers", ns("1", "2"),
              "deep", m("parts", l(n(1), m("leaf", s("here")))),
              "mixed", l(n(1), s("x"), m("k", n(1))),
              "k", m("k", n(1)),
              "wide", s("é\uD83D\uDE00")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\1',
      value = {
        "a = :a | true",
        "a = :b | false",
        "a <> :b | true",
        "absent = :a | false",
        "absent <> :a | true",
        "a = :one | false",
        "a <> :one | true",
        "a < :b | true",
        "a < :one | false",
        "absent < :b | false",
        "n < :ten | true",
        "n >= :two | true",
        "n > :two | false",
        ":ten > n | true",
        "tags = :ss | true",
        "mixed = :list | false",
        "k = :map | true",
        "yes = :yes | true",
        "nothing = :null | true",
        "#dot > :two | true",
        "#status = :a OR #status <> :a | true",
        "n BETWEEN :one AND :two | true",
        "n between :one and :two and a = :a | true",
        "absent BETWEEN :one AND :two | false",
        "a IN (:b, :a) | true",
        "a IN (:b) | false",
        "absent IN (:a) | false",
        "n IN (:one, absent, n) | true",
        "attribute_exists(a) | true",
        "attribute_exists(deep.parts[1].leaf) | true",
        "attribute_exists(deep.parts[2]) | false",
        "attribute_exists(a.b) | false",
        "attribute_not_exists(absent) | true",
        "attribute_type(a, :S) | true",
        "attribute_type(mixed, :L) | true",
        "attribute_type(absent, :L) | false",
        "begins_with(a, :ap) | true",
        "begins_with(a, :b) | false",
        "begins_with(n, :ap) | false",
        "begins_with(absent, :ap) | false",
        "contains(a, :ap) | true",
        "contains(tags, :x) | true",
        "contains(numbers, :two) | true",
        "contains(numbers, :ten) | false",
        "contains(mixed, :x) | true",
        "contains(mixed, :map) | true",
        "contains(bytes, :bytes) | true",
        "contains(n, :two) | false",
        "contains(absent, :x) | false",
        "size(a) > :two | true",
        "size(wide) = n | false",
        "size(tags) = n | true",
        "size(bytes) > size(tags) | true",
        "size(deep.parts) = :two | true",
        "size(n) = :two | false",
        "size(absent) = :two | false",
        "NOT a = :a | false",
        "NOT attribute_exists(absent) AND a = :a | true",
        "NOT (a = :a AND n = :ten) | true",
        "a = :b OR a = :a AND n = :two | true",
        "(a = :b OR a = :a) AND n = :ten | false",
        "(a) = (:a) | true",
        "((a = :a) AND (n = :two)) | true",
      })
  void hold(String expression, boolean expected) {
    assertThat(holds(expression)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\1',
      value = {
        "a | Syntax error; token: \"<EOF>\", near: \"a\"",
        "a = | Syntax error; token: \"<EOF>\", near: \"=\"",
        "a = :a b | Syntax error; token: \"b\", near: \":a b\"",
        "= :a | Syntax error; token: \"=\", near: \"= :a\"",
        "a == :a | Syntax error; token: \"=\", near: \"== :a\"",
        "a = : a | Syntax error; token: \":\", near: \"= : a\"",
        "a / :a | Syntax error; token: \"/\", near: \"a / :a\"",
        "user-id = :a | Syntax error; token: \"-\", near: \"user-id\"",
        "a = :a AND | Syntax error; token: \"<EOF>\", near: \"AND\"",
        "a IN :a | Syntax error; token: \":a\", near: \"IN :a\"",
        "a BETWEEN :a | Syntax error; token: \"<EOF>\", near: \":a\"",
        "(a = :a | Syntax error; token: \"<EOF>\", near: \":a\"",
        "a[x] = :a | Syntax error; token: \"x\", near: \"[x]\"",
        "a[99999999999] = :a | List index is not within the allowable range; index: [99999999999]",
        "size() = :a | Syntax error; token: \")\", near: \"() =\"",
        "NOT NOT a = :a | Syntax error; token: \"NOT\", near: \"NOT NOT a\"",
        "(a = :a) = :b | Syntax error; token: \"=\", near: \") = :b\"",
        "((a = :a)) | The expression has redundant parentheses;",
        "((a)) = :a | The expression has redundant parentheses;",
        "status = :a | Attribute name is a reserved keyword; reserved keyword: status",
        "deep.Name = :a | Attribute name is a reserved keyword; reserved keyword: Name",
        "#none = :a | An expression attribute name used in the document path is not defined;"
            + " attribute name: #none",
        "a = :none | An expression attribute value used in expression is not defined; attribute"
            + " value: :none",
        "fly(a) | Invalid function name; function: fly",
        "Contains(a, :a) | Invalid function name; function: Contains",
        "if_not_exists(a, :a) = :a | Invalid function name; function: if_not_exists",
        "size(a) | The function is not allowed to be used this way in an expression; function:"
            + " size",
        "begins_with(a, :a) = :yes | The function is not allowed to be used this way in an"
            + " expression; function: begins_with",
        "NOT size(a) | The function is not allowed to be used this way in an expression; function:"
            + " size",
        "attribute_exists(a, :a) | Incorrect number of operands for operator or function; operator"
            + " or function: attribute_exists, number of operands: 2",
        "begins_with(a) | Incorrect number of operands for operator or function; operator or"
            + " function: begins_with, number of operands: 1",
        "attribute_exists(:a) | Operator or function requires a document path; operator or"
            + " function: attribute_exists",
        "begins_with(a, :one) | Incorrect operand type for operator or function; operator or"
            + " function: begins_with, operand type: N",
        "attribute_type(a, :one) | Incorrect operand type for operator or function; operator or"
            + " function: attribute_type, operand type: N",
        "attribute_type(a, n) | Incorrect operand type for operator or function; operator or"
            + " function: attribute_type, operand type: {NS,SS,L,BS,N,M,B,BOOL,NULL,S}",
        "attribute_type(a, :odd) | Invalid attribute type name found; type: STRING, valid types:"
            + " {B,NULL,SS,BOOL,L,BS,N,NS,S,M}",
        "size(:one) = n | Incorrect operand type for operator or function; operator or function:"
            + " size, operand type: N",
        "a < :yes | Incorrect operand type for operator or function; operator or function: <,"
            + " operand type: BOOL",
        "a BETWEEN :ss AND :a | Incorrect operand type for operator or function; operator or"
            + " function: BETWEEN, operand type: SS",
        "a = a | The first operand must be distinct from the remaining operands for this operator"
            + " or function; operator: =, first operand: [a]",
        "contains(deep.parts[0], deep.parts[0]) | The first operand must be distinct from the"
            + " remaining operands for this operator or function; operator: contains, first"
            + " operand: [deep, parts, [0]]",
        "n BETWEEN :two AND :one | The BETWEEN operator requires upper bound to be greater than or"
            + " equal to lower bound; lower bound operand: AttributeValue: {N:2}, upper bound"
            + " operand: AttributeValue: {N:1}",
        "n BETWEEN :one AND :a | The BETWEEN operator requires same data type for lower and upper"
            + " bounds; lower bound operand: AttributeValue: {N:1}, upper bound operand:"
            + " AttributeValue: {S:apple}",
      })
  void areRefusedInTheWordsOfDynamoDb(String expression, String message) {
    assertThatThrownBy(() -> holds(expression))
        .isInstanceOf(ServiceException.class)
        .hasMessage("Invalid FilterExpression: " + message);
  }

  @Test
  void tellTheFaultThatDynamoDbTellsFirst() {
    assertThatThrownBy(() -> holds("status = :none AND fly(a)"))
        .hasMessage(
            "Invalid FilterExpression: Attribute name is a reserved keyword; reserved keyword:"
                + " status");
    assertThatThrownBy(() -> holds("status = :none AND"))
        .hasMessage("Invalid FilterExpression: Syntax error; token: \"<EOF>\", near: \"AND\"");
  }

  @Test
  void areOfAtMostFourKilobytesAndThreeHundredOperators() {
    assertThatThrownBy(() -> holds("a = :a OR ".repeat(410) + "a = :a"))
        .hasMessage(
            "Invalid FilterExpression: Expression size has exceeded the maximum allowed size;"
                + " expression size: 4106");
    assertThatThrownBy(() -> holds("a=:a OR ".repeat(300) + "a=:a"))
        .hasMessage(
            "Invalid FilterExpression: The expression contains too many operators; operator count:"
                + " 301");
    assertThat(holds("a=:b OR ".repeat(299) + "a=:a")).isTrue();
    assertThatThrownBy(() -> holds(""))
        .hasMessage("Invalid FilterExpression: The expression can not be empty;");
  }

  @Test
  void doNotOverflowTheStackHoweverTheyNest() {
    for (var hostile :
        new String[] {
          "(".repeat(4000),
          "(".repeat(2000) + "a=:a" + ")".repeat(2000),
          "size(".repeat(800) + "a",
          "NOT (".repeat(800) + "a=:a" + ")".repeat(0),
          "a" + ".a".repeat(2000) + "=:a",
          "a" + "[0]".repeat(1300) + "=:a"
        }) {
      assertThat(catchThrowable(() -> holds(hostile))).isInstanceOf(ServiceException.class);
    }
  }

  @Test
  void goNoDeeperThanThirtyTwoSteps() {
    assertThatThrownBy(() -> holds("a" + ".b".repeat(32) + " = :a"))
        .hasMessage(
            "Invalid FilterExpression: The document path has too many nesting elements; nesting"
                + " levels: 33");
  }

  private static boolean holds(String expression) {
    var names = new HashMap<String, String>();
    NAMES.forEach(
        (key, name) -> {
          if (uses(expression, key)) {
            names.put(key, name);
          }
        });
    var values = new HashMap<String, AttributeValue>();
    VALUES.forEach(
        (key, value) -> {
          if (uses(expression, key)) {
            values.put(key, value);
          }
        });
    var expressions =
        new Expressions.Given()
            .expression("FilterExpression", expression)
            .with(names.isEmpty() ? null : names, values.isEmpty() ? null : values);
    var condition = expressions.condition("FilterExpression", expression).orElseThrow();
    expressions.requireAllUsed();
    return condition.holds(ITEM);
  }

  private static boolean uses(String expression, String key) {
    return java.util.regex.Pattern.compile(key + "(?![A-Za-z0-9_])").matcher(expression).find();
  }
}

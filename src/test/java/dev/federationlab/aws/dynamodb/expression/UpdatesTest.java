package dev.federationlab.aws.dynamodb.expression;

import static dev.federationlab.aws.dynamodb.Values.item;
import static dev.federationlab.aws.dynamodb.Values.l;
import static dev.federationlab.aws.dynamodb.Values.m;
import static dev.federationlab.aws.dynamodb.Values.n;
import static dev.federationlab.aws.dynamodb.Values.ns;
import static dev.federationlab.aws.dynamodb.Values.s;
import static dev.federationlab.aws.dynamodb.Values.ss;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.value.Reading;
import dev.federationlab.aws.dynamodb.value.Shown;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class UpdatesTest {
  private static final Map<String, AttributeValue> VALUES =
      item(
          ":n", n(3),
          ":s", s("new"),
          ":l", l(n(8), n(9)),
          ":m", m("k", n(1)),
          ":ss", ss("b", "c"),
          ":ns", ns("1"),
          ":e", l());

  private final Map<String, AttributeValue> item =
      item(
          "id", s("1"),
          "a", n(10),
          "list", l(n(0), n(1), n(2), n(3)),
          "map", m("x", n(1), "inner", m("y", l(s("p"), s("q")))),
          "tags", ss("a", "b"));

  @Test
  void setCalculatesFromTheItemAsItWas() {
    assertThat(after("SET a = b2, b2 = a", "b2", n(5)))
        .containsEntry("a", n(5))
        .containsEntry("b2", n(10));
    assertThat(after("SET a = a - :n")).containsEntry("a", n(7));
    assertThat(after("SET c = (a + :n)")).containsEntry("c", n(13));
    assertThat(after("SET c = if_not_exists(c, :n) + :n")).containsEntry("c", n(6));
    assertThat(after("SET c = if_not_exists(a, :n)")).containsEntry("c", n(10));
    assertThat(after("SET c = list_append(:l, if_not_exists(c, :e))"))
        .containsEntry("c", l(n(8), n(9)));
  }

  @Test
  void setReachesIntoMapsAndLists() {
    assertThat(after("SET #map.fresh = :s, #map.#inner.y[1] = :n"))
        .containsEntry("map", m("x", n(1), "inner", m("y", l(s("p"), n(3))), "fresh", s("new")));
    assertThat(after("SET #list[1] = :s")).containsEntry("list", l(n(0), s("new"), n(2), n(3)));
  }

  @Test
  void setBehindTheEndOfAListAppendsInTheOrderOfPositions() {
    assertThat(after("SET #list[9] = :s, #list[7] = :n"))
        .containsEntry("list", l(n(0), n(1), n(2), n(3), n(3), s("new")));
  }

  @Test
  void removeMeansThePositionsOfBefore() {
    assertThat(after("REMOVE #list[0], #list[2], #list[50], a"))
        .containsEntry("list", l(n(1), n(3)))
        .doesNotContainKey("a");
    assertThat(after("REMOVE #list[0] SET #list[3] = :s"))
        .containsEntry("list", l(n(1), n(2), s("new")));
    assertThat(after("REMOVE #map.#inner.y[0], #map.x"))
        .containsEntry("map", m("inner", m("y", l(s("q")))));
  }

  @Test
  void addAndDeleteWorkOnNumbersAndSets() {
    assertThat(after("ADD a :n, c :n, tags :ss, fresh :ns"))
        .containsEntry("a", n(13))
        .containsEntry("c", n(3))
        .containsEntry("tags", ss("a", "b", "c"))
        .containsEntry("fresh", ns("1"));
    assertThat(after("DELETE tags :ss, fresh :ns"))
        .containsEntry("tags", ss("a"))
        .doesNotContainKey("fresh");
    assertThat(after("DELETE more :ss", "more", ss("c"))).doesNotContainKey("more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\1',
      value = {
        "INVALID SYNTAX HERE | Syntax error; token: \"INVALID\", near: \"INVALID SYNTAX\"",
        "SET | Syntax error; token: \"<EOF>\", near: \"SET\"",
        "SET a :n | Syntax error; token: \":n\", near: \"a :n\"",
        "SET a = :n, | Syntax error; token: \"<EOF>\", near: \",\"",
        "SET a = :n c = :s | Syntax error; token: \"c\", near: \":n c =\"",
        "ADD a = :n | Syntax error; token: \"=\", near: \"a = :n\"",
        "ADD a c | Syntax error; token: \"c\", near: \"a c\"",
        "SET a = a + :n + :n | Syntax error; token: \"+\", near: \":n + :n\"",
        "SET a = :n SET c = :n | The \"SET\" section can only be used once in an update"
            + " expression;",
        "SET name = :n | Attribute name is a reserved keyword; reserved keyword: name",
        "SET a = :none | An expression attribute value used in expression is not defined; attribute"
            + " value: :none",
        "SET #none = :n | An expression attribute name used in the document path is not defined;"
            + " attribute name: #none",
        "SET a = size(a) | Invalid function name; function: size",
        "SET a = list_append(:l) | Incorrect number of operands for operator or function; operator"
            + " or function: list_append, number of operands: 1",
        "SET a = list_append(:l, :n) | Incorrect operand type for operator or function; operator"
            + " or function: list_append, operand type: N",
        "SET a = if_not_exists(:n, :n) | Operator or function requires a document path; operator"
            + " or function: if_not_exists",
        "SET a = :s + :n | Incorrect operand type for operator or function; operator or function:"
            + " +, operand type: S",
        "ADD a :s | Incorrect operand type for operator or function; operator: ADD, operand type:"
            + " STRING, typeSet: ALLOWED_FOR_ADD_OPERAND",
        "DELETE a :n | Incorrect operand type for operator or function; operator: DELETE, operand"
            + " type: NUMBER, typeSet: ALLOWED_FOR_DELETE_OPERAND",
        "SET a = :n REMOVE a | Two document paths overlap with each other; must remove or rewrite"
            + " one of these paths; path one: [a], path two: [a]",
        "SET a.b[0] = :n, a.b = :n | Two document paths overlap with each other; must remove or"
            + " rewrite one of these paths; path one: [a, b, [0]], path two: [a, b]",
        "SET a.b = :n, a[0] = :n | Two document paths conflict with each other; must remove or"
            + " rewrite one of these paths; path one: [a, b], path two: [a, [0]]",
      })
  void areRefusedInTheWordsOfDynamoDb(String expression, String message) {
    assertThatThrownBy(() -> after(expression))
        .isInstanceOf(ServiceException.class)
        .hasMessage("Invalid UpdateExpression: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SET c = absent | The provided expression refers to an attribute that does not exist in the"
            + " item",
        "SET c = tags + :n | An operand in the update expression has an incorrect data type",
        "SET c = list_append(a, :l) | An operand in the update expression has an incorrect data"
            + " type",
        "ADD tags :n | An operand in the update expression has an incorrect data type",
        "ADD a :ss | An operand in the update expression has an incorrect data type",
        "DELETE a :ss | An operand in the update expression has an incorrect data type",
        "SET a.b = :n | The document path provided in the update expression is invalid for update",
        "SET #list.b = :n | The document path provided in the update expression is invalid for"
            + " update",
        "SET #map[0] = :n | The document path provided in the update expression is invalid for"
            + " update",
        "REMOVE absent.x | The document path provided in the update expression is invalid for"
            + " update",
        "ADD absent.x :n | The document path provided in the update expression is invalid for"
            + " update",
      })
  void areRefusedWhereTheItemIsNotSo(String expression, String message) {
    assertThatThrownBy(() -> after(expression))
        .isInstanceOf(ServiceException.class)
        .hasMessage(message);
  }

  @Test
  void refuseNumbersThatAreTooLarge() {
    assertThatThrownBy(() -> after("SET c = bignum + :n", "bignum", n("1E38")))
        .as("38 digits")
        .hasMessage("Attempting to store more than 38 significant digits in a Number");
  }

  private Map<String, AttributeValue> after(String expression, Object... more) {
    var before = new HashMap<>(item);
    before.putAll(item(more));
    var names = new HashMap<String, String>();
    for (var name : new String[] {"list", "map", "inner"}) {
      if (expression.contains("#" + name)) {
        names.put("#" + name, name);
      }
    }
    var values = new HashMap<String, AttributeValue>();
    VALUES.forEach(
        (key, value) -> {
          if (expression.matches("(?s).*" + key + "(?![a-z]).*")) {
            values.put(key, value);
          }
        });
    var expressions =
        new Expressions.Given()
            .expression("UpdateExpression", expression)
            .with(names.isEmpty() ? null : names, values.isEmpty() ? null : values);
    var update = expressions.update(expression).orElseThrow();
    expressions.requireAllUsed();
    return Shown.item(update.apply(Reading.item(before)));
  }
}

package dev.federationlab.aws.dynamodb.value;

import static dev.federationlab.aws.dynamodb.Values.b;
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

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class ReadingTest {
  @ParameterizedTest
  @CsvSource({
    "1, 1",
    "1.0, 1",
    "-0, 0",
    "0e5, 0",
    "+7, 7",
    ".5, 0.5",
    "5., 5",
    "1E3, 1000",
    "1e-3, 0.001",
    "12345678901234567890123456789012345678, 12345678901234567890123456789012345678",
    "00012.500, 12.5",
    "1E-130, 0."
        + "0000000000000000000000000000000000000000000000000000000000000000"
        + "00000000000000000000000000000000000000000000000000000000000000000"
        + "1",
  })
  void normalisesNumbers(String given, String expected) {
    assertThat(Shown.value(Reading.value(n(given)))).isEqualTo(n(expected));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "abc | The parameter cannot be converted to a numeric value: abc",
        "1,5 | The parameter cannot be converted to a numeric value: 1,5",
        "NaN | The parameter cannot be converted to a numeric value: NaN",
        "0x1 | The parameter cannot be converted to a numeric value: 0x1",
        "'' | The parameter cannot be converted to a numeric value",
        "1E126 | Number overflow. Attempting to store a number with magnitude larger than supported"
            + " range",
        "-1E999999999 | Number overflow. Attempting to store a number with magnitude larger than"
            + " supported range",
        "1E-131 | Number underflow. Attempting to store a number with magnitude smaller than"
            + " supported range",
        "123456789012345678901234567890123456789 | Attempting to store more than 38 significant"
            + " digits in a Number",
      })
  void refusesNumbersThatAreNone(String given, String message) {
    assertRefused(n(given), message);
  }

  @Test
  void refusesValuesOfNoTypeOrOfTwo() {
    assertRefused(
        AttributeValue.builder().build(),
        "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
    assertRefused(
        AttributeValue.builder().s("a").n("1").build(),
        "Supplied AttributeValue has more than one datatypes set, must contain exactly one of the"
            + " supported datatypes");
    assertRefused(
        AttributeValue.fromNul(false),
        "One or more parameter values were invalid: Null attribute value types must have the value"
            + " of true");
  }

  @Test
  void refusesEmptySetsAndDuplicates() {
    assertRefused(
        AttributeValue.fromSs(List.of()),
        "One or more parameter values were invalid: An string set  may not be empty");
    assertRefused(
        AttributeValue.fromNs(List.of()),
        "One or more parameter values were invalid: An number set  may not be empty");
    assertRefused(
        AttributeValue.fromBs(List.of()),
        "One or more parameter values were invalid: Binary sets should not be empty");
    assertRefused(
        ss("a", "b", "a"),
        "One or more parameter values were invalid: Input collection [a, b, a] contains"
            + " duplicates.");
    assertRefused(ns("1", "1.0"), "Input collection contains duplicates");
  }

  @Test
  void allowsThirtyTwoLevelsWithinEachOther() {
    var value = nul();
    for (int i = 0; i < 32; i++) {
      value = i % 2 == 0 ? l(value) : m("x", value);
    }

    assertThat(Shown.value(Reading.value(value))).isEqualTo(value);
    assertRefused(l(value), "Nesting Levels have exceeded supported limits");
  }

  @Test
  void makesTextsWellFormed() {
    assertThat(Shown.value(Reading.value(s("a\uD800b")))).isEqualTo(s("a?b"));
    assertThat(Shown.value(Reading.value(s("\uD83D\uDE00")))).isEqualTo(s("\uD83D\uDE00"));
  }

  @Test
  void measuresAsDynamoDbDoes() {
    assertThat(bytes("ab", s("é"))).isEqualTo(4);
    assertThat(bytes("a", n("123"))).isEqualTo(1 + 3);
    assertThat(bytes("a", n("-123"))).isEqualTo(1 + 4);
    assertThat(bytes("a", b(1, 2, 3))).isEqualTo(4);
    assertThat(bytes("a", nul())).isEqualTo(2);
    assertThat(bytes("a", ss("x", "yz"))).isEqualTo(4);
    assertThat(bytes("a", l(s("x"), s("y")))).isEqualTo(1 + 3 + 2 * 2);
    assertThat(bytes("a", m("k", s("v")))).isEqualTo(1 + 3 + 3);
  }

  private static long bytes(String name, AttributeValue value) {
    return Reading.item(item(name, value)).bytes();
  }

  @Test
  void keepsItsOwnBytes() {
    var array = new byte[] {1, 2};
    var value = AttributeValue.fromB(SdkBytes.fromByteArray(array));
    var read = Reading.value(value);
    array[0] = 9;

    assertThat(Shown.value(read)).isEqualTo(b(1, 2));
  }

  private static void assertRefused(AttributeValue value, String message) {
    assertThatThrownBy(() -> Reading.value(value)).hasMessage(message);
  }
}

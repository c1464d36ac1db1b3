package dev.federationlab.aws.dynamodb.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.dynamodb.value.Numbers;
import dev.federationlab.aws.dynamodb.value.Order;
import dev.federationlab.aws.dynamodb.value.RandomValues;
import dev.federationlab.aws.dynamodb.value.Value;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class KeysTest {
  private final RandomValues values = new RandomValues(11);

  @Test
  void sortAsTheValuesDo() {
    assertSame(values::text);
    assertSame(values::number);
    assertSame(values::binary);
  }

  private static void assertSame(Supplier<? extends Value> random) {
    for (int i = 0; i < 20_000; i++) {
      var a = random.get();
      var b = random.get();
      assertThat(Integer.signum(compare(Keys.sort(a), Keys.sort(b))))
          .as("%s and %s", a, b)
          .isEqualTo(Integer.signum(Order.compare(a, b)));
      // Whatever comes behind a key in an entry does not change the order of different keys.
      assertThat(Integer.signum(compare(Keys.sort(a) + "/ff", Keys.sort(b) + Keys.BEHIND)))
          .as("%s and %s", a, b)
          .isEqualTo(a.equals(b) ? -1 : Integer.signum(Order.compare(a, b)));
    }
  }

  @Test
  void ofNumbersSortFromEndToEnd() {
    String[] sorted = {
      "-9.9999999999999999999999999999999999999E+125", "-10", "-9.5", "-9", "-1E-130", "0",
      "1E-130", "0.1", "0.11", "9", "10", "9.9999999999999999999999999999999999999E+125"
    };
    for (int i = 1; i < sorted.length; i++) {
      assertThat(
              compare(Keys.sort(Numbers.read(sorted[i - 1])), Keys.sort(Numbers.read(sorted[i]))))
          .as(sorted[i])
          .isNegative();
    }
  }

  private static int compare(String first, String second) {
    return Arrays.compareUnsigned(
        first.getBytes(StandardCharsets.UTF_8), second.getBytes(StandardCharsets.UTF_8));
  }
}

package dev.federationlab.aws.dynamodb.value;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PackedTest {
  @Test
  void givesBackWhatWasPacked() {
    var values = new RandomValues(7);
    for (int i = 0; i < 5000; i++) {
      var item = values.item("a", "b", "some longer name of more than fifteen letters", "d");
      assertThat(Packed.unpack(Packed.pack(item))).isEqualTo(item);
    }
  }

  /** The store keeps a million characters, and bytes as Base64: 750,000 bytes. */
  @Test
  void takesNotMuchMoreThanDynamoDbCounts() {
    List<Value> empty = new ArrayList<>();
    List<Value> numbers = new ArrayList<>();
    for (int i = 0; i < 100_000; i++) {
      empty.add(new Value.Text(""));
      numbers.add(new Value.Num(new BigDecimal("-1E-130").multiply(BigDecimal.valueOf(i % 10))));
    }
    for (var list : List.of(empty, numbers)) {
      var item = new Item(Map.of("a", new Value.Sequence(list)));
      assertThat((double) Packed.pack(item).length / item.bytes()).isLessThan(1.8);
    }
    var text = new Item(Map.of("a", new Value.Text("\u0001".repeat(400_000))));
    assertThat(Packed.pack(text)).hasSizeLessThan(400_020);
  }

  @Test
  void ordersTextsAsTheirBytes() {
    var values = new RandomValues(3);
    for (int i = 0; i < 2000; i++) {
      var a = values.text();
      var b = values.text();
      int expected =
          java.util.Arrays.compareUnsigned(
              a.text().getBytes(java.nio.charset.StandardCharsets.UTF_8),
              b.text().getBytes(java.nio.charset.StandardCharsets.UTF_8));
      assertThat(Integer.signum(Order.compare(a, b))).isEqualTo(Integer.signum(expected));
    }
  }
}

package dev.federationlab.aws.dynamodb.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.core.SdkBytes;

/** Values of all types, from few texts and numbers so that equal ones are not rare. */
public final class RandomValues {
  private static final String[] TEXTS = {
    "",
    "a",
    "b",
    "ab",
    "abc",
    "\u0000",
    "\u0001",
    "a\u0000",
    "a\u0001",
    "é",
    "\uFFFD",
    "\uD83D\uDE00"
  };

  private final Random random;

  public RandomValues(long seed) {
    random = new Random(seed);
  }

  public Random random() {
    return random;
  }

  public Item item(String... names) {
    var values = new LinkedHashMap<String, Value>();
    for (var name : names) {
      if (random.nextInt(4) > 0) {
        values.put(name, value(2));
      }
    }
    return new Item(values);
  }

  /** A value of any type, with at most so many levels. */
  public Value value(int levels) {
    return switch (random.nextInt(levels > 0 ? 10 : 8)) {
      case 0, 1 -> text();
      case 2, 3 -> number();
      case 4 -> binary();
      case 5 -> random.nextBoolean() ? Value.TRUE : Value.FALSE;
      case 6 -> random.nextInt(3) == 0 ? Value.NULL : text();
      case 7 -> set();
      case 8 -> {
        List<Value> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          values.add(value(levels - 1));
        }
        yield new Value.Sequence(values);
      }
      default -> {
        var values = new LinkedHashMap<String, Value>();
        for (int i = random.nextInt(4); i > 0; i--) {
          values.put(TEXTS[1 + random.nextInt(3)], value(levels - 1));
        }
        yield new Value.Document(values);
      }
    };
  }

  public Value.Text text() {
    return new Value.Text(TEXTS[random.nextInt(TEXTS.length)]);
  }

  /** Mostly small ones; now and then one with many digits, or an exponent at the edge. */
  public Value.Num number() {
    return switch (random.nextInt(4)) {
      case 0 -> new Value.Num(BigDecimal.valueOf(random.nextInt(5) - 2));
      case 1 -> new Value.Num(BigDecimal.valueOf(random.nextInt(2001) - 1000, random.nextInt(4)));
      case 2 ->
          new Value.Num(
              new BigDecimal(new BigInteger(120, random), random.nextInt(60) - 30)
                  .multiply(BigDecimal.valueOf(random.nextBoolean() ? 1 : -1)));
      default ->
          new Value.Num(
              new BigDecimal(
                  (random.nextBoolean() ? "" : "-")
                      + (1 + random.nextInt(9))
                      + "E"
                      + (random.nextInt(256) - 130)));
    };
  }

  public Value.Binary binary() {
    var bytes = new byte[random.nextInt(4)];
    random.nextBytes(bytes);
    return new Value.Binary(SdkBytes.fromByteArray(bytes));
  }

  private Value set() {
    var values = new LinkedHashSet<Value>();
    int type = random.nextInt(3);
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      values.add(type == 0 ? text() : type == 1 ? number() : binary());
    }
    return new Value.Elements(type == 0 ? Type.SS : type == 1 ? Type.NS : Type.BS, values);
  }
}

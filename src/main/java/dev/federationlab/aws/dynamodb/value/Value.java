package dev.federationlab.aws.dynamodb.value;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/** The value of an attribute; equal ones are equal to DynamoDB. */
public sealed interface Value {
  Value NULL = new Null();
  Value TRUE = new Bool(true);
  Value FALSE = new Bool(false);

  Type type();

  /** A text; well-formed Unicode. */
  record Text(String text) implements Value {
    @Override
    public Type type() {
      return Type.S;
    }
  }

  /** A number of up to 38 digits; without trailing zeros, so that 1.0 equals 1. */
  record Num(BigDecimal number) implements Value {
    public Num {
      number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }

    @Override
    public Type type() {
      return Type.N;
    }
  }

  record Binary(SdkBytes bytes) implements Value {
    @Override
    public Type type() {
      return Type.B;
    }
  }

  record Bool(boolean holds) implements Value {
    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  record Null() implements Value {
    @Override
    public Type type() {
      return Type.NULL;
    }
  }

  /**
   * A set, without an order.
   *
   * @param type one of the three types of sets
   */
  record Elements(Type type, Set<Value> values) implements Value {
    public Elements {
      values = Collections.unmodifiableSet(new LinkedHashSet<>(values));
    }
  }

  record Sequence(List<Value> values) implements Value {
    public Sequence {
      values = List.copyOf(values);
    }

    @Override
    public Type type() {
      return Type.L;
    }
  }

  record Document(Map<String, Value> values) implements Value {
    public Document {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    @Override
    public Type type() {
      return Type.M;
    }
  }
}

package dev.federationlab.aws.dynamodb;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Values, short to write. */
public final class Values {
  private Values() {}

  public static AttributeValue s(String text) {
    return AttributeValue.fromS(text);
  }

  public static AttributeValue n(String number) {
    return AttributeValue.fromN(number);
  }

  public static AttributeValue n(long number) {
    return AttributeValue.fromN(String.valueOf(number));
  }

  public static AttributeValue b(int... bytes) {
    var array = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      array[i] = (byte) bytes[i];
    }
    return AttributeValue.fromB(SdkBytes.fromByteArray(array));
  }

  public static AttributeValue bool(boolean holds) {
    return AttributeValue.fromBool(holds);
  }

  public static AttributeValue nul() {
    return AttributeValue.fromNul(true);
  }

  public static AttributeValue ss(String... texts) {
    return AttributeValue.fromSs(List.of(texts));
  }

  public static AttributeValue ns(String... numbers) {
    return AttributeValue.fromNs(List.of(numbers));
  }

  public static AttributeValue l(AttributeValue... values) {
    return AttributeValue.fromL(Arrays.asList(values));
  }

  /** A map: name, value, name, value. */
  public static AttributeValue m(Object... namesAndValues) {
    return AttributeValue.fromM(item(namesAndValues));
  }

  /** Attributes: name, value, name, value. */
  public static Map<String, AttributeValue> item(Object... namesAndValues) {
    var item = new LinkedHashMap<String, AttributeValue>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      item.put((String) namesAndValues[i], (AttributeValue) namesAndValues[i + 1]);
    }
    return item;
  }
}

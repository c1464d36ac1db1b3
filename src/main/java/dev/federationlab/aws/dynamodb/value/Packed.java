package dev.federationlab.aws.dynamodb.value;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Items as the store keeps them. In bytes and not in JSON, because an item of 400 KB has to fit
 * into a document of the store, whatever is in it: a text of control characters is six times as
 * long in JSON. Here no value takes much more than what DynamoDB counts.
 *
 * <pre>
 * value: type in the low half of a byte, length or number of elements in its high half, or 15 there
 *        and the length as a number of seven bits a byte; then the content
 * </pre>
 */
public final class Packed {
  private static final int LONG = 15;

  private Packed() {}

  /** The item as bytes. */
  public static byte[] pack(Item item) {
    var out = new ByteArrayOutputStream(256);
    entries(out, item.attributes());
    return out.toByteArray();
  }

  /**
   * The item that bytes stand for.
   *
   * @throws IllegalStateException if they are not what {@link #pack} made
   */
  public static Item unpack(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    int head = in.get();
    if ((head & 15) != Type.M.code()) {
      throw new IllegalStateException("not a packed item");
    }
    return new Item(entries(in, length(in, head)));
  }

  private static void entries(ByteArrayOutputStream out, Map<String, Value> values) {
    head(out, Type.M, values.size());
    values.forEach(
        (name, value) -> {
          bytes(out, Type.S, name.getBytes(StandardCharsets.UTF_8));
          value(out, value);
        });
  }

  private static void value(ByteArrayOutputStream out, Value value) {
    if (value instanceof Value.Text text) {
      bytes(out, Type.S, text.text().getBytes(StandardCharsets.UTF_8));
    } else if (value instanceof Value.Num number) {
      var digits = number.number().unscaledValue().toByteArray();
      head(out, Type.N, digits.length + 2);
      out.write(number.number().scale() >> 8);
      out.write(number.number().scale());
      out.writeBytes(digits);
    } else if (value instanceof Value.Binary binary) {
      bytes(out, Type.B, binary.bytes().asByteArrayUnsafe());
    } else if (value instanceof Value.Bool bool) {
      head(out, Type.BOOL, bool.holds() ? 1 : 0);
    } else if (value instanceof Value.Elements set) {
      head(out, set.type(), set.values().size());
      set.values().forEach(element -> value(out, element));
    } else if (value instanceof Value.Sequence list) {
      head(out, Type.L, list.values().size());
      list.values().forEach(element -> value(out, element));
    } else if (value instanceof Value.Document map) {
      entries(out, map.values());
    } else {
      head(out, Type.NULL, 0);
    }
  }

  private static void bytes(ByteArrayOutputStream out, Type type, byte[] content) {
    head(out, type, content.length);
    out.writeBytes(content);
  }

  private static void head(ByteArrayOutputStream out, Type type, int length) {
    out.write(type.code() | Math.min(length, LONG) << 4);
    if (length >= LONG) {
      int rest = length;
      while (rest >= 0x80) {
        out.write(rest & 0x7f | 0x80);
        rest >>>= 7;
      }
      out.write(rest);
    }
  }

  private static int length(ByteBuffer in, int head) {
    int length = head >> 4 & LONG;
    if (length < LONG) {
      return length;
    }
    length = 0;
    for (int shift = 0; ; shift += 7) {
      int part = in.get();
      length |= (part & 0x7f) << shift;
      if (part >= 0) {
        return length;
      }
    }
  }

  private static Value value(ByteBuffer in) {
    int head = in.get();
    int length = length(in, head);
    var type = Type.of(head & 15);
    return switch (type) {
      case S -> new Value.Text(text(in, length));
      case N -> number(in, length);
      case B -> new Value.Binary(SdkBytes.fromByteArrayUnsafe(bytes(in, length)));
      case BOOL -> length == 1 ? Value.TRUE : Value.FALSE;
      case NULL -> Value.NULL;
      case SS, NS, BS -> new Value.Elements(type, set(in, length));
      case L -> new Value.Sequence(list(in, length));
      case M -> new Value.Document(entries(in, length));
    };
  }

  private static Value number(ByteBuffer in, int length) {
    int scale = in.getShort();
    return new Value.Num(new BigDecimal(new BigInteger(bytes(in, length - 2)), scale));
  }

  private static Map<String, Value> entries(ByteBuffer in, int length) {
    var values = new LinkedHashMap<String, Value>(length * 2);
    for (int i = 0; i < length; i++) {
      int head = in.get();
      var name = text(in, length(in, head));
      values.put(name, value(in));
    }
    return values;
  }

  private static List<Value> list(ByteBuffer in, int length) {
    var values = new ArrayList<Value>(length);
    for (int i = 0; i < length; i++) {
      values.add(value(in));
    }
    return values;
  }

  private static Set<Value> set(ByteBuffer in, int length) {
    return new LinkedHashSet<>(list(in, length));
  }

  private static String text(ByteBuffer in, int length) {
    return new String(bytes(in, length), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    var bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}

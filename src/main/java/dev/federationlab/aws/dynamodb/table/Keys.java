package dev.federationlab.aws.dynamodb.table;

import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Numbers;
import dev.federationlab.aws.dynamodb.value.Sizes;
import dev.federationlab.aws.dynamodb.value.Value;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Keys of documents, whose UTF-8 bytes sort as DynamoDB sorts keys. Partitions are in the order of
 * a hash, as at DynamoDB; that keeps keys short too, for the store's index.
 */
public final class Keys {
  /**
   * Below every character that stands in a key, so that a key comes before those that it begins.
   */
  private static final char END = '\u0000';

  /** Comes before what stands for itself, and END. */
  private static final char ESCAPE = '\u0001';

  /** Above all that follows the sort key in the key of an entry. */
  static final String BEHIND = "~";

  private static final int EXPONENTS = 500;

  private Keys() {}

  /** Where the items of a table begin. */
  static String table(Table table) {
    return table.id() + "/";
  }

  /** Where the entries of an index begin. */
  static String index(Table table, Index index) {
    return table.id() + "." + index.number() + "/";
  }

  /** Whether it is where an index begins, and not a table. */
  static boolean isIndex(String start) {
    return start.indexOf('.') >= 0;
  }

  /** Where a partition begins, behind where its table or index does. */
  static String partition(Value key) {
    return hash(key) + "/";
  }

  static String item(Table table, Item item) {
    return table(table) + position(table.keys(), item);
  }

  static String entry(Table table, Index index, Item item) {
    return index(table, index)
        + position(index.keys(), item)
        + "/"
        + hash(position(table.keys(), item).getBytes(StandardCharsets.UTF_8));
  }

  private static String position(KeyNames keys, Item item) {
    var partition = partition(required(item, keys.partition()));
    return keys.sort() == null ? partition : partition + sort(required(item, keys.sort()));
  }

  private static Value required(Item item, String name) {
    var value = item.get(name);
    if (value == null) {
      throw new IllegalArgumentException("an item without its key: " + name);
    }
    return value;
  }

  private static String hash(Value key) {
    var type = key.type().name() + ":";
    if (key instanceof Value.Binary binary) {
      return hash(
          (type + HexFormat.of().formatHex(binary.bytes().asByteArrayUnsafe()))
              .getBytes(StandardCharsets.UTF_8));
    }
    var text = key instanceof Value.Num number ? Numbers.text(number) : ((Value.Text) key).text();
    return hash((type + text).getBytes(StandardCharsets.UTF_8));
  }

  private static String hash(byte[] content) {
    try {
      var digest = MessageDigest.getInstance("SHA-256").digest(content);
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }

  /** The form of a sort key, to its end. */
  static String sort(Value key) {
    return beginning(key) + END;
  }

  /** The form of a sort key, without its end: the beginning of all keys that begin so. */
  static String beginning(Value key) {
    if (key instanceof Value.Num number) {
      return number(number.number());
    }
    return key instanceof Value.Binary binary
        ? HexFormat.of().formatHex(binary.bytes().asByteArrayUnsafe())
        : text(((Value.Text) key).text());
  }

  private static String text(String text) {
    if (text.indexOf(END) < 0 && text.indexOf(ESCAPE) < 0) {
      return text;
    }
    var escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ESCAPE) {
        escaped.append(ESCAPE);
        c++;
      }
      escaped.append(c);
    }
    return escaped.toString();
  }

  /** Sign, exponent, digits; those of a negative number turned, as the greater one comes first. */
  private static String number(BigDecimal number) {
    if (number.signum() == 0) {
      return "1";
    }
    var digits = number.unscaledValue().abs().toString();
    int exponent = digits.length() - number.scale() + EXPONENTS;
    var form = exponent + digits;
    return number.signum() > 0 ? "2" + form : "0" + turned(form) + BEHIND;
  }

  private static String turned(String digits) {
    var turned = new StringBuilder(digits.length());
    for (int i = 0; i < digits.length(); i++) {
      turned.append((char) ('0' + '9' - digits.charAt(i)));
    }
    return turned.toString();
  }

  /** The length of a key in bytes, as its limits count it. */
  static long bytes(Value key) {
    return Sizes.of(key);
  }
}

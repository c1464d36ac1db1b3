package dev.federationlab.policy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/**
 * A range of IP addresses: RFC 4632 for IPv4, RFC 4291 §2.3 for IPv6. A single address is a range
 * of one.
 */
final class AddressRange {
  private final byte[] network;
  private final int bits;

  private AddressRange(byte[] network, int bits) {
    this.network = network;
    this.bits = bits;
  }

  /**
   * Reads {@code 203.0.113.0/24} or {@code 2001:db8::1}; null if it is neither address nor range.
   */
  static @Nullable AddressRange read(String text) {
    int slash = text.indexOf('/');
    var network = address(slash < 0 ? text : text.substring(0, slash));
    if (network == null) {
      return null;
    }
    if (slash < 0) {
      return new AddressRange(network, network.length * 8);
    }
    var length = text.substring(slash + 1);
    if (length.isEmpty()
        || length.length() > 3
        || !length.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return null;
    }
    int bits = Integer.parseInt(length);
    return bits > network.length * 8 ? null : new AddressRange(network, bits);
  }

  /** Whether an address lies within; a text that is no address does not. */
  boolean contains(String text) {
    var address = address(text);
    if (address == null || address.length != network.length) {
      return false;
    }
    for (int bit = 0; bit < bits; bit++) {
      int mask = 0x80 >> (bit & 7);
      if (((address[bit >> 3] ^ network[bit >> 3]) & mask) != 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * The bytes of a literal address. Never asks a name server: what has other characters is no
   * literal.
   */
  private static byte @Nullable [] address(String text) {
    var plain =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    if (plain.indexOf(':') < 0) {
      return fourNumbers(plain);
    }
    if (plain.length() > 45 || !plain.chars().allMatch(AddressRange::ofLiteral)) {
      return null;
    }
    try {
      return InetAddress.getByName(plain).getAddress();
    } catch (UnknownHostException e) {
      return null;
    }
  }

  private static boolean ofLiteral(int c) {
    return (Character.digit(c, 16) >= 0 && c < 128) || c == ':' || c == '.';
  }

  private static byte @Nullable [] fourNumbers(String text) {
    var parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    var bytes = new byte[4];
    for (int i = 0; i < 4; i++) {
      var part = parts[i];
      if (part.isEmpty()
          || part.length() > 3
          || !part.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return null;
      }
      int number = Integer.parseInt(part);
      if (number > 255) {
        return null;
      }
      bytes[i] = (byte) number;
    }
    return bytes;
  }
}

package dev.federationlab.aws.wire;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Numbers, times, bytes and texts as they stand in forms, headers, paths, queries and XML. */
final class Scalars {
  /** RFC 9110 §5.6.7, with the two digits for the day that the SDK's own parser wants. */
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", java.util.Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  /** As S3 writes times in XML: always three digits. */
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'", java.util.Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Scalars() {}

  /**
   * The value that a text stands for.
   *
   * @throws Unreadable if it stands for none of this type
   */
  static Object read(Member member, String text) throws Unreadable {
    try {
      return switch (member.type) {
        case INTEGER -> Integer.valueOf(text.strip());
        case LONG -> Long.valueOf(text.strip());
        case SHORT -> Short.valueOf(text.strip());
        case BYTE -> Byte.valueOf(text.strip());
        case FLOAT -> Float.valueOf(text.strip());
        case DOUBLE -> Double.valueOf(text.strip());
        case BIG_DECIMAL -> decimal(text.strip());
        case BOOLEAN -> bool(text.strip());
        case INSTANT -> instant(member, text.strip());
        case SDK_BYTES -> SdkBytes.fromByteArrayUnsafe(Base64.getMimeDecoder().decode(text));
        case STRING ->
            member.jsonText && member.location == MarshallLocation.HEADER
                ? new String(Base64.getDecoder().decode(text), StandardCharsets.UTF_8)
                : text;
        default -> throw new Unreadable("not a value of one text: " + member);
      };
    } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
      throw new Unreadable(
          member.type.name().toLowerCase(java.util.Locale.ROOT) + " expected at " + member, e);
    }
  }

  /** As the wire writes a value; {@code millis} for the three digits of S3. */
  static String write(Member member, Object value, boolean millis) {
    return switch (member.type) {
      case INSTANT -> instant(member, (Instant) value, millis);
      case SDK_BYTES -> Base64.getEncoder().encodeToString(((SdkBytes) value).asByteArrayUnsafe());
      case BIG_DECIMAL -> ((BigDecimal) value).toPlainString();
      case STRING ->
          member.jsonText && member.location == MarshallLocation.HEADER
              ? Base64.getEncoder()
                  .encodeToString(((String) value).getBytes(StandardCharsets.UTF_8))
              : (String) value;
      default -> String.valueOf(value);
    };
  }

  /** Scales beyond reason cost memory when they are written out. */
  private static BigDecimal decimal(String text) {
    var number = new BigDecimal(text);
    if (Math.abs((long) number.scale()) > 1000) {
      throw new ArithmeticException("scale");
    }
    return number;
  }

  private static Boolean bool(String text) {
    if (text.equalsIgnoreCase("true")) {
      return true;
    }
    if (text.equalsIgnoreCase("false")) {
      return false;
    }
    throw new IllegalArgumentException("neither true nor false");
  }

  private static Instant instant(Member member, String text) {
    return switch (format(member)) {
      case ISO_8601 ->
          DateTimeFormatter.ISO_DATE_TIME.withZone(ZoneOffset.UTC).parse(text, Instant::from);
      case RFC_822 -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(text, Instant::from);
      case UNIX_TIMESTAMP -> ofSeconds(decimal(text));
      case UNIX_TIMESTAMP_MILLIS -> Instant.ofEpochMilli(Long.parseLong(text));
      default -> throw new IllegalArgumentException("format of " + member);
    };
  }

  private static String instant(Member member, Instant value, boolean millis) {
    return switch (format(member)) {
      case ISO_8601 ->
          millis ? MILLIS.format(value) : value.truncatedTo(ChronoUnit.MILLIS).toString();
      case RFC_822 -> HTTP_DATE.format(value);
      case UNIX_TIMESTAMP -> seconds(value).toPlainString();
      case UNIX_TIMESTAMP_MILLIS -> String.valueOf(value.toEpochMilli());
      default -> throw new IllegalArgumentException("format of " + member);
    };
  }

  /** Seconds since the epoch, with the milliseconds as fraction. */
  static BigDecimal seconds(Instant instant) {
    var seconds = BigDecimal.valueOf(instant.toEpochMilli(), 3).stripTrailingZeros();
    return seconds.scale() < 0 ? seconds.setScale(0) : seconds;
  }

  static Instant ofSeconds(BigDecimal seconds) {
    return Instant.ofEpochMilli(seconds.movePointRight(3).toBigInteger().longValueExact());
  }

  private static Format format(Member member) {
    if (member.format != null) {
      return member.format;
    }
    return member.location == MarshallLocation.HEADER ? Format.RFC_822 : Format.ISO_8601;
  }
}

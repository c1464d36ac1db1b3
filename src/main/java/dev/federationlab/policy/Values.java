package dev.federationlab.policy;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Reads the typed values of conditions; null where a text is none. Long texts and huge exponents
 * are none.
 */
final class Values {
  private static final int MAX_DIGITS = 64;

  private Values() {}

  /** An integer or decimal number. */
  static @Nullable BigDecimal number(String text) {
    if (text.length() > MAX_DIGITS) {
      return null;
    }
    try {
      var number = new BigDecimal(text);
      return Math.abs((long) number.scale()) > 400 ? null : number;
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /**
   * A time: ISO 8601 as the W3C profiles it (year, month, day, or day and time with zone), or
   * seconds since 1970. Four digits are a year.
   */
  static @Nullable Instant time(String text) {
    int length = text.length();
    if (length == 0 || length > 40) {
      return null;
    }
    try {
      if (text.indexOf('T') > 0) {
        return OffsetDateTime.parse(withColonInZone(text)).toInstant();
      }
      if (length == 10 && text.charAt(4) == '-') {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      if (length == 7 && text.charAt(4) == '-') {
        return YearMonth.parse(text).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      if (length == 4) {
        return Year.parse(text).atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
      }
      var seconds = number(text);
      return seconds == null ? null : Instant.ofEpochSecond(seconds.longValue());
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** The W3C profile writes {@code +0200} nowhere, but AWS's own clients do. */
  private static String withColonInZone(String text) {
    int zone = text.length() - 5;
    char sign = zone > 0 ? text.charAt(zone) : ' ';
    return (sign == '+' || sign == '-') && text.indexOf(':', zone) < 0
        ? text.substring(0, zone + 3) + ":" + text.substring(zone + 3)
        : text;
  }

  /** Bytes in Base64. */
  static byte @Nullable [] base64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}

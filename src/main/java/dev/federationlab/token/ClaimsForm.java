package dev.federationlab.token;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether header and claims have the types that their definitions give them (RFC 7515 §4.1, RFC
 * 7519 §4.1, OpenID Connect Core §2). Libraries coerce, skip or forgive much of this.
 */
final class ClaimsForm {
  /**
   * The last second of the year 9999: times past it are mistakes, or attempts to overflow
   * something.
   */
  private static final long LAST_SECOND = 253_402_300_799L;

  /** Identity pools write the second, and it says no more than the form of a token does. */
  private static final Set<String> TYPES = Set.of("JWT", "JWS");

  private static final int MAX_SUBJECT_CHARACTERS = 255;

  private ClaimsForm() {}

  /** What is wrong first, if anything is. */
  static Optional<String> fault(UnverifiedToken token) {
    return headerFault(token.header()).or(() -> claimsFault(token.claims()));
  }

  static Instant time(Map<String, Object> claims, String name) {
    if (claims.get(name) instanceof Number seconds) {
      return Instant.ofEpochSecond(seconds.longValue());
    }
    throw new IllegalArgumentException("not checked to be a time: " + name);
  }

  /** One audience or several, as a list. */
  static List<String> audience(Map<String, Object> claims) {
    var aud = claims.get("aud");
    return aud instanceof List<?> several
        ? several.stream().map(String.class::cast).toList()
        : List.of(String.valueOf(aud));
  }

  private static Optional<String> headerFault(Map<String, Object> header) {
    if (!isText(header.get("alg"))) {
      return Optional.of("header `alg` is not a text");
    }
    if (header.containsKey("kid") && !isText(header.get("kid"))) {
      return Optional.of("header `kid` is not a text");
    }
    // Extensions that change how a token must be read are refused whole: none is implemented (RFC
    // 7515 §4.1.11).
    for (var name : List.of("crit", "b64", "zip", "enc")) {
      if (header.containsKey(name)) {
        return Optional.of("header `" + name + "` is not understood here");
      }
    }
    var typ = header.get("typ");
    if (header.containsKey("typ")
        && !(typ instanceof String text && TYPES.contains(text.toUpperCase(Locale.ROOT)))) {
      return Optional.of("header `typ` is neither JWT nor JWS");
    }
    return Optional.empty();
  }

  private static Optional<String> claimsFault(Map<String, Object> claims) {
    for (var name : List.of("iss", "sub")) {
      if (!isText(claims.get(name))) {
        return Optional.of("claim `" + name + "` is not a text");
      }
    }
    if (claims.get("sub") instanceof String sub && sub.length() > MAX_SUBJECT_CHARACTERS) {
      return Optional.of("claim `sub` is longer than " + MAX_SUBJECT_CHARACTERS + " characters");
    }
    if (!isAudience(claims.get("aud"))) {
      return Optional.of("claim `aud` is neither a text nor a list of texts");
    }
    for (var name : List.of("exp", "iat")) {
      if (!isTime(claims.get(name))) {
        return Optional.of("claim `" + name + "` is not a whole number of seconds");
      }
    }
    if (claims.containsKey("nbf") && !isTime(claims.get("nbf"))) {
      return Optional.of("claim `nbf` is not a whole number of seconds");
    }
    for (var name : List.of("azp", "nonce", "jti")) {
      if (claims.containsKey(name) && !isText(claims.get(name))) {
        return Optional.of("claim `" + name + "` is not a text");
      }
    }
    return Optional.empty();
  }

  private static boolean isText(@Nullable Object value) {
    return value instanceof String text && !text.isEmpty();
  }

  private static boolean isAudience(@Nullable Object value) {
    return isText(value)
        || (value instanceof List<?> several
            && !several.isEmpty()
            && several.stream().allMatch(ClaimsForm::isText));
  }

  private static boolean isTime(@Nullable Object value) {
    return (value instanceof Integer || value instanceof Long)
        && ((Number) value).longValue() >= 0
        && ((Number) value).longValue() <= LAST_SECOND;
  }
}

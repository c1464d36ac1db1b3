package dev.federationlab.aws.userpools.token;

import dev.federationlab.aws.userpools.user.SignedInUsers;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One authentication, and everything that is issued on the strength of it.
 *
 * @param at when the user authenticated, to the millisecond; {@code auth_time} is its second
 * @param scopes what the access tokens carry
 * @param managedLogin whether it was by managed login, whose tokens say a little more
 * @param nonce as the authorization request had it
 * @param originJti {@code origin_jti}: names the sign-in. A UUID of version 7 (RFC 9562 §5.7),
 *     whose first 48 bits are {@code at}: seconds are too coarse to tell a sign-in just before a
 *     sign-out from one just after
 * @param eventId {@code event_id}
 */
public record SignIn(
    Instant at,
    List<String> scopes,
    boolean managedLogin,
    @Nullable String nonce,
    String originJti,
    String eventId) {

  public SignIn {
    at = at.truncatedTo(ChronoUnit.MILLIS);
    scopes = List.copyOf(scopes);
  }

  /** By {@code InitiateAuth} and what follows it: the user may act for themselves. */
  public static SignIn byApi(Instant now) {
    return new SignIn(
        now, List.of(SignedInUsers.SELF), false, null, uuidAt(now), UUID.randomUUID().toString());
  }

  /**
   * By managed login.
   *
   * @param at when the user authenticated, which may be before the authorization request
   */
  public static SignIn byManagedLogin(Instant at, List<String> scopes, @Nullable String nonce) {
    return new SignIn(at, scopes, true, nonce, uuidAt(at), UUID.randomUUID().toString());
  }

  /** When the sign-in was that an {@code origin_jti} names. */
  static Instant at(String originJti) {
    return Instant.ofEpochMilli(UUID.fromString(originJti).getMostSignificantBits() >>> 16);
  }

  private static String uuidAt(Instant at) {
    // Names nothing secret: it stands in every token.
    var random = ThreadLocalRandom.current();
    long high = at.toEpochMilli() << 16 | 0x7000 | random.nextInt(0x1000);
    long low = 0x8000000000000000L | random.nextLong() >>> 2;
    return new UUID(high, low).toString();
  }
}

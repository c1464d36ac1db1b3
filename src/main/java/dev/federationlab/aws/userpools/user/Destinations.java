package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.userpools.message.Medium;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RecoveryOptionNameType;

/**
 * Where codes go: which address of a user, how much of it an answer shows, and what it shows of
 * nobody.
 */
final class Destinations {
  private static final String DOMAINS = "gyohaem";

  private final PoolKeys keys;

  Destinations(PoolKeys keys) {
    this.keys = keys;
  }

  /** {@code "a***@e***"} or {@code "+*******1111"}. */
  static Delivery masked(Medium medium, String address) {
    return new Delivery(medium == Medium.SMS ? maskedPhone(address) : maskedEmail(address), medium);
  }

  private static String maskedPhone(String number) {
    return "+*******" + number.substring(Math.max(0, number.length() - 4));
  }

  private static String maskedEmail(String address) {
    int at = address.indexOf('@');
    return first(address) + "***@" + (at < 0 ? "" : first(address.substring(at + 1))) + "***";
  }

  private static String first(String text) {
    return text.isEmpty() ? "" : text.substring(0, text.offsetByCodePoints(0, 1));
  }

  /**
   * By which way somebody who signs up proves an address: what the pool verifies by itself and they
   * have, a telephone number before an e-mail address.
   */
  static Optional<Medium> ofSignUp(Pool pool, User user) {
    return autoVerified(pool).stream()
        .filter(medium -> !user.attribute(medium.attribute()).isEmpty())
        .findFirst();
  }

  /** What a pool verifies by itself, telephone numbers first. */
  static List<Medium> autoVerified(Pool pool) {
    return List.of(Medium.SMS, Medium.EMAIL).stream()
        .filter(medium -> pool.verifies(medium.attribute()))
        .toList();
  }

  /** By which way somebody can get back in: the first verified address that the pool allows. */
  static Optional<Medium> ofRecovery(Pool pool, User user) {
    return recovery(pool).stream()
        .filter(
            medium ->
                !user.attribute(medium.attribute()).isEmpty()
                    && user.has(medium.verifiedAttribute()))
        .findFirst();
  }

  /** Whether only an administrator can help. */
  static boolean onlyByAdministrator(Pool pool) {
    return recovery(pool).isEmpty();
  }

  private static List<Medium> recovery(Pool pool) {
    return pool.recoveries().stream()
        .map(name -> name == RecoveryOptionNameType.VERIFIED_EMAIL ? Medium.EMAIL : Medium.SMS)
        .toList();
  }

  /**
   * What an answer says of a name that nobody has: always the same for the same name, and nothing
   * that would tell (PreventUserExistenceErrors).
   */
  Delivery simulated(Transaction store, Pool pool, String name) {
    if (UserNames.isEmail(name)) {
      return masked(Medium.EMAIL, name);
    }
    if (UserNames.isPhone(name)) {
      return masked(Medium.SMS, name);
    }
    var digest = keys.digest(store, pool, "simulated\n" + UserNames.key(pool, name));
    var media = autoVerified(pool);
    return !media.isEmpty() && media.get(0) == Medium.SMS
        ? new Delivery(
            "+*******%04d".formatted(((digest[0] & 0xff) << 8 | digest[1] & 0xff) % 10_000),
            Medium.SMS)
        : new Delivery(
            (char) ('a' + (digest[0] & 0xff) % 26)
                + "***@"
                + DOMAINS.charAt((digest[1] & 0xff) % DOMAINS.length())
                + "***",
            Medium.EMAIL);
  }
}

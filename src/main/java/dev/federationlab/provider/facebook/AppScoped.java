package dev.federationlab.provider.facebook;

import dev.federationlab.oauth.Secrets;
import dev.federationlab.provider.Person;
import java.math.BigInteger;

/**
 * What an app calls a person: decimal digits, another number at every app, always the same at one.
 * So two apps cannot find out by their IDs that they know the same person.
 */
final class AppScoped {
  private static final BigInteger SMALLEST = BigInteger.TEN.pow(16);
  private static final BigInteger COUNT = SMALLEST.multiply(BigInteger.valueOf(9));

  private AppScoped() {}

  /** The ID, 17 digits, made of the account's own ID, which nobody outside ever sees. */
  static String id(Person person, String appId) {
    var digest = Secrets.digest("app-scoped " + person.sub() + " " + appId);
    return new BigInteger(digest, 16).mod(COUNT).add(SMALLEST).toString();
  }
}

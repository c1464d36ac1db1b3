package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.userpools.pool.Pool;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * Under which names a user of a pool can be found: their username, and their aliases.
 *
 * <p>With {@code UsernameAttributes} people sign up with an address; it is theirs at once. With
 * {@code AliasAttributes} an address is theirs when it has been verified, and a preferred username
 * when the user has been confirmed.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html">Sign-in
 *     attributes</a>
 */
final class UserNames {
  private static final List<String> SIGN_IN_ATTRIBUTES =
      List.of("email", "phone_number", "preferred_username");
  private static final Pattern EMAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]+");
  private static final Pattern PHONE = Pattern.compile("\\+[0-9]{1,19}");

  private UserNames() {}

  static boolean isEmail(String name) {
    return EMAIL.matcher(name).matches();
  }

  /** E.164: a plus sign and up to fifteen digits; Cognito takes a few more. */
  static boolean isPhone(String name) {
    return PHONE.matcher(name).matches();
  }

  /** The key that a username is kept under. */
  static String key(Pool pool, String username) {
    return pool.caseSensitive() ? username : username.toLowerCase(Locale.ROOT);
  }

  /** The keys of all aliases that a user holds. */
  static Set<String> aliases(Pool pool, User user) {
    var aliases = new TreeSet<String>();
    // Somebody from outside is known to their provider, not by their address.
    if (user.status() == UserStatusType.EXTERNAL_PROVIDER) {
      return aliases;
    }
    for (var attribute : SIGN_IN_ATTRIBUTES) {
      boolean proved =
          user.status() != UserStatusType.UNCONFIRMED
              && (attribute.equals("preferred_username") || user.has(attribute + "_verified"));
      if (pool.signsInWith(attribute) || pool.hasAlias(attribute) && proved) {
        add(aliases, pool, attribute, user);
      }
    }
    return aliases;
  }

  private static void add(Set<String> aliases, Pool pool, String attribute, User user) {
    var value = user.attribute(attribute);
    if (!value.isEmpty()) {
      aliases.add(alias(pool, attribute, value));
    }
  }

  /** The key of one alias: {@code "email=alice@example.com"}. */
  static String alias(Pool pool, String attribute, String value) {
    return attribute + "=" + key(pool, value);
  }

  /** The keys of the aliases that a name could be. */
  static List<String> possibleAliases(Pool pool, String name) {
    var possible = new ArrayList<String>();
    for (var attribute : SIGN_IN_ATTRIBUTES) {
      if (pool.signsInWith(attribute) || pool.hasAlias(attribute)) {
        possible.add(alias(pool, attribute, name));
      }
    }
    return possible;
  }
}

package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Filter} of {@code ListUsers}: one attribute, one operator, one value, such as {@code
 * family_name ^= "Re"}.
 *
 * @param attribute one of those that can be searched
 * @param exactly whether the value must be equal, or only a beginning
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/how-to-manage-user-accounts.html">Searching
 *     for users</a>
 */
record UserFilter(String attribute, boolean exactly, String value) {
  private static final Pattern FORM =
      Pattern.compile("\\s*\"?([\\w:]+)\"?\\s*(=|\\^=)\\s*\"((?:[^\"\\\\]|\\\\.)*)\"\\s*");
  private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");

  /** How each is had of a user. Case counts for those that the guide says it does. */
  private static final Map<String, Function<User, String>> SEARCHABLE =
      Map.ofEntries(
          Map.entry("username", User::username),
          Map.entry("email", user -> user.attribute("email")),
          Map.entry("phone_number", user -> user.attribute("phone_number")),
          Map.entry("name", user -> user.attribute("name")),
          Map.entry("given_name", user -> user.attribute("given_name")),
          Map.entry("family_name", user -> user.attribute("family_name")),
          Map.entry("preferred_username", user -> user.attribute("preferred_username")),
          Map.entry("cognito:user_status", user -> user.status().toString()),
          Map.entry("status", user -> user.enabled() ? "Enabled" : "Disabled"),
          Map.entry("sub", User::sub));

  /** What every user fits. */
  private static final UserFilter NONE = new UserFilter("", false, "");

  /**
   * Reads a filter; an absent or empty one lets everybody through.
   *
   * @throws ServiceException InvalidParameterException
   */
  static UserFilter parse(@Nullable String text) {
    if (text == null || text.isBlank()) {
      return NONE;
    }
    var parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw UserPoolErrors.INVALID_PARAMETER.exception("Error while parsing filter.");
    }
    var attribute = parts.group(1);
    if (!SEARCHABLE.containsKey(attribute)) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          attribute.startsWith("custom:")
              ? "Type for attribute {" + attribute + "} could not be determined"
              : "Error while parsing filter.");
    }
    return new UserFilter(
        attribute, parts.group(2).equals("="), ESCAPED.matcher(parts.group(3)).replaceAll("$1"));
  }

  /** Whether a user fits. */
  boolean fits(User user) {
    var read = SEARCHABLE.get(attribute);
    if (read == null) {
      return true;
    }
    BiPredicate<String, String> compare = exactly ? String::equals : String::startsWith;
    var has = read.apply(user);
    return attribute.equals("cognito:user_status")
        ? compare.test(has.toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT))
        : compare.test(has, value);
  }
}

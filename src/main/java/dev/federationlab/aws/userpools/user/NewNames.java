package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.IdentityProviders;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** What a new user may be called, and what they are called then. */
final class NewNames {
  private static final String SOURCE = "Developer Guide, Sign-in attributes";

  private static final List<String> SOCIAL =
      List.of("Facebook", "Google", "LoginWithAmazon", "SignInWithApple");

  private NewNames() {}

  /**
   * What became of the name that was given: with {@code UsernameAttributes} it is an address, and
   * the username a UUID, the same as {@code sub}.
   */
  record Name(String username, String sub, SortedMap<String, String> attributes) {}

  static Name of(
      Moment moment,
      Pool pool,
      String given,
      SortedMap<String, String> attributes,
      Supplier<UUID> ids) {
    var sub = id(moment, ids);
    var all = new TreeMap<>(attributes);
    if (!pool.makesUsernames()) {
      return new Name(given, sub, all);
    }
    all.put(UserNames.isEmail(given) ? "email" : "phone_number", given);
    return new Name(sub, sub, all);
  }

  /** The ID of a new user: the same when the request begins again, since functions know it then. */
  static String id(Moment moment, Supplier<UUID> ids) {
    return moment.learnt().once("ID of the new user", UUID.class, ids).toString();
  }

  /**
   * Goes on if a name has a form that the pool allows of new users.
   *
   * @throws ServiceException InvalidParameterException
   */
  static void requireForm(Moment moment, Pool pool, String username) {
    if (pool.makesUsernames()) {
      requireAddress(moment, pool, username);
      return;
    }
    if (pool.hasAlias("email")) {
      requireNot(moment, UserNames.isEmail(username), "email", username);
    }
    if (pool.hasAlias("phone_number")) {
      requireNot(moment, UserNames.isPhone(username), "phone number", username);
    }
  }

  /**
   * Goes on if a name cannot be taken for that of somebody who comes by a web identity provider:
   * {@code Facebook_123} belongs to whom Facebook calls 123, and who had it before would keep them
   * out. Providers that a pool may get later count too, as far as their names are fixed. The words
   * are ours.
   *
   * @throws ServiceException InvalidParameterException
   */
  static void requireLocal(Moment moment, IdentityProviders providers, Pool pool, String username) {
    if (pool.makesUsernames()) {
      return;
    }
    var taken =
        Stream.concat(
                SOCIAL.stream(),
                providers.all(moment.store(), pool).stream()
                    .map(IdentityProviderType::providerName))
            .filter(name -> username.regionMatches(true, 0, name + "_", 0, name.length() + 1))
            .findFirst();
    moment.require(
        taken.isEmpty(),
        "form of the username",
        "not that of a web identity",
        taken.map(name -> name + "_…").orElse(username),
        "Developer Guide, Adding user pool sign-in through a third party",
        UserPoolErrors.INVALID_PARAMETER.exception(
            "Username cannot begin with " + taken.orElse("") + "_, as those of its users do."));
  }

  private static void requireAddress(Moment moment, Pool pool, String username) {
    boolean email = pool.signsInWith("email");
    boolean phone = pool.signsInWith("phone_number");
    boolean fits = email && UserNames.isEmail(username) || phone && UserNames.isPhone(username);
    var complaint =
        email && phone
            ? "Username should be either an email or a phone number."
            : email ? "Username should be an email." : "Username should be a phone number.";
    moment.require(
        fits,
        "form of the username",
        email && phone ? "email or phone_number" : email ? "email" : "phone_number",
        username,
        SOURCE,
        UserPoolErrors.INVALID_PARAMETER.exception(complaint));
  }

  private static void requireNot(Moment moment, boolean is, String what, String username) {
    moment.require(
        !is,
        "form of the username",
        "no " + what + ", since that is an alias",
        username,
        SOURCE,
        UserPoolErrors.INVALID_PARAMETER.exception(
            "Username cannot be of "
                + what
                + " format, since user pool is configured for "
                + what
                + " alias."));
  }

  /**
   * Goes on if nobody has the name, nor an address that people sign up with.
   *
   * @throws ServiceException UsernameExistsException; not hidden by PreventUserExistenceErrors
   */
  static void requireFree(
      Moment moment,
      Users users,
      Pool pool,
      String username,
      SortedMap<String, String> attributes) {
    boolean taken = users.byUsername(moment.store(), pool, username).isPresent();
    moment.require(
        !taken,
        "username",
        "one that nobody has",
        taken ? "taken" : "free",
        "API Reference",
        UserPoolErrors.USERNAME_EXISTS.exception());
    for (var attribute : pool.type().usernameAttributesAsStrings()) {
      var value = attributes.getOrDefault(attribute, "");
      if (!value.isEmpty()) {
        boolean held =
            users.holder(moment.store(), pool, UserNames.alias(pool, attribute, value)).isPresent();
        moment.require(
            !held,
            attribute,
            "one that nobody signs in with",
            held ? "taken" : "free",
            SOURCE,
            UserPoolErrors.USERNAME_EXISTS.exception(
                "An account with the given " + attribute + " already exists."));
      }
    }
  }

  /** What the pre sign-up function made of a user. */
  static User decided(User user, Triggers.PreSignUp decided) {
    var attributes = new TreeMap<>(user.attributes());
    if (decided.verifyEmail() && attributes.containsKey("email")) {
      attributes.put("email_verified", "true");
    }
    if (decided.verifyPhone() && attributes.containsKey("phone_number")) {
      attributes.put("phone_number_verified", "true");
    }
    var changed = user.withAttributes(attributes);
    return decided.confirm() ? changed.withStatus(UserStatusType.CONFIRMED) : changed;
  }
}

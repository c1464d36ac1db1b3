package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * The password that a user sets in place of the one that an administrator gave them, together with
 * what the administrator has left out (aws-behaviour 3.6).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html">RespondToAuthChallenge,
 *     NEW_PASSWORD_REQUIRED</a>
 */
public final class FirstPasswords {
  private static final String SOURCE = "API Reference, RespondToAuthChallenge";

  private final Users users;
  private final Aliases aliases;
  private final Passwords passwords;

  public FirstPasswords(Users users, Passwords passwords) {
    this.users = users;
    this.aliases = new Aliases(users);
    this.passwords = passwords;
  }

  /** The attributes that every user must have and this one has not, by name. */
  public List<String> missing(Pool pool, User user) {
    return Schema.of(pool).required().stream()
        .filter(name -> user.attribute(name).isEmpty())
        .toList();
  }

  /**
   * Confirms a user under a password of their own.
   *
   * @param attributes by name, without {@code userAttributes.}
   * @return the user as they are now
   * @throws ServiceException InvalidPasswordException, InvalidParameterException,
   *     NotAuthorizedException, AliasExistsException
   */
  public User set(
      Moment moment,
      AppClient client,
      User user,
      String password,
      SortedMap<String, String> attributes) {
    var pool = client.pool();
    var next = passwords.next(moment, pool, user.username(), password, false);
    requireNothingOverwritten(moment, pool, user, attributes);
    ClientAttributes.requireWritable(moment, client, attributes.keySet());
    var checked = Schema.of(pool).ofNewUser(moment, attributes, false);
    var after = first(moment, user, checked, next);
    requireComplete(moment, pool, after);
    aliases.require(moment, pool, after, false);
    // On the user as they are by then: an administrator may have been at work meanwhile.
    return users.change(
        moment.store(), pool, user.username(), now -> first(moment, now, checked, next));
  }

  private static User first(
      Moment moment, User user, SortedMap<String, String> attributes, User.Password password) {
    var all = new TreeMap<>(user.attributes());
    all.putAll(attributes);
    return user.withAttributes(all)
        .withPassword(password)
        .withStatus(UserStatusType.CONFIRMED)
        .modified(moment.now());
  }

  private static void requireNothingOverwritten(
      Moment moment, Pool pool, User user, SortedMap<String, String> attributes) {
    var required = Schema.of(pool).required();
    for (var name : attributes.keySet()) {
      boolean has = required.contains(name) && !user.attribute(name).isEmpty();
      moment.require(
          !has,
          "attribute " + name,
          "a required one only if it has no value yet",
          has ? "it has a value" : "it has none, or is not required",
          SOURCE,
          UserPoolErrors.INVALID_PARAMETER.exception("Cannot modify an already provided " + name));
    }
  }

  private void requireComplete(Moment moment, Pool pool, User after) {
    var missing = missing(pool, after);
    moment.require(
        missing.isEmpty(),
        "required attributes",
        "all of them",
        missing.isEmpty() ? "all" : "without " + String.join(", ", missing),
        SOURCE,
        UserPoolErrors.INVALID_PARAMETER.exception(
            "Invalid attributes given, " + String.join(", ", missing) + " is missing"));
  }
}

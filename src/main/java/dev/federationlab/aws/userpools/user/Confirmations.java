package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.message.Purpose;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * Confirms people who registered, by the code that was sent to them, and sends it again.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ConfirmSignUp.html">ConfirmSignUp</a>
 */
public final class Confirmations {
  private final Users users;
  private final Aliases aliases;
  private final Codes codes;
  private final Throttle throttle;
  private final Destinations destinations;
  private final Notices notices;
  private final Triggers triggers;

  Confirmations(
      Users users,
      Codes codes,
      Throttle throttle,
      Destinations destinations,
      Notices notices,
      Triggers triggers) {
    this.users = users;
    this.aliases = new Aliases(users);
    this.codes = codes;
    this.throttle = throttle;
    this.destinations = destinations;
    this.notices = notices;
    this.triggers = triggers;
  }

  /**
   * Confirms a user, whose address is verified by it.
   *
   * @param force whether an alias may be taken from who holds it
   * @return the user as they are now
   * @throws ServiceException UserNotFoundException, NotAuthorizedException, CodeMismatchException,
   *     ExpiredCodeException, TooManyFailedAttemptsException, AliasExistsException
   */
  public User confirm(Moment moment, Asked asked, String code, boolean force) {
    var pool = asked.pool();
    var found = asked.user(moment, users);
    if (found.isEmpty() || asked.hidesExistence() && !found.get().enabled()) {
      throw nobody(moment, asked);
    }
    var user = found.get();
    requireEnabled(moment, user);
    requireUnconfirmed(moment, user);
    throttle.count(moment, pool, user, Throttle.Action.CONFIRM_SIGN_UP);
    var spent = codes.spend(moment, pool, user, CodeUse.CONFIRM_SIGN_UP, code);
    return confirmed(moment, asked, verified(user, spent), force);
  }

  /** A user who proved that an address is theirs, if it still is. */
  private static User verified(User user, Code spent) {
    var attributes = new TreeMap<>(user.attributes());
    if (user.attribute(spent.medium().attribute()).equals(spent.address())) {
      attributes.put(spent.medium().verifiedAttribute(), "true");
    }
    return user.withAttributes(attributes);
  }

  private User confirmed(Moment moment, Asked asked, User user, boolean force) {
    var pool = asked.pool();
    var after = user.withStatus(UserStatusType.CONFIRMED).modified(moment.now());
    aliases.require(moment, pool, after, force);
    users.change(moment.store(), pool, user.username(), before -> after);
    triggers.postConfirmation(
        moment, event(pool, asked.client().id(), after, asked.clientMetadata()));
    return after;
  }

  private static Triggers.Event event(
      Pool pool, String clientId, User user, Map<String, String> metadata) {
    return new Triggers.Event(
        "PostConfirmation_ConfirmSignUp", pool, clientId, user, Map.of(), metadata);
  }

  /**
   * Confirms a user without a code, as an administrator may; no address is verified by it.
   *
   * @throws ServiceException NotAuthorizedException if they are not unconfirmed
   */
  User confirmByAdministrator(
      Moment moment, Pool pool, User user, Map<String, String> clientMetadata) {
    requireUnconfirmed(moment, user);
    var after = user.withStatus(UserStatusType.CONFIRMED).modified(moment.now());
    aliases.require(moment, pool, after, false);
    users.change(moment.store(), pool, user.username(), before -> after);
    codes.forget(moment.store(), pool, user);
    triggers.postConfirmation(moment, event(pool, "", after, clientMetadata));
    return after;
  }

  /**
   * Sends a new code in place of the one before.
   *
   * @return where it went, or what is pretended of somebody who is not there
   * @throws ServiceException UserNotFoundException, InvalidParameterException,
   *     LimitExceededException
   */
  public Delivery resend(Moment moment, Asked asked) {
    var pool = asked.pool();
    var found = asked.user(moment, users);
    if (found.isEmpty() || asked.hidesExistence() && !found.get().enabled()) {
      return simulated(moment, asked);
    }
    var user = found.get();
    requireEnabled(moment, user);
    moment.require(
        user.status() == UserStatusType.UNCONFIRMED,
        "state of the user",
        "UNCONFIRMED",
        String.valueOf(user.status()),
        "API Reference, ResendConfirmationCode",
        UserPoolErrors.INVALID_PARAMETER.exception("User is already confirmed."));
    throttle.count(moment, pool, user, Throttle.Action.RESEND_CODE);
    var medium =
        Destinations.ofSignUp(pool, user)
            .orElseThrow(
                () ->
                    UserPoolErrors.INVALID_PARAMETER.exception(
                        "Cannot resend codes. Auto verification not turned on."));
    var address = user.attribute(medium.attribute());
    var code = codes.issue(moment, pool, user, CodeUse.CONFIRM_SIGN_UP, medium, address);
    return notices.send(
        moment,
        new Notices.Notice(
            pool,
            user,
            Purpose.RESEND_CODE,
            medium,
            address,
            code,
            asked.client().id(),
            asked.clientMetadata()));
  }

  private Delivery simulated(Moment moment, Asked asked) {
    if (!asked.hidesExistence()) {
      throw UserPoolErrors.USER_NOT_FOUND.exception(Resets.NO_SUCH_COMBINATION);
    }
    throttle.countNobody(moment, asked.pool(), asked.username(), Throttle.Action.RESEND_CODE);
    return destinations.simulated(moment.store(), asked.pool(), asked.username());
  }

  /** What a wrong code is told, when nobody may learn that there is no such user. */
  private ServiceException nobody(Moment moment, Asked asked) {
    if (!asked.hidesExistence()) {
      return UserPoolErrors.USER_NOT_FOUND.exception(Resets.NO_SUCH_COMBINATION);
    }
    throttle.countNobody(moment, asked.pool(), asked.username(), Throttle.Action.CONFIRM_SIGN_UP);
    moment.failed(
        "confirmation code",
        "a code that was sent",
        "none, to a user who is not there or disabled",
        "Developer Guide, Managing error responses");
    return UserPoolErrors.CODE_MISMATCH.exception().keeping();
  }

  private static void requireUnconfirmed(Moment moment, User user) {
    moment.require(
        user.status() == UserStatusType.UNCONFIRMED,
        "state of the user",
        "UNCONFIRMED",
        String.valueOf(user.status()),
        "Developer Guide, Signing up and confirming user accounts",
        UserPoolErrors.NOT_AUTHORIZED.exception(
            "User cannot be confirmed. Current status is " + user.status()));
  }

  static void requireEnabled(Moment moment, User user) {
    moment.require(
        user.enabled(),
        "state of the user",
        "enabled",
        user.enabled() ? "enabled" : "disabled",
        "API Reference, AdminDisableUser",
        UserPoolErrors.NOT_AUTHORIZED.exception("User is disabled."));
  }
}

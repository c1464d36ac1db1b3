package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.message.Medium;
import dev.federationlab.aws.userpools.message.Purpose;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/**
 * Lets people who forgot their password choose another, by a code that is sent to an address they
 * have verified.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ForgotPassword.html">ForgotPassword</a>
 */
public final class Resets {
  /** What is said of an unknown user by operations that need only a client ID. */
  static final String NO_SUCH_COMBINATION = "Username/client id combination not found.";

  static final String NO_ADDRESS =
      "Cannot reset password for the user as there is no registered/verified email or phone_number";

  private static final Set<UserStatusType> RESETTABLE =
      Set.of(
          UserStatusType.CONFIRMED,
          UserStatusType.RESET_REQUIRED,
          UserStatusType.UNCONFIRMED,
          UserStatusType.COMPROMISED);
  private static final String SOURCE = "Developer Guide, Recovering user accounts";

  private final Users users;
  private final Passwords passwords;
  private final Codes codes;
  private final Throttle throttle;
  private final Destinations destinations;
  private final Notices notices;
  private final Triggers triggers;
  private final Migrations migrations;

  Resets(
      Users users,
      Passwords passwords,
      Codes codes,
      Throttle throttle,
      Destinations destinations,
      Notices notices,
      Triggers triggers,
      Migrations migrations) {
    this.migrations = migrations;
    this.users = users;
    this.passwords = passwords;
    this.codes = codes;
    this.throttle = throttle;
    this.destinations = destinations;
    this.notices = notices;
    this.triggers = triggers;
  }

  /**
   * Sends a code to somebody who forgot their password.
   *
   * @return where it went, or what is pretended of somebody who is not there, is disabled, or has
   *     no verified address
   * @throws ServiceException UserNotFoundException, NotAuthorizedException,
   *     InvalidParameterException, LimitExceededException
   */
  public Delivery forgot(Moment moment, Asked asked) {
    var pool = asked.pool();
    var found = asked.user(moment, users).or(() -> migrated(moment, asked));
    if (found.isEmpty()) {
      if (!asked.hidesExistence()) {
        throw UserPoolErrors.USER_NOT_FOUND.exception(NO_SUCH_COMBINATION);
      }
      return simulated(moment, asked);
    }
    var user = found.get();
    var medium = Destinations.ofRecovery(pool, user);
    if (asked.hidesExistence() && (!user.enabled() || medium.isEmpty())) {
      moment.passed(
          "recovery",
          "an enabled user with a verified address",
          user.enabled() ? "none, which the answer hides" : "disabled, which the answer hides",
          "Developer Guide, Managing error responses");
      return simulated(moment, asked);
    }
    Confirmations.requireEnabled(moment, user);
    requireResettable(moment, user);
    requireAddress(moment, pool, medium);
    throttle.count(moment, pool, user, Throttle.Action.FORGOT_PASSWORD);
    return send(
        moment, pool, user, medium.orElseThrow(), asked.client().id(), asked.clientMetadata());
  }

  /** Where nobody may learn who is there, a refusal of the function stays unsaid. */
  private Optional<User> migrated(Moment moment, Asked asked) {
    try {
      return migrations.atReset(moment, asked);
    } catch (ServiceException e) {
      if (asked.hidesExistence()) {
        return Optional.empty();
      }
      throw e;
    }
  }

  private Delivery simulated(Moment moment, Asked asked) {
    throttle.countNobody(moment, asked.pool(), asked.username(), Throttle.Action.FORGOT_PASSWORD);
    return destinations.simulated(moment.store(), asked.pool(), asked.username());
  }

  /**
   * Has a user choose another password, as an administrator may: until then they cannot sign in.
   *
   * @throws ServiceException NotAuthorizedException, InvalidParameterException
   */
  void resetByAdministrator(
      Moment moment, Pool pool, User user, Map<String, String> clientMetadata) {
    requireResettable(moment, user);
    var medium = Destinations.ofRecovery(pool, user);
    requireAddress(moment, pool, medium);
    var after =
        users.change(
            moment.store(),
            pool,
            user.username(),
            it -> it.withStatus(UserStatusType.RESET_REQUIRED).modified(moment.now()));
    send(moment, pool, after, medium.orElseThrow(), "", clientMetadata);
  }

  /** Replaces the password of who shows the code; they are confirmed by it. */
  private Delivery send(
      Moment moment,
      Pool pool,
      User user,
      Medium medium,
      String clientId,
      Map<String, String> clientMetadata) {
    var address = user.attribute(medium.attribute());
    var code = codes.issue(moment, pool, user, CodeUse.RESET_PASSWORD, medium, address);
    return notices.send(
        moment,
        new Notices.Notice(
            pool, user, Purpose.FORGOT_PASSWORD, medium, address, code, clientId, clientMetadata));
  }

  /**
   * Replaces the password of a user by the code that was sent; they are confirmed by it.
   *
   * @return the user as they are now
   * @throws ServiceException InvalidPasswordException, UserNotFoundException,
   *     CodeMismatchException, ExpiredCodeException, TooManyFailedAttemptsException,
   *     PasswordHistoryPolicyViolationException
   */
  public User confirm(Moment moment, Asked asked, String code, String password) {
    var pool = asked.pool();
    // Before the user is looked for: a weak password must not tell whether there is one.
    PasswordPolicy.of(pool).require(moment, password);
    var found = asked.user(moment, users);
    if (found.isEmpty() || asked.hidesExistence() && !found.get().enabled()) {
      throw nobody(moment, asked);
    }
    var user = found.get();
    Confirmations.requireEnabled(moment, user);
    throttle.count(moment, pool, user, Throttle.Action.CONFIRM_FORGOT_PASSWORD);
    requireGuessable(moment, asked, user, code);
    var spent = codes.spend(moment, pool, user, CodeUse.RESET_PASSWORD, code);
    boolean current = spent.address().equals(user.attribute(spent.medium().attribute()));
    moment.require(
        current,
        "address of the code",
        "still the user's",
        current ? "the same" : "another one by now",
        SOURCE,
        UserPoolErrors.EXPIRED_CODE.exception());
    var next = passwords.made(moment, pool, user.username(), password, false);
    var after =
        users.change(
            moment.store(),
            pool,
            user.username(),
            it ->
                it.withPassword(next).withStatus(UserStatusType.CONFIRMED).modified(moment.now()));
    triggers.postConfirmation(
        moment,
        new Triggers.Event(
            "PostConfirmation_ConfirmForgotPassword",
            pool,
            asked.client().id(),
            after,
            Map.of(),
            asked.clientMetadata()));
    return after;
  }

  /**
   * Where nobody may learn who is there, a guess is told the same of who has no code as of who is
   * nobody; that a code has expired learns who has it.
   */
  private void requireGuessable(Moment moment, Asked asked, User user, String code) {
    var pool = asked.pool();
    if (asked.hidesExistence()
        && !codes.alive(moment, pool, user, CodeUse.RESET_PASSWORD)
        && !codes.shows(moment.store(), pool, user, CodeUse.RESET_PASSWORD, code)) {
      moment.failed(
          "confirmation code",
          "a code that was sent",
          "none is outstanding, which the answer hides",
          "Developer Guide, Managing error responses");
      throw UserPoolErrors.CODE_MISMATCH.exception().keeping();
    }
  }

  private ServiceException nobody(Moment moment, Asked asked) {
    if (!asked.hidesExistence()) {
      return UserPoolErrors.USER_NOT_FOUND.exception(NO_SUCH_COMBINATION);
    }
    throttle.countNobody(
        moment, asked.pool(), asked.username(), Throttle.Action.CONFIRM_FORGOT_PASSWORD);
    moment.failed(
        "confirmation code",
        "a code that was sent",
        "none, to a user who is not there or disabled",
        "Developer Guide, Managing error responses");
    return UserPoolErrors.CODE_MISMATCH.exception().keeping();
  }

  private static void requireResettable(Moment moment, User user) {
    moment.require(
        RESETTABLE.contains(user.status()),
        "state of the user",
        "one with a password of their own",
        String.valueOf(user.status()),
        SOURCE,
        UserPoolErrors.NOT_AUTHORIZED.exception(
            "User password cannot be reset in the current state."));
  }

  private static void requireAddress(Moment moment, Pool pool, Optional<Medium> medium) {
    moment.require(
        !Destinations.onlyByAdministrator(pool),
        "account recovery",
        "by e-mail or text message",
        Destinations.onlyByAdministrator(pool) ? "by administrators only" : "allowed",
        SOURCE,
        UserPoolErrors.NOT_AUTHORIZED.exception("Contact administrator to reset password."));
    moment.require(
        medium.isPresent(),
        "where to send a code",
        "a verified address",
        medium.map(Medium::attribute).orElse("none"),
        SOURCE,
        UserPoolErrors.INVALID_PARAMETER.exception(NO_ADDRESS));
  }
}

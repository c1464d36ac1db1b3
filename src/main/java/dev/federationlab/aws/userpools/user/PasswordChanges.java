package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;

/** Replaces passwords: by users who know the old one, and by administrators. */
final class PasswordChanges {
  private final Users users;
  private final Passwords passwords;
  private final Throttle throttle;

  PasswordChanges(Users users, Passwords passwords, Throttle throttle) {
    this.users = users;
    this.passwords = passwords;
    this.throttle = throttle;
  }

  /**
   * Replaces the password of somebody who is signed in.
   *
   * @param previous absent is right only for who has no password yet and has not come by a web
   *     identity provider: a token that was found must not become a way in that stays
   * @throws ServiceException NotAuthorizedException, LimitExceededException,
   *     InvalidPasswordException, PasswordHistoryPolicyViolationException
   */
  void change(Moment moment, Pool pool, User user, @Nullable String previous, String proposed) {
    throttle.count(moment, pool, user, Throttle.Action.CHANGE_PASSWORD);
    boolean right =
        previous == null
            ? user.password() == null && user.status() != UserStatusType.EXTERNAL_PROVIDER
            : passwords.matches(pool, user, previous);
    moment.require(
        right,
        "previous password",
        "the one whose verifier is kept",
        right ? "the same" : "another one",
        "API Reference, ChangePassword",
        UserPoolErrors.NOT_AUTHORIZED.exception().keeping());
    var next = passwords.next(moment, pool, user.username(), proposed, false);
    users.change(
        moment.store(), pool, user.username(), it -> it.withPassword(next).modified(moment.now()));
  }

  /**
   * Sets a password as an administrator.
   *
   * @param permanent whether it is good for more than the first sign-in
   * @throws ServiceException InvalidPasswordException, PasswordHistoryPolicyViolationException
   */
  void set(Moment moment, Pool pool, User user, String password, boolean permanent) {
    var next = passwords.next(moment, pool, user.username(), password, !permanent);
    var status = permanent ? UserStatusType.CONFIRMED : UserStatusType.FORCE_CHANGE_PASSWORD;
    users.change(
        moment.store(),
        pool,
        user.username(),
        it -> it.withPassword(next).withStatus(status).modified(moment.now()));
  }
}

package dev.federationlab.aws.userpools.auth;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.srp.Verifier;
import dev.federationlab.aws.userpools.token.PoolKeys;
import dev.federationlab.aws.userpools.user.Migrations;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.Passwords;
import dev.federationlab.aws.userpools.user.Triggers;
import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.aws.userpools.user.Users;
import java.util.Map;
import java.util.Optional;

/**
 * A password as it was typed, held against the verifier that is kept: for {@code
 * USER_PASSWORD_AUTH}, {@code ADMIN_USER_PASSWORD_AUTH} and the page of the managed login, under
 * one and the same lockout.
 */
public final class PasswordSignIn {
  private static final String SOURCE = "Developer Guide, Authentication flows";

  private final Users users;
  private final Passwords passwords;
  private final PoolKeys keys;
  private final AfterPassword after;
  private final Triggers triggers;
  private final Migrations migrations;

  /** Nobody's: what a guess at an unknown user is held against, to take as long. */
  private final Verifier decoy;

  PasswordSignIn(
      Users users,
      Passwords passwords,
      PoolKeys keys,
      AfterPassword after,
      Triggers triggers,
      Migrations migrations) {
    this.users = users;
    this.triggers = triggers;
    this.migrations = migrations;
    this.passwords = passwords;
    this.keys = keys;
    this.after = after;
    this.decoy = new Verifier("0123456789abcdef0123456789abcdef", "2");
  }

  /**
   * Signs in with what somebody typed.
   *
   * @param name a username or an alias
   * @param hidden whether an unknown user is answered like a wrong password
   * @param validationData for the pool's function, which may refuse
   * @throws ServiceException NotAuthorizedException, also while there is a lock;
   *     UserNotFoundException, UserNotConfirmedException, PasswordResetRequiredException. Where it
   *     is {@code keeping()}, the transaction has to be committed all the same: a guess was counted
   */
  public Progress signIn(
      Moment moment,
      AppClient client,
      String name,
      String password,
      boolean hidden,
      Map<String, String> validationData) {
    var pool = client.pool();
    var found = users.find(moment.store(), pool, name);
    if (found.isEmpty() && Migrations.possible(client)) {
      found = migrated(moment, client, name, password, hidden, validationData);
    }
    if (found.isEmpty()) {
      throw unknown(moment, client, name, password, hidden, validationData);
    }
    var user = found.get();
    moment.passed("user", name, "username " + user.username(), SOURCE);
    var failures = Lockout.require(moment, pool, user.sub());
    triggers.preAuthentication(moment, pool, client.id(), found, name, validationData);
    UserStates.require(moment, user);
    if (user.password() == null) {
      // Takes the time that it takes for everybody else.
      spendTime(pool, user.sub(), password);
    }
    if (!passwords.matches(pool, user, password)) {
      moment.failed(
          "password",
          user.password() == null ? "none: this user has no password" : "the one of the verifier",
          "another: g^x mod N is not v",
          SOURCE);
      failures.failed();
      throw AuthErrors.wrong().keeping();
    }
    moment.passed("password", "the one of the verifier", "g^x mod N is v", SOURCE);
    failures.succeeded();
    return after.next(moment, client, user);
  }

  /** From an older directory; who guesses there is slowed down as here. */
  private Optional<User> migrated(
      Moment moment,
      AppClient client,
      String name,
      String password,
      boolean hidden,
      Map<String, String> validationData) {
    var nobody = Nobody.of(moment.store(), client.pool(), keys, name);
    var failures = Lockout.require(moment, client.pool(), nobody.lockoutKey());
    try {
      return migrations.atSignIn(moment, client, name, password, validationData);
    } catch (ServiceException e) {
      failures.failed();
      throw hidden ? AuthErrors.wrong().keeping() : e.keeping();
    }
  }

  private ServiceException unknown(
      Moment moment,
      AppClient client,
      String name,
      String password,
      boolean hidden,
      Map<String, String> validationData) {
    moment.failed(
        "user",
        name,
        hidden ? "no such user, which the answer hides" : "no such user",
        "Developer Guide, Managing user existence error responses");
    if (!hidden) {
      return UserPoolErrors.USER_NOT_FOUND.exception();
    }
    var nobody = Nobody.of(moment.store(), client.pool(), keys, name);
    var failures = Lockout.require(moment, client.pool(), nobody.lockoutKey());
    triggers.preAuthentication(
        moment, client.pool(), client.id(), Optional.empty(), name, validationData);
    spendTime(client.pool(), nobody.userId(), password);
    failures.failed();
    return AuthErrors.wrong().keeping();
  }

  private void spendTime(Pool pool, String name, String password) {
    if (decoy.matches(pool.shortName(), name, password)) {
      throw new IllegalStateException("a password fits the decoy");
    }
  }

  /** The user of this name who may go on, for answers to challenges. */
  static boolean names(Moment moment, Users users, AppClient client, String name, User user) {
    return name.equals(user.username())
        || users
            .find(moment.store(), client.pool(), name)
            .filter(found -> found.sub().equals(user.sub()))
            .isPresent();
  }
}

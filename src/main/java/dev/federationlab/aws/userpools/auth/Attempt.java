package dev.federationlab.aws.userpools.auth;

import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.SecretHash;
import dev.federationlab.aws.userpools.user.Triggers;
import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.aws.userpools.user.Users;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One request on the way to a sign-in.
 *
 * @param parameters {@code AuthParameters} or {@code ChallengeResponses}
 * @param session as received; absent if there was none
 * @param byAdministrator whether it is one of the {@code Admin…} operations, which hide nothing
 * @param byPool whether it is the managed login, and no app, that speaks for the client
 * @param metadata for functions
 */
record Attempt(
    Moment moment,
    AppClient client,
    Map<String, String> parameters,
    @Nullable String session,
    boolean byAdministrator,
    boolean byPool,
    Metadata metadata) {

  /** Of an operation of the API. */
  Attempt(
      Moment moment,
      AppClient client,
      Map<String, String> parameters,
      @Nullable String session,
      boolean byAdministrator,
      Metadata metadata) {
    this(moment, client, parameters, session, byAdministrator, false, metadata);
  }

  /** Of a page of the pool itself, which needs no proof of the client's secret. */
  static Attempt byPool(
      Moment moment, AppClient client, Map<String, String> parameters, @Nullable String session) {
    return new Attempt(moment, client, parameters, session, false, true, Metadata.NONE);
  }

  Pool pool() {
    return client.pool();
  }

  /**
   * A parameter that must be there.
   *
   * @throws dev.federationlab.aws.ServiceException InvalidParameterException
   */
  String require(String name) {
    var value = parameters.get(name);
    if (value == null || value.isEmpty()) {
      moment.failed("parameters", name, "not there", "API Reference, InitiateAuth");
      throw UserPoolErrors.INVALID_PARAMETER.exception("Missing required parameter " + name);
    }
    return value;
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(parameters.get(name)).filter(value -> !value.isEmpty());
  }

  /** {@code USERNAME}, once {@code SECRET_HASH} has proved that the client may speak of it. */
  String username() {
    var username = require("USERNAME");
    requireSecretHash(username);
    return username;
  }

  /**
   * Holds {@code SECRET_HASH} against a username.
   *
   * @throws dev.federationlab.aws.ServiceException NotAuthorizedException
   */
  void requireSecretHash(String username) {
    if (byPool) {
      return;
    }
    SecretHash.require(moment, client, username, parameters.get("SECRET_HASH"));
  }

  /**
   * The user of a name; nobody if there is none and the answer must not tell.
   *
   * @param source of the rule, for the explanation
   * @throws dev.federationlab.aws.ServiceException UserNotFoundException
   */
  Optional<User> user(Users users, String name, String source) {
    var found = users.find(moment.store(), pool(), name);
    if (found.isEmpty() && !hidesUsers()) {
      moment.failed("user", name, "no such user", source);
      throw UserPoolErrors.USER_NOT_FOUND.exception();
    }
    return found;
  }

  /**
   * Asks the pool's function whether this sign-in may go on.
   *
   * @param found the user of the name, if there is one
   * @throws dev.federationlab.aws.ServiceException UserLambdaValidationException and others, as the
   *     function ended
   */
  void preAuthentication(Triggers triggers, Optional<User> found, String name) {
    triggers.preAuthentication(moment, pool(), client.id(), found, name, metadata.validationData());
  }

  /** Whether answers must not tell if there is such a user. */
  boolean hidesUsers() {
    return !byAdministrator && client.hidesUsers();
  }

  /** Without the parameters. */
  @Override
  public String toString() {
    return "Attempt[" + client + "]";
  }
}

package dev.federationlab.aws.userpools.token;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.token.Tokens.Presented;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.aws.userpools.user.Users;
import java.util.Optional;

/**
 * Whether a refresh token that comes back still holds: it is its client's, has neither expired nor
 * been revoked nor replaced, and its user is still who may (aws-behaviour 3.10).
 */
final class RefreshVerification {
  private static final String REFRESHING =
      "Developer Guide, Refreshing JWTs by using the refresh token";

  private final Users users;

  RefreshVerification(Users users) {
    this.users = users;
  }

  /**
   * Verifies.
   *
   * @param content what the token stands for; empty if it could not be opened
   * @throws ServiceException NotAuthorizedException, RefreshTokenReuseException
   */
  Presented present(Moment moment, AppClient client, Optional<RefreshTokens.Content> content) {
    var pool = client.pool();
    moment.require(
        content.isPresent(),
        "refresh token",
        "one that pool " + pool.id() + " has issued",
        content.isPresent() ? "it opens, unchanged" : "it cannot be opened",
        REFRESHING,
        invalid());
    var token = content.get();
    moment.require(
        token.clientId().equals(client.id()),
        "client",
        "issued to " + client.id(),
        token.clientId(),
        REFRESHING,
        invalid());
    moment.require(
        moment.now().isBefore(token.expiresAt()),
        "expiry",
        "after " + moment.now(),
        token.expiresAt().toString(),
        REFRESHING,
        UserPoolErrors.NOT_AUTHORIZED.exception("Refresh Token has expired"));
    boolean revoked = SignIns.revoked(moment.store(), pool, token.signIn().originJti());
    moment.require(
        !revoked,
        "revocation",
        "not revoked",
        revoked ? "revoked" : "not revoked",
        "Developer Guide, Revoking tokens",
        revoked());
    var place = rotation(moment, client, token);
    return new Presented(client, user(moment, pool, token), token, place);
  }

  private static Optional<SignIns.Place> rotation(
      Moment moment, AppClient client, RefreshTokens.Content token) {
    var grace = client.rotation();
    if (grace.isEmpty()) {
      return Optional.empty();
    }
    var place = SignIns.place(moment.store(), client.pool(), token, grace.get(), moment.now());
    var standing = place.standing();
    moment.require(
        standing != SignIns.Standing.REUSED,
        "rotation",
        "the latest refresh token of its sign-in, or the one before within "
            + grace.get().toSeconds()
            + " s",
        switch (standing) {
          case LATEST -> "the latest";
          case WITHIN_GRACE -> "the one before, within the grace period";
          case REUSED -> "another has taken its place";
        },
        "Developer Guide, Refresh token rotation",
        TokenErrors.REFRESH_TOKEN_REUSE.exception());
    return Optional.of(place);
  }

  private User user(Moment moment, Pool pool, RefreshTokens.Content token) {
    var found = users.bySub(moment.store(), pool, token.sub());
    moment.require(
        found.isPresent(),
        "user",
        "still there",
        found.isPresent() ? found.get().username() : "deleted",
        REFRESHING,
        invalid());
    var user = found.get();
    moment.require(
        user.enabled(),
        "user enabled",
        "enabled",
        user.enabled() ? "enabled" : "disabled",
        REFRESHING,
        UserPoolErrors.NOT_AUTHORIZED.exception("User is disabled."));
    boolean signedOut = signedOut(user, token.signIn());
    moment.require(
        !signedOut,
        "sign-out",
        "no sign-out everywhere since " + token.signIn().at(),
        user.signedOutAt() == null ? "none" : user.signedOutAt().toString(),
        "API Reference, GlobalSignOut",
        revoked());
    return user;
  }

  /** Whether a user has signed out everywhere since. */
  static boolean signedOut(User user, SignIn signIn) {
    return user.signedOutAt() != null && !signIn.at().isAfter(user.signedOutAt());
  }

  private static ServiceException invalid() {
    return UserPoolErrors.NOT_AUTHORIZED.exception("Invalid Refresh Token");
  }

  private static ServiceException revoked() {
    return UserPoolErrors.NOT_AUTHORIZED.exception("Refresh Token has been revoked");
  }
}

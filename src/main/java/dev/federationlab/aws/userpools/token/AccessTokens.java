package dev.federationlab.aws.userpools.token;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.Pools;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.SignedIn;
import dev.federationlab.aws.userpools.user.SignedInUsers;
import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.aws.userpools.user.Users;
import dev.federationlab.token.UnverifiedToken;
import dev.federationlab.token.UnverifiedToken.MalformedTokenException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies access tokens that come back to the pool that issued them: its own signature, and what
 * only it knows, whether the sign-in has been revoked and the user still is who may.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-tokens-verifying-a-jwt.html">Verifying
 *     a JWT</a>
 */
public final class AccessTokens implements SignedInUsers {
  private static final String SOURCE = "Developer Guide, Verifying JSON web tokens";
  private static final String REVOKING = "Developer Guide, Revoking tokens";

  private final Pools pools;
  private final Users users;
  private final Issuers issuers;
  private final PoolKeys keys;

  public AccessTokens(Pools pools, Users users, Issuers issuers, PoolKeys keys) {
    this.pools = pools;
    this.users = users;
    this.issuers = issuers;
    this.keys = keys;
  }

  /** An access token that holds: of whom, and what it carries. */
  public record Verified(SignedIn signedIn, List<String> scopes, Map<String, Object> claims) {
    public boolean carries(String scope) {
      return scopes.contains(scope);
    }
  }

  @Override
  public SignedIn require(Call call, String accessToken, String scope) {
    var moment = Moment.of(call);
    var verified = verify(moment, accessToken);
    requireScope(moment, verified.carries(scope), scope, String.join(" ", verified.scopes()));
    return verified.signedIn();
  }

  private static void requireScope(Moment moment, boolean carried, String scope, String saw) {
    moment.explanation().phase("scope");
    moment.require(
        carried,
        "scope",
        scope,
        saw,
        "Developer Guide, Scopes, M2M, and APIs with resource servers",
        UserPoolErrors.NOT_AUTHORIZED.exception("Access Token does not have required scopes"));
  }

  /**
   * Verifies an access token of a user, whatever its scopes.
   *
   * @throws ServiceException NotAuthorizedException; UserNotFoundException if the user was deleted
   */
  public Verified verify(Moment moment, String accessToken) {
    moment.explanation().phase("access token");
    var claims = signed(moment, accessToken);
    var expiresAt = time(claims, "exp");
    moment.require(
        moment.now().isBefore(expiresAt),
        "expiry",
        "`exp` after " + moment.now(),
        expiresAt.toString(),
        "RFC 7519 §4.1.4",
        UserPoolErrors.NOT_AUTHORIZED.exception("Access Token has expired"));
    var client =
        pools
            .client(moment.store(), text(claims, "client_id"))
            .filter(found -> issuers.of(found.pool()).equals(text(claims, "iss")));
    moment.require(
        client.isPresent(),
        "client",
        "an app client of the pool",
        client.isPresent() ? text(claims, "client_id") : text(claims, "client_id") + ", deleted",
        SOURCE,
        invalid());
    var pool = client.get().pool();
    revocation(moment, pool, claims);
    if (!claims.containsKey("username")) {
      requireScope(moment, false, "one of a user's", text(claims, "scope") + ", of the app itself");
    }
    moment.explanation().phase("user");
    var user = user(moment, pool, claims);
    var scopes = List.of(text(claims, "scope").split(" "));
    return new Verified(new SignedIn(client.get(), user), scopes, claims);
  }

  /** The claims of a token that one of our pools has signed as an access token. */
  private Map<String, Object> signed(Moment moment, String accessToken) {
    UnverifiedToken token;
    try {
      token = UnverifiedToken.parse(accessToken);
      moment.passed("form", "a JWT", "three parts of base64url", "RFC 7519 §7.2");
    } catch (MalformedTokenException e) {
      moment.failed("form", "a JWT", String.valueOf(e.getMessage()), "RFC 7519 §7.2");
      throw invalid();
    }
    var header = token.header();
    boolean plain = header.keySet().equals(Set.of("kid", "alg"));
    moment.require(
        plain && "RS256".equals(header.get("alg")),
        "header",
        "`kid` and `alg`, which is RS256",
        String.join(", ", header.keySet()) + (plain ? " = " + header.get("alg") : ""),
        SOURCE,
        invalid());
    var pool = pool(moment, token);
    var keyId = String.valueOf(header.get("kid"));
    var key = keys.of(moment.store(), pool).byId(keyId);
    moment.require(
        key.isPresent(),
        "key",
        "one that pool " + pool.id() + " publishes",
        key.isPresent() ? keyId : keyId + ", not published",
        "RFC 7515 §4.1.4",
        invalid());
    boolean holds = key.get().signed(accessToken);
    moment.require(
        holds,
        "signature",
        "made over header and claims with key " + keyId,
        holds ? "it verifies" : "it does not verify",
        "RFC 7515 §5.2",
        invalid());
    var use = String.valueOf(token.claims().get("token_use"));
    moment.require(use.equals("access"), "token_use", "access", use, SOURCE, invalid());
    return token.claims();
  }

  private Pool pool(Moment moment, UnverifiedToken token) {
    var issuer = token.issuer().orElse("none");
    var pool = issuers.poolId(issuer).flatMap(poolId -> pools.find(moment.store(), poolId));
    moment.require(
        pool.isPresent(),
        "issuer",
        "a user pool",
        pool.isPresent() ? issuer : issuer + ", not one of ours",
        SOURCE,
        invalid());
    return pool.get();
  }

  private void revocation(Moment moment, Pool pool, Map<String, Object> claims) {
    var origin = text(claims, "origin_jti");
    if (origin.isEmpty()) {
      return;
    }
    boolean revoked = SignIns.revoked(moment.store(), pool, origin);
    moment.require(
        !revoked,
        "revocation",
        "not revoked",
        revoked ? "its refresh token was revoked" : "not revoked",
        REVOKING,
        revoked());
  }

  private User user(Moment moment, Pool pool, Map<String, Object> claims) {
    var found = users.bySub(moment.store(), pool, text(claims, "sub"));
    moment.require(
        found.isPresent(),
        "user",
        "still there",
        found.isPresent() ? found.get().username() : text(claims, "username") + ", deleted",
        SOURCE,
        UserPoolErrors.USER_NOT_FOUND.exception());
    var user = found.get();
    moment.require(
        user.enabled(),
        "user enabled",
        "enabled",
        user.enabled() ? "enabled" : "disabled",
        SOURCE,
        UserPoolErrors.NOT_AUTHORIZED.exception("User is disabled."));
    boolean signedOut = signedOut(user, claims);
    moment.require(
        !signedOut,
        "sign-out",
        "no sign-out everywhere since " + time(claims, "auth_time"),
        user.signedOutAt() == null ? "none" : "signed out at " + user.signedOutAt(),
        "API Reference, GlobalSignOut",
        revoked());
    return user;
  }

  /** Whether a token's sign-in was before the user signed out everywhere. */
  static boolean signedOut(User user, Map<String, Object> claims) {
    var at = user.signedOutAt();
    if (at == null) {
      return false;
    }
    var origin = text(claims, "origin_jti");
    return origin.isEmpty()
        ? time(claims, "auth_time").getEpochSecond() <= at.getEpochSecond()
        : !SignIn.at(origin).isAfter(at);
  }

  private static String text(Map<String, Object> claims, String name) {
    return claims.get(name) instanceof String text ? text : "";
  }

  private static Instant time(Map<String, Object> claims, String name) {
    return Optional.ofNullable(claims.get(name))
        .filter(Number.class::isInstance)
        .map(number -> Instant.ofEpochSecond(((Number) number).longValue()))
        .orElse(Instant.EPOCH);
  }

  private static ServiceException invalid() {
    return UserPoolErrors.NOT_AUTHORIZED.exception("Invalid Access Token");
  }

  private static ServiceException revoked() {
    return UserPoolErrors.NOT_AUTHORIZED.exception("Access Token has been revoked");
  }
}

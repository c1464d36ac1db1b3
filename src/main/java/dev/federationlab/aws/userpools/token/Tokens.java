package dev.federationlab.aws.userpools.token;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.token.PoolKeys.Keys;
import dev.federationlab.aws.userpools.trigger.Asking;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.aws.userpools.user.Users;
import dev.federationlab.oauth.Secrets;
import dev.federationlab.store.Transaction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Issues tokens, and takes refresh tokens back. Safe for many threads. */
public final class Tokens {
  private final Issuers issuers;
  private final PoolKeys keys;
  private final GroupDirectory groups;
  private final PreTokenGeneration function;
  private final RefreshVerification verification;
  private final RefreshTokens refreshTokens;
  private final JsonMapper json = new JsonMapper();

  /**
   * @param storeJson the form of what is sealed in refresh tokens
   */
  public Tokens(
      Issuers issuers,
      PoolKeys keys,
      GroupDirectory groups,
      Users users,
      Asking asking,
      JsonMapper storeJson) {
    this.function = new PreTokenGeneration(asking);
    this.issuers = issuers;
    this.keys = keys;
    this.groups = groups;
    this.verification = new RefreshVerification(users);
    this.refreshTokens = new RefreshTokens(storeJson);
  }

  /**
   * The tokens of a sign-in that has just been completed.
   *
   * @throws ServiceException if the pool's function for tokens refuses
   */
  public Issued issue(
      Moment moment, AppClient client, User user, SignIn signIn, Occasion occasion) {
    var content =
        new RefreshTokens.Content(
            client.id(), user.sub(), signIn, signIn.at().plus(client.refreshTokenLifetime()), 0);
    var ring = keys.of(moment.store(), client.pool());
    return issue(
        moment,
        client,
        user,
        signIn,
        ring,
        Optional.of(refreshTokens.write(content, ring.seal())),
        occasion);
  }

  /**
   * An access token for an app client itself ({@code grant_type=client_credentials}): its subject
   * is the client, and there is no user, no ID token and no refresh token.
   */
  public Issued issueToClient(Moment moment, AppClient client, List<String> scopes) {
    long now = moment.now().getEpochSecond();
    var claims = new LinkedHashMap<String, Object>();
    claims.put("sub", client.id());
    claims.put("token_use", "access");
    claims.put("scope", String.join(" ", scopes));
    claims.put("auth_time", now);
    claims.put("iss", issuers.of(client.pool()));
    claims.put("exp", now + client.accessTokenLifetime().toSeconds());
    claims.put("iat", now);
    claims.put("version", 2);
    claims.put("jti", UUID.randomUUID().toString());
    claims.put("client_id", client.id());
    var signed = keys.of(moment.store(), client.pool()).access().sign(bytes(claims));
    return new Issued(signed, Optional.empty(), Optional.empty(), client.accessTokenLifetime());
  }

  /** A refresh token that was verified: it is its client's, holds, and so does its user. */
  public record Presented(
      AppClient client, User user, RefreshTokens.Content content, Optional<SignIns.Place> place) {
    /** The authentication that it goes back to. */
    public SignIn signIn() {
      return content.signIn();
    }
  }

  /**
   * Verifies a refresh token.
   *
   * @throws ServiceException NotAuthorizedException, RefreshTokenReuseException
   */
  public Presented present(Moment moment, AppClient client, String refreshToken) {
    return verification.present(moment, client, open(moment.store(), client.pool(), refreshToken));
  }

  /**
   * New tokens for a refresh token; with rotation, a new refresh token too.
   *
   * @param clientMetadata for the pool's function
   * @throws ServiceException if the pool's function for tokens refuses
   */
  public Issued renew(Moment moment, Presented presented, Map<String, String> clientMetadata) {
    var client = presented.client();
    var pool = client.pool();
    var ring = keys.of(moment.store(), pool);
    var content = presented.content();
    var place = presented.place();
    if (place.isEmpty()) {
      return issue(
          moment,
          client,
          presented.user(),
          renewed(content.signIn()),
          ring,
          Optional.empty(),
          Occasion.refresh(clientMetadata));
    }
    if (place.get().standing() == SignIns.Standing.LATEST) {
      SignIns.rotate(moment.store(), pool, content, place.get(), moment.now());
    }
    return issue(
        moment,
        client,
        presented.user(),
        renewed(content.signIn()),
        ring,
        Optional.of(refreshTokens.write(content.next(), ring.seal())),
        Occasion.refresh(clientMetadata));
  }

  /** The nonce belongs to the request that it was sent with. */
  private static SignIn renewed(SignIn signIn) {
    return new SignIn(
        signIn.at(),
        signIn.scopes(),
        signIn.managedLogin(),
        null,
        signIn.originJti(),
        signIn.eventId());
  }

  /** What came of asking for a revocation. */
  public enum Revocation {
    REVOKED,
    /** A refresh token, but another client's. */
    OF_ANOTHER_CLIENT,
    /** An access or ID token: only refresh tokens can be revoked. */
    UNSUPPORTED_TYPE,
    /** Nothing that this pool has issued. */
    UNKNOWN,
    /** The client has revocation switched off. */
    SWITCHED_OFF
  }

  /** Revokes a refresh token, and with it every token of its sign-in (RFC 7009 §2.1). */
  public Revocation revoke(Moment moment, AppClient client, String token) {
    var pool = client.pool();
    if (!client.revocable()) {
      return Revocation.SWITCHED_OFF;
    }
    var content = open(moment.store(), pool, token);
    if (content.isEmpty()) {
      return token.chars().filter(c -> c == '.').count() == 2
          ? Revocation.UNSUPPORTED_TYPE
          : Revocation.UNKNOWN;
    }
    if (!content.get().clientId().equals(client.id())) {
      return Revocation.OF_ANOTHER_CLIENT;
    }
    var lastToken =
        moment.now().plus(client.accessTokenLifetime()).isAfter(content.get().expiresAt())
            ? moment.now().plus(client.accessTokenLifetime())
            : content.get().expiresAt();
    SignIns.revoke(
        moment.store(), pool, content.get().signIn().originJti(), moment.now(), lastToken);
    return Revocation.REVOKED;
  }

  private Optional<RefreshTokens.Content> open(Transaction store, Pool pool, String token) {
    return refreshTokens.read(token, keys.of(store, pool).seal());
  }

  private Issued issue(
      Moment moment,
      AppClient client,
      User user,
      SignIn signIn,
      Keys ring,
      Optional<String> refreshToken,
      Occasion occasion) {
    var roles = roles(moment.store(), client.pool(), user);
    var changes = function.ask(moment, occasion, client, user, signIn, roles);
    var claims = new Claims(issuers.of(client.pool()), client, user, signIn, roles, moment.now());
    var access = ring.access().sign(bytes(changes.ofAccess(moment, claims.access())));
    boolean withId = !signIn.managedLogin() || signIn.scopes().contains("openid");
    var id =
        withId
            ? Optional.of(
                ring.id()
                    .sign(
                        bytes(
                            changes.ofId(
                                moment,
                                claims.id(signIn.managedLogin() ? Secrets.leftHalf(access) : "")))))
            : Optional.<String>empty();
    return new Issued(access, id, refreshToken, client.accessTokenLifetime());
  }

  private GroupRoles roles(Transaction store, Pool pool, User user) {
    return GroupRoles.of(
        user.groups().stream().flatMap(name -> groups.find(store, pool, name).stream()).toList());
  }

  private byte[] bytes(Map<String, Object> claims) {
    try {
      return json.writeValueAsBytes(claims);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("claims that cannot be written", e);
    }
  }
}

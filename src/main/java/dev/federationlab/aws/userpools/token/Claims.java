package dev.federationlab.aws.userpools.token;

import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.user.User;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * What ID and access tokens say, each claim of the type that it has at AWS (aws-behaviour 3.8).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-id-token.html">ID
 *     token</a>
 */
final class Claims {
  private static final Set<String> BOOLEANS = Set.of("email_verified", "phone_number_verified");

  private final String issuer;
  private final AppClient client;
  private final User user;
  private final SignIn signIn;
  private final GroupRoles roles;
  private final Instant now;

  Claims(String issuer, AppClient client, User user, SignIn signIn, GroupRoles roles, Instant now) {
    this.issuer = issuer;
    this.client = client;
    this.user = user;
    this.signIn = signIn;
    this.roles = roles;
    this.now = now;
  }

  /** The claims of an access token. */
  Map<String, Object> access() {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("sub", user.sub());
    groups(claims);
    claims.put("iss", issuer);
    if (signIn.managedLogin()) {
      claims.put("version", 2);
    }
    claims.put("client_id", client.id());
    origin(claims);
    claims.put("token_use", "access");
    claims.put("scope", String.join(" ", signIn.scopes()));
    times(claims, client.accessTokenLifetime().toSeconds());
    claims.put("username", user.username());
    return claims;
  }

  /**
   * The claims of an ID token.
   *
   * @param accessTokenHash {@code at_hash}; empty where there is none
   */
  Map<String, Object> id(String accessTokenHash) {
    var claims = new LinkedHashMap<String, Object>();
    if (!accessTokenHash.isEmpty()) {
      claims.put("at_hash", accessTokenHash);
    }
    claims.put("sub", user.sub());
    groups(claims);
    roles.preferred().ifPresent(role -> claims.put("cognito:preferred_role", role));
    claims.put("iss", issuer);
    claims.put("cognito:username", user.username());
    if (signIn.nonce() != null) {
      claims.put("nonce", signIn.nonce());
    }
    origin(claims);
    if (!roles.roles().isEmpty()) {
      claims.put("cognito:roles", roles.roles());
    }
    claims.put("aud", client.id());
    if (!user.identities().isEmpty()) {
      claims.put("identities", identities());
    }
    claims.put("token_use", "id");
    times(claims, client.idTokenLifetime().toSeconds());
    attributes(claims);
    return claims;
  }

  private void groups(Map<String, Object> claims) {
    if (!user.groups().isEmpty()) {
      claims.put("cognito:groups", user.groups());
    }
  }

  private void origin(Map<String, Object> claims) {
    if (client.revocable()) {
      claims.put("origin_jti", signIn.originJti());
    }
    claims.put("event_id", signIn.eventId());
  }

  private void times(Map<String, Object> claims, long seconds) {
    claims.put("auth_time", signIn.at().getEpochSecond());
    claims.put("exp", now.getEpochSecond() + seconds);
    claims.put("iat", now.getEpochSecond());
    claims.put("jti", UUID.randomUUID().toString());
  }

  private List<Map<String, Object>> identities() {
    var all = new ArrayList<Map<String, Object>>();
    for (var identity : user.identities()) {
      var one = new LinkedHashMap<String, Object>();
      one.put("userId", identity.userId());
      one.put("providerName", identity.providerName());
      one.put("providerType", identity.providerType());
      one.put("issuer", identity.issuer());
      // Texts in the token, though the user's attribute has a boolean and a number.
      one.put("primary", String.valueOf(identity.primary()));
      one.put("dateCreated", String.valueOf(identity.createdAt().toEpochMilli()));
      all.add(one);
    }
    return all;
  }

  private void attributes(Map<String, Object> claims) {
    user.attributes()
        .forEach(
            (name, value) -> {
              if (!claims.containsKey(name) && client.readable(name) && inScope(name)) {
                claims.put(name, BOOLEANS.contains(name) ? (Object) value.equals("true") : value);
              }
            });
  }

  private boolean inScope(String attribute) {
    return !signIn.managedLogin() || ScopedAttributes.shown(attribute, signIn.scopes());
  }
}

package dev.federationlab.provider.google;

import dev.federationlab.oauth.Secrets;
import dev.federationlab.provider.Person;
import dev.federationlab.token.SigningKeys;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** ID tokens with the claims that Google gives them (OpenID Connect Core §2). */
final class IdTokens {
  static final Duration LIFE = Duration.ofHours(1);

  private final String issuer;
  private final SigningKeys keys;
  private final Secrets secrets;

  IdTokens(String issuer, SigningKeys keys, Secrets secrets) {
    this.issuer = issuer;
    this.keys = keys;
    this.secrets = secrets;
  }

  /**
   * What a token is to say.
   *
   * @param authorizedParty the client that asked for it
   * @param audience whom it is for: the same client, but for hybrid apps
   * @param accessToken whose hash it carries; absent if it comes without one
   */
  record Statement(
      Person person,
      List<String> scopes,
      String authorizedParty,
      String audience,
      @Nullable String nonce,
      @Nullable String accessToken,
      Instant issuedAt,
      Instant expiresAt) {}

  /** The signed token. */
  String sign(Statement statement) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", issuer);
    claims.put("azp", statement.authorizedParty());
    claims.put("aud", statement.audience());
    claims.put("sub", statement.person().sub());
    claims.putAll(email(statement.person(), statement.scopes()));
    if (statement.accessToken() != null) {
      claims.put("at_hash", Secrets.leftHalf(statement.accessToken()));
    }
    if (statement.nonce() != null) {
      claims.put("nonce", statement.nonce());
    }
    claims.putAll(profile(statement.person(), statement.scopes()));
    claims.put("iat", statement.issuedAt().getEpochSecond());
    claims.put("exp", statement.expiresAt().getEpochSecond());
    claims.put("jti", secrets.text(20));
    return keys.sign(claims);
  }

  /** What scope {@code email} lets an app know. */
  static Map<String, Object> email(Person person, List<String> scopes) {
    Map<String, Object> claims = new LinkedHashMap<>();
    if (scopes.contains(GoogleScopes.EMAIL)) {
      claims.put("email", person.email());
      claims.put("email_verified", person.emailVerified());
    }
    return claims;
  }

  /** What scope {@code profile} lets an app know. */
  static Map<String, Object> profile(Person person, List<String> scopes) {
    Map<String, Object> claims = new LinkedHashMap<>();
    if (scopes.contains(GoogleScopes.PROFILE)) {
      claims.put("name", person.name());
      claims.put("given_name", person.givenName());
      if (!person.familyName().isEmpty()) {
        claims.put("family_name", person.familyName());
      }
    }
    return claims;
  }
}

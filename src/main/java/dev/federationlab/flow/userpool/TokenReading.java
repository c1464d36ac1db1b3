package dev.federationlab.flow.userpool;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.federationlab.decision.Check;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.text.ParseException;
import java.util.Date;
import java.util.Optional;

/**
 * What an app makes of the pool's tokens: each check of Cognito's recipe, one by one, before a
 * claim is believed. It asks nobody; keys that were fetched before are enough.
 *
 * @param keys of the pool, as they were fetched
 */
public record TokenReading(Run run, String poolId, String clientId, JWKSet keys) {
  /** The outcome if a check fails. */
  public static final String REFUSED = "token_refused";

  private static final String SOURCE =
      "Cognito Developer Guide, Verifying a JSON web token; RFC 7519 §4.1";

  /** Verifies an ID token: its audience is the app client. */
  public void id(String token) throws Refused {
    verify("ID token", token, "id", "audience", "aud");
  }

  /** Verifies the ID token of one of several people. */
  public void id(String token, String username) throws Refused {
    verify("ID token of " + username, token, "id", "audience", "aud");
  }

  /** Verifies an access token, which has no audience: its client is the app client. */
  public void access(String token) throws Refused {
    verify("access token", token, "access", "client", "client_id");
  }

  /** Verifies an ID token that was issued before the keys changed. */
  void earlier(String token) throws Refused {
    verify("earlier ID token", token, "id", "audience", "aud");
  }

  /** Whether the keys have the one that a token names. */
  boolean knowsKeyOf(String token) {
    return keys.getKeyByKeyId(keyId(parsed(token))) != null;
  }

  private void verify(String name, String text, String use, String what, String claim)
      throws Refused {
    var token = parsed(text);
    signature(name, token);
    var claims = Gained.claims(text);
    var issuer = PoolNames.issuer(run.parties().aws().toString(), poolId);
    equal(name, "issuer", issuer, String.valueOf(claims.getIssuer()));
    equal(name, "token_use", use, String.valueOf(claims.getClaim("token_use")));
    equal(name, what, clientId, client(claims, claim));
    var expires = Optional.ofNullable(claims.getExpirationTime()).map(Date::toInstant);
    require(
        name,
        "expiry",
        "later than " + run.now(),
        expires.map(Object::toString).orElse("none"),
        expires.filter(run.now()::isBefore).isPresent());
  }

  private void signature(String name, SignedJWT token) throws Refused {
    equal(name, "algorithm", "RS256", token.getHeader().getAlgorithm().getName());
    var keyId = keyId(token);
    var key = keys.getKeyByKeyId(keyId);
    require(
        name,
        "key",
        "a key of the pool with ID " + keyId,
        key == null ? "none" : keyId,
        key != null);
    try {
      var holds = key != null && token.verify(new RSASSAVerifier(key.toRSAKey()));
      require(name, "signature", "made with key " + keyId, holds ? "it was" : "it was not", holds);
    } catch (JOSEException e) {
      throw new ConversationBroken("the signature cannot be verified: " + e.getMessage());
    }
  }

  private static String client(JWTClaimsSet claims, String claim) {
    return claim.equals("aud")
        ? String.join(", ", claims.getAudience())
        : String.valueOf(claims.getClaim(claim));
  }

  private static SignedJWT parsed(String text) {
    try {
      return SignedJWT.parse(text);
    } catch (ParseException e) {
      throw new ConversationBroken("the token cannot be read: " + e.getMessage());
    }
  }

  private static String keyId(SignedJWT token) {
    return String.valueOf(token.getHeader().getKeyID());
  }

  private void equal(String token, String what, String wanted, String saw) throws Refused {
    require(token, what, wanted, saw, wanted.equals(saw));
  }

  private void require(String token, String what, String wanted, String saw, boolean passed)
      throws Refused {
    var check = new Check(token + " " + what, wanted, saw, passed, SOURCE);
    run.require(check.within(token), REFUSED);
  }
}

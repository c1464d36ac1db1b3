package dev.federationlab.flow.webidentity;

import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.AccessTokenHash;
import dev.federationlab.decision.Check;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What the app makes of the ID token that it was given: every check of OpenID Connect Core §3.1.3.7
 * that applies, one by one, before it believes a claim.
 *
 * @param google whose it should be
 * @param tokens as they came from the token endpoint
 * @param keys the text of Google's key set
 */
record IdTokenReading(Google google, OIDCTokenResponse tokens, String keys) {
  private static final String SOURCE = "OpenID Connect Core §3.1.3.7";
  private static final String REFUSED = "id_token_refused";

  /**
   * The token as an artifact.
   *
   * @throws Refused by the app, if a check fails
   */
  Artifact accept(Run run, Optional<String> nonce) throws Refused {
    try {
      var token = SignedJWT.parse(tokens.getOIDCTokens().getIDTokenString());
      signature(run, token);
      var claims = token.getJWTClaimsSet();
      claims(run, claims, nonce);
      accessToken(run, claims);
      return artifact(token, claims);
    } catch (ParseException | JOSEException e) {
      throw new ConversationBroken("the ID token cannot be read: " + e.getMessage());
    }
  }

  private void signature(Run run, SignedJWT token) throws Refused, ParseException, JOSEException {
    var algorithm = token.getHeader().getAlgorithm();
    equal(run, "algorithm", JWSAlgorithm.RS256.getName(), algorithm.getName());
    var keyId = String.valueOf(token.getHeader().getKeyID());
    var key = JWKSet.parse(keys).getKeyByKeyId(keyId);
    require(
        run,
        "key",
        "a key of Google's with ID " + keyId,
        key == null ? "none" : keyId,
        key != null);
    if (key != null) {
      var holds = token.verify(new RSASSAVerifier(key.toRSAKey()));
      require(run, "signature", "made with key " + keyId, holds ? "it was" : "it was not", holds);
    }
  }

  private void claims(Run run, JWTClaimsSet claims, Optional<String> nonce) throws Refused {
    equal(
        run,
        "issuer",
        run.parties().provider(google.id()).toString(),
        String.valueOf(claims.getIssuer()));
    var client = google.app(run).clientId();
    var audience = claims.getAudience();
    require(run, "audience", client, String.join(", ", audience), audience.contains(client));
    var expires = Optional.ofNullable(claims.getExpirationTime()).map(Date::toInstant);
    require(
        run,
        "expiry",
        "later than " + run.now(),
        expires.map(Instant::toString).orElse("none"),
        expires.filter(run.now()::isBefore).isPresent());
    equal(run, "nonce", nonce.orElse("none"), String.valueOf(claims.getClaim("nonce")));
  }

  /**
   * The hash ties the access token of the same answer to the ID token (OpenID Connect Core
   * §3.1.3.8).
   */
  private void accessToken(Run run, JWTClaimsSet claims) throws Refused {
    var saw = claims.getClaim("at_hash");
    if (saw != null) {
      var wanted =
          AccessTokenHash.compute(
              tokens.getOIDCTokens().getAccessToken(), JWSAlgorithm.RS256, (Curve) null);
      equal(run, "access token hash", wanted.getValue(), saw.toString());
    }
  }

  private Artifact artifact(SignedJWT token, JWTClaimsSet claims) throws ParseException {
    var fields = new LinkedHashMap<String, String>();
    fields.put("subject", String.valueOf(claims.getSubject()));
    fields.put("accessToken", tokens.getOIDCTokens().getAccessToken().getValue());
    Optional.ofNullable(claims.getStringClaim("name")).ifPresent(name -> fields.put("name", name));
    Optional.ofNullable(claims.getStringClaim("email"))
        .ifPresent(email -> fields.put("email", email));
    var issued = claims.getIssueTime();
    var expires = claims.getExpirationTime();
    return new Artifact(
        ID_TOKEN,
        token.getParsedString(),
        Map.copyOf(fields),
        issued == null ? expires.toInstant() : issued.toInstant(),
        expires.toInstant());
  }

  private static void equal(Run run, String what, String wanted, String saw) throws Refused {
    require(run, what, wanted, saw, wanted.equals(saw));
  }

  private static void require(Run run, String what, String wanted, String saw, boolean passed)
      throws Refused {
    run.require(new Check(what, wanted, saw, passed, SOURCE), REFUSED);
  }
}

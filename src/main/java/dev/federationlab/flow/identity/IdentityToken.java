package dev.federationlab.flow.identity;

import static dev.federationlab.flow.ArtifactKind.IDENTITY_TOKEN;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.federationlab.decision.Check;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage.Planned;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import java.text.ParseException;
import java.util.List;
import java.util.Map;

/**
 * What can be made of the identity pool's own token. It is for STS, and an app need not look at it;
 * but whoever takes it for a sign-in has to check it like any other.
 *
 * @param poolId the identity pool that it should be for
 * @param identityId whose it should be
 */
record IdentityToken(Run run, String poolId, String identityId) {
  /** The outcome if a check fails. */
  static final String REFUSED = "token_refused";

  /** One issuer for all identity pools of the world; the pool is the audience. */
  static final String ISSUER = "https://cognito-identity.amazonaws.com";

  static final Planned KEYS = Logins.arrow("GET jwks_uri", List.of(), List.of());

  private static final String SOURCE = "RFC 7519 §4.1, RFC 7515 §5.2";

  /** Fetches the keys and checks the token. */
  Artifact accept(String text) throws Refused {
    try {
      var token = SignedJWT.parse(text);
      signature(token, keys());
      return artifact(text, token.getJWTClaimsSet());
    } catch (ParseException | JOSEException e) {
      throw new ConversationBroken("the identity token cannot be read: " + e.getMessage());
    }
  }

  private Artifact artifact(String text, JWTClaimsSet claims) throws Refused {
    equal("issuer", ISSUER, String.valueOf(claims.getIssuer()));
    equal("audience", poolId, String.join(", ", claims.getAudience()));
    equal("subject", identityId, String.valueOf(claims.getSubject()));
    var expires = claims.getExpirationTime().toInstant();
    require("expiry", "later than " + run.now(), expires.toString(), expires.isAfter(run.now()));
    return new Artifact(
        IDENTITY_TOKEN,
        text,
        Map.of("subject", identityId, "poolId", poolId),
        claims.getIssueTime().toInstant(),
        expires);
  }

  private void signature(SignedJWT token, JWKSet keys) throws Refused, JOSEException {
    equal("algorithm", "RS256", token.getHeader().getAlgorithm().getName());
    var keyId = String.valueOf(token.getHeader().getKeyID());
    var key = keys.getKeyByKeyId(keyId);
    require(
        "key", "a key of Cognito's with ID " + keyId, key == null ? "none" : keyId, key != null);
    var holds = key != null && token.verify(new RSASSAVerifier(key.toRSAKey()));
    require("signature", "made with key " + keyId, holds ? "it was" : "it was not", holds);
  }

  /** The path really is {@code jwks_uri}. */
  private JWKSet keys() throws ParseException {
    var address = run.parties().aws().resolve("/.well-known/jwks_uri");
    var request = new Request("GET", address, Headers.of("Accept", "application/json"), Body.EMPTY);
    var response =
        run.send(request, exchange -> KEYS)
            .response()
            .filter(answer -> answer.status() == 200)
            .orElseThrow(() -> new ConversationBroken(address + " did not answer with 200"));
    return JWKSet.parse(response.body().text());
  }

  private void equal(String what, String wanted, String saw) throws Refused {
    require(what, wanted, saw, wanted.equals(saw));
  }

  private void require(String what, String wanted, String saw, boolean passed) throws Refused {
    run.require(new Check("identity token " + what, wanted, saw, passed, SOURCE), REFUSED);
  }
}

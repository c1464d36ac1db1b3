package dev.federationlab.flow.fault;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.webidentity.Google;
import java.text.ParseException;
import java.util.Map;

/**
 * A token under the forger's hands: an honest one with claims changed, and made up again in one way
 * or another.
 */
public final class Forged {
  /** A subject of Google's form that is nobody's here. */
  static final String SOMEBODY = new Google().federation().nobody();

  private final Artifact honest;
  private final SignedJWT token;
  private final JWTClaimsSet claims;

  private Forged(Artifact honest, SignedJWT token, JWTClaimsSet claims) {
    this.honest = honest;
    this.token = token;
    this.claims = claims;
  }

  public static Forged of(Artifact honest) {
    try {
      var token = SignedJWT.parse(honest.value());
      return new Forged(honest, token, token.getJWTClaimsSet());
    } catch (ParseException e) {
      throw new ConversationBroken("the ID token cannot be read: " + e.getMessage());
    }
  }

  public Forged withClaim(String name, Object value) {
    return new Forged(honest, token, new JWTClaimsSet.Builder(claims).claim(name, value).build());
  }

  String keyId() {
    return String.valueOf(token.getHeader().getKeyID());
  }

  /** With the signature of the honest one. */
  public Artifact signedAsBefore() {
    var parts = honest.value().split("\\.");
    var payload = Base64URL.encode(claims.toString());
    return artifact(parts[0] + "." + payload + "." + parts[2]);
  }

  /** With {@code alg: none} and an empty signature. */
  Artifact unsigned() {
    return artifact(new PlainJWT(claims).serialize());
  }

  /** With HS256 and a secret that is none. */
  Artifact signedWithSecret(byte[] secret) {
    try {
      return signed(JWSAlgorithm.HS256, new MACSigner(secret), keyId());
    } catch (JOSEException e) {
      throw new IllegalStateException("HS256 cannot be signed", e);
    }
  }

  /** With RS256 and a key of one's own. */
  Artifact signed(JWSSigner signer, String keyId) throws JOSEException {
    return signed(JWSAlgorithm.RS256, signer, keyId);
  }

  private Artifact signed(JWSAlgorithm algorithm, JWSSigner signer, String keyId)
      throws JOSEException {
    var header = new JWSHeader.Builder(algorithm).keyID(keyId).build();
    var signed = new SignedJWT(header, claims);
    signed.sign(signer);
    return artifact(signed.serialize());
  }

  private Artifact artifact(String value) {
    var fields = Map.of("subject", String.valueOf(claims.getSubject()));
    return new Artifact(honest.kind(), value, fields, honest.issuedAt(), honest.expiresAt());
  }
}

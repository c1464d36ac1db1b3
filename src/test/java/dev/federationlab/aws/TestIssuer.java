package dev.federationlab.aws;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import dev.federationlab.token.KeySource;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Signs ID tokens, and is asked for the keys instead of being fetched from. */
public final class TestIssuer implements KeySource {
  public static final String GOOGLE = "http://localhost:7071/google";
  public static final String APP = "123456789012-abc.apps.googleusercontent.com";
  public static final String SUBJECT = "109220063452404746097";

  private static final RSAKey KEY = newKey();

  /** One key for all tests: making one takes long. */
  private static RSAKey newKey() {
    try {
      return new RSAKeyGenerator(2048).keyID("key-1").generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a token of the Google-like provider says, good for an hour. */
  public static Map<String, Object> claims(Instant now) {
    var claims = new LinkedHashMap<String, Object>();
    claims.put("iss", GOOGLE);
    claims.put("sub", SUBJECT);
    claims.put("aud", APP);
    claims.put("azp", APP);
    claims.put("iat", now.getEpochSecond());
    claims.put("exp", now.getEpochSecond() + 3600);
    return claims;
  }

  /** A token of these claims, some of them replaced. */
  public static String token(Instant now, Map<String, Object> others) {
    var claims = claims(now);
    claims.putAll(others);
    return sign(claims, "key-1");
  }

  public static String token(Instant now) {
    return token(now, Map.of());
  }

  public static String sign(Map<String, Object> claims, String keyId) {
    try {
      var token =
          new JWSObject(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), new Payload(claims));
      token.sign(new RSASSASigner(KEY));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public Optional<JWK> find(String issuer, String keyId) throws KeysUnavailableException {
    if (issuer.contains("unreachable")) {
      throw new KeysUnavailableException("cannot be reached: " + issuer);
    }
    return keyId.equals("key-1") ? Optional.of(KEY.toPublicJWK()) : Optional.empty();
  }
}

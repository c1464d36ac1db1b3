package dev.federationlab.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** An issuer with one key, which signs whatever it is given, right or wrong. */
final class TestTokens {
  static final String ISSUER = "http://issuer.test/google";
  static final String KEY_ID = "key-1";
  static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  static final String HEADER = "{\"alg\":\"RS256\",\"kid\":\"key-1\",\"typ\":\"JWT\"}";

  private static final RSAKey KEY = key(KEY_ID, 2048);

  private TestTokens() {}

  static RSAKey key(String id, int bits) {
    try {
      return new RSAKeyGenerator(bits, bits < 2048)
          .keyID(id)
          .keyUse(KeyUse.SIGNATURE)
          .algorithm(JWSAlgorithm.RS256)
          .generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** Knows the issuer's one key. */
  static KeySource keys() {
    return (issuer, id) ->
        issuer.equals(ISSUER) && id.equals(KEY_ID)
            ? Optional.of(KEY.toPublicJWK())
            : Optional.empty();
  }

  static RSAKey key() {
    return KEY;
  }

  /** Claims that are right, as JSON without the closing brace. */
  static String claims() {
    return "{\"iss\":\""
        + ISSUER
        + "\",\"azp\":\"app\",\"aud\":\"app\",\"sub\":\"109220063452404746097\",\"iat\":"
        + NOW.getEpochSecond()
        + ",\"exp\":"
        + NOW.plusSeconds(3600).getEpochSecond();
  }

  /** A token that is right. */
  static String good() {
    return signed(HEADER, claims() + "}");
  }

  /** Whatever header and claims, with a signature that holds. */
  static String signed(String header, String claims) {
    return signed(header.getBytes(StandardCharsets.UTF_8), claims.getBytes(StandardCharsets.UTF_8));
  }

  static String signed(byte[] header, byte[] claims) {
    return signedText(encoded(header) + "." + encoded(claims), KEY);
  }

  /** Any text before the last dot, with a signature that holds. */
  static String signedText(String input, RSAKey key) {
    try {
      var signature =
          new RSASSASigner(key.toRSAPrivateKey(), true)
              .sign(new JWSHeader(JWSAlgorithm.RS256), input.getBytes(StandardCharsets.UTF_8));
      return input + "." + signature;
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** Signed with HS256 under a key that everybody knows. */
  static String signedWithHmac(String header, String claims, byte[] key) {
    var input =
        encoded(header.getBytes(StandardCharsets.UTF_8))
            + "."
            + encoded(claims.getBytes(StandardCharsets.UTF_8));
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return input + "." + encoded(mac.doFinal(input.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new AssertionError(e);
    }
  }

  static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

package dev.federationlab.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.function.Function;

/** An RSA key with its private part, ready to sign (RS256) and to verify. Safe for many threads. */
public final class SigningKey {
  private static final String ALGORITHM = "SHA256withRSA";
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();

  private final RSAKey published;
  private final PrivateKey privateKey;
  private final PublicKey publicKey;
  private final String header;

  private SigningKey(RSAKey key, Function<String, String> header) {
    try {
      this.published = key.toPublicJWK();
      this.privateKey = key.toPrivateKey();
      this.publicKey = key.toPublicKey();
    } catch (JOSEException e) {
      throw new IllegalStateException("a stored key cannot be used", e);
    }
    this.header = encoded(header.apply(key.getKeyID()).getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A fresh pair as a JWK with its private part (RFC 7517), for the store.
   *
   * @param keyId needs no escape in JSON
   */
  public static String jwk(KeyPair pair, String keyId) {
    return new RSAKey.Builder((RSAPublicKey) pair.getPublic())
        .privateKey(pair.getPrivate())
        .keyUse(KeyUse.SIGNATURE)
        .algorithm(JWSAlgorithm.RS256)
        .keyID(keyId)
        .build()
        .toJSONString();
  }

  /** A key whose tokens have a header that says {@code kid} and {@code alg} and nothing else. */
  public static SigningKey parse(String jwk) {
    return parse(jwk, "{\"kid\":\"%s\",\"alg\":\"RS256\"}"::formatted);
  }

  /**
   * A key whose tokens name their type as well.
   *
   * @param type {@code "JWS"}
   */
  public static SigningKey parse(String jwk, String type) {
    return parse(
        jwk, keyId -> "{\"kid\":\"%s\",\"typ\":\"%s\",\"alg\":\"RS256\"}".formatted(keyId, type));
  }

  private static SigningKey parse(String jwk, Function<String, String> header) {
    try {
      return new SigningKey(RSAKey.parse(jwk), header);
    } catch (ParseException e) {
      throw new IllegalStateException("a stored key cannot be read", e);
    }
  }

  public String keyId() {
    return published.getKeyID();
  }

  /** The public part. */
  public RSAKey published() {
    return published;
  }

  /** A compact JWT. */
  public String sign(byte[] claims) {
    var input = header + "." + encoded(claims);
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initSign(privateKey);
      signature.update(input.getBytes(StandardCharsets.US_ASCII));
      return input + "." + encoded(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("a key of our own does not sign", e);
    }
  }

  /** Whether a compact JWT of strict form was signed with this key. */
  public boolean signed(String compact) {
    int dot = compact.lastIndexOf('.');
    try {
      var signature = Signature.getInstance(ALGORITHM);
      signature.initVerify(publicKey);
      signature.update(compact.substring(0, dot).getBytes(StandardCharsets.US_ASCII));
      return signature.verify(Base64.getUrlDecoder().decode(compact.substring(dot + 1)));
    } catch (GeneralSecurityException e) {
      return false;
    }
  }

  private static String encoded(byte[] bytes) {
    return BASE64URL.encodeToString(bytes);
  }
}

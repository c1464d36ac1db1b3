package dev.federationlab.aws.identitypools.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import dev.federationlab.token.KeyPool;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import java.util.Base64;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * The RSA key that signs identity tokens, the same for the pools of all accounts, as at AWS. Made
 * when it is first needed, and kept in the store. Safe for many threads.
 */
final class IdentityTokenKey {
  private static final String SPACE = "identity-tokens";
  private static final String ONLY = "key";
  private static final String ALGORITHM = "SHA256withRSA";
  private static final int KEY_ID_BYTES = 12;
  private static final Base64.Encoder BASE64URL = Base64.getUrlEncoder().withoutPadding();
  private static final Kind<Stored> KIND = Kind.of("identity-token-key", Stored.class);

  /** The key with its private part, as a JWK (RFC 7517). */
  record Stored(String jwk) {
    /** Without the key. */
    @Override
    public String toString() {
      return "a key";
    }
  }

  private final KeyPool pairs;
  private final RandomGenerator random;
  private volatile @Nullable Ready ready;

  IdentityTokenKey(KeyPool pairs, RandomGenerator random) {
    this.pairs = pairs;
    this.random = random;
  }

  /** The key, ready to sign and to verify. */
  Ready of(Transaction store) {
    var known = ready;
    if (known == null) {
      var found = store.find(SPACE, KIND, ONLY);
      known = new Ready(found.isPresent() ? found.get().value().jwk() : make(store));
      if (found.isPresent()) {
        // Only what was committed is remembered.
        ready = known;
      }
    }
    return known;
  }

  private String make(Transaction store) {
    var pair = pairs.take();
    var id = new byte[KEY_ID_BYTES];
    random.nextBytes(id);
    var jwk =
        new RSAKey.Builder((RSAPublicKey) pair.getPublic())
            .privateKey(pair.getPrivate())
            .keyUse(KeyUse.SIGNATURE)
            .algorithm(JWSAlgorithm.RS256)
            .keyID(BASE64URL.encodeToString(id))
            .build()
            .toJSONString();
    store.create(SPACE, KIND, ONLY, new Stored(jwk));
    return jwk;
  }

  /** The key in use. */
  static final class Ready {
    private final RSAKey published;
    private final PrivateKey privateKey;
    private final PublicKey publicKey;
    private final String header;

    private Ready(String jwk) {
      try {
        var key = RSAKey.parse(jwk);
        this.published = key.toPublicJWK();
        this.privateKey = key.toPrivateKey();
        this.publicKey = key.toPublicKey();
      } catch (ParseException | JOSEException e) {
        throw new IllegalStateException("a stored key cannot be used", e);
      }
      this.header =
          encoded(
              "{\"kid\":\"%s\",\"typ\":\"JWS\",\"alg\":\"RS256\"}"
                  .formatted(published.getKeyID())
                  .getBytes(StandardCharsets.UTF_8));
    }

    String keyId() {
      return published.getKeyID();
    }

    JWKSet published() {
      return new JWKSet(published);
    }

    /** A compact JWT. */
    String sign(byte[] claims) {
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
    boolean signed(String compact) {
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
}

package dev.federationlab.aws.identitypools.token;

import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import dev.federationlab.token.KeyPairs;
import dev.federationlab.token.SigningKey;
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
  private static final String TYPE = "JWS";
  private static final int KEY_ID_BYTES = 12;
  private static final Kind<Stored> KIND = Kind.of("identity-token-key", Stored.class);

  /** The key with its private part, as a JWK (RFC 7517). */
  record Stored(String jwk) {
    /** Without the key. */
    @Override
    public String toString() {
      return "a key";
    }
  }

  private final KeyPairs pairs;
  private final RandomGenerator random;
  private volatile @Nullable SigningKey ready;

  IdentityTokenKey(KeyPairs pairs, RandomGenerator random) {
    this.pairs = pairs;
    this.random = random;
  }

  /** The key, ready to sign and to verify. */
  SigningKey of(Transaction store) {
    var known = ready;
    if (known == null) {
      var found = store.find(SPACE, KIND, ONLY);
      known = SigningKey.parse(found.isPresent() ? found.get().value().jwk() : make(store), TYPE);
      if (found.isPresent()) {
        // Only what was committed is remembered.
        ready = known;
      }
    }
    return known;
  }

  private String make(Transaction store) {
    var id = new byte[KEY_ID_BYTES];
    random.nextBytes(id);
    var jwk =
        SigningKey.jwk(pairs.take(), Base64.getUrlEncoder().withoutPadding().encodeToString(id));
    store.create(SPACE, KIND, ONLY, new Stored(jwk));
    return jwk;
  }
}

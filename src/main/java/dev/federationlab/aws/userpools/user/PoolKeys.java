package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Digests under a secret key of a pool, made when it is first needed. */
final class PoolKeys {
  private static final int KEY_BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";
  private static final String ONLY = "current";

  /** In hexadecimal. */
  record Kept(String key) {
    /** Without the key. */
    @Override
    public String toString() {
      return "Kept[a key]";
    }
  }

  private static final Kind<Kept> KEY = Kind.of("user-digest-key", Kept.class);

  private final RandomGenerator random;

  PoolKeys(RandomGenerator random) {
    this.random = random;
  }

  /** 32 bytes that follow from the text, and can be computed by nobody else. */
  byte[] digest(Transaction store, Pool pool, String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(key(store, pool)), ALGORITHM));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
    }
  }

  private String key(Transaction store, Pool pool) {
    var kept = store.find(pool.space(), KEY, ONLY);
    if (kept.isPresent()) {
      return kept.get().value().key();
    }
    var bytes = new byte[KEY_BYTES];
    random.nextBytes(bytes);
    var made = new Kept(HexFormat.of().formatHex(bytes));
    store.create(pool.space(), KEY, ONLY, made);
    return made.key();
  }
}

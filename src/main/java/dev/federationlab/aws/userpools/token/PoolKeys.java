package dev.federationlab.aws.userpools.token;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import dev.federationlab.token.KeyPairs;
import dev.federationlab.token.SigningKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys of pools: of each, one RSA key that signs ID tokens and one that signs access tokens
 * (aws-behaviour 3.8), and one that seals what only the pool itself reads. Kept with the pool, gone
 * with it. Safe for many threads.
 */
public final class PoolKeys {
  /** ID and access tokens live a day at most: so long their keys stay published. */
  private static final Duration GRACE = Duration.ofHours(25);

  /** Nobody rotates so often; who does loses the oldest. */
  private static final int MOST_RETIRED = 10;

  private static final int REMEMBERED = 500;
  private static final int KEY_ID_BYTES = 32;
  private static final String ONLY = "keys";
  private static final String HMAC = "HmacSHA256";

  /**
   * What is kept of a pool's keys.
   *
   * @param seal base64
   */
  record Ring(String id, String access, String seal, List<Retired> retired) {
    /** Without the seal. */
    @Override
    public String toString() {
      return "Ring[" + id + ", " + access + "]";
    }
  }

  /** A key that no longer signs. */
  record Retired(String keyId, Instant at) {}

  /** A key with its private part. */
  record Stored(String jwk) {
    /** Without the key. */
    @Override
    public String toString() {
      return "a key";
    }
  }

  private static final Kind<Ring> RING = Kind.of("user-pool-keys", Ring.class);
  private static final Kind<Stored> KEY = Kind.of("user-pool-signing-key", Stored.class);

  /** The keys of one pool at one time. */
  public final class Keys {
    private final Ring ring;
    private final Map<String, SigningKey> byId;
    private final Seal seal;

    private Keys(Ring ring, Map<String, SigningKey> byId) {
      this.ring = ring;
      this.byId = byId;
      this.seal = new Seal(Base64.getDecoder().decode(ring.seal()), random);
    }

    /** Signs ID tokens. */
    SigningKey id() {
      return byId(ring.id()).orElseThrow();
    }

    /** Signs access tokens. */
    SigningKey access() {
      return byId(ring.access()).orElseThrow();
    }

    /** A key that signs, or has signed. */
    Optional<SigningKey> byId(String keyId) {
      return Optional.ofNullable(byId.get(keyId));
    }

    /** What only the pool itself reads. */
    public Seal seal() {
      return seal;
    }

    /** 32 bytes that follow from a text, and that nobody else can compute. */
    public byte[] digest(String text) {
      try {
        var mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(ring.seal()), HMAC));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("every Java platform has HMAC-SHA256", e);
      }
    }

    /** The public keys: those that sign first, then those that did within the last day. */
    public JWKSet published(Instant now) {
      var keys = new ArrayList<JWK>(List.of(id().published(), access().published()));
      ring.retired().stream()
          .filter(key -> now.isBefore(key.at().plus(GRACE)))
          .flatMap(key -> byId(key.keyId()).stream())
          .forEach(key -> keys.add(key.published()));
      return new JWKSet(keys);
    }
  }

  private final KeyPairs pairs;
  private final SecureRandom random;
  private final Map<String, Keys> remembered =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Keys> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param pairs made ahead: a pool takes two
   */
  public PoolKeys(KeyPairs pairs, SecureRandom random) {
    this.pairs = pairs;
    this.random = random;
  }

  /** The keys of a pool, which are made if it has none yet. */
  public Keys of(Transaction store, Pool pool) {
    var document = store.find(pool.space(), RING, ONLY);
    if (document.isEmpty()) {
      make(store, pool);
      document = store.find(pool.space(), RING, ONLY);
    }
    var ring = document.orElseThrow();
    var known = remembered(pool.id());
    // By value: a version says nothing while the transaction that wrote it may still be undone.
    if (known != null && known.ring.equals(ring.value())) {
      return known;
    }
    var byId = new LinkedHashMap<String, SigningKey>();
    load(store, pool, ring.value().id(), byId);
    load(store, pool, ring.value().access(), byId);
    ring.value().retired().forEach(key -> load(store, pool, key.keyId(), byId));
    var keys = new Keys(ring.value(), byId);
    synchronized (remembered) {
      remembered.put(pool.id(), keys);
    }
    return keys;
  }

  /** Gives a new pool its keys, so that its first sign-in finds them. */
  public void make(Transaction store, Pool pool) {
    if (store.find(pool.space(), RING, ONLY).isPresent()) {
      return;
    }
    var seal = new byte[Seal.KEY_BYTES];
    random.nextBytes(seal);
    store.create(
        pool.space(),
        RING,
        ONLY,
        new Ring(
            fresh(store, pool),
            fresh(store, pool),
            Base64.getEncoder().encodeToString(seal),
            List.of()));
  }

  /** Puts new signing keys in the place of both; those before stay published for a day. */
  public void rotate(Transaction store, Pool pool, Instant now) {
    make(store, pool);
    var before = store.find(pool.space(), RING, ONLY).orElseThrow();
    var ring = before.value();
    var retired = new ArrayList<Retired>();
    retired.add(new Retired(ring.id(), now));
    retired.add(new Retired(ring.access(), now));
    for (var key : ring.retired()) {
      if (retired.size() < MOST_RETIRED && now.isBefore(key.at().plus(GRACE))) {
        retired.add(key);
      } else {
        store.delete(pool.space(), KEY, key.keyId());
      }
    }
    store.update(
        pool.space(),
        RING,
        before,
        new Ring(fresh(store, pool), fresh(store, pool), ring.seal(), retired));
  }

  private String fresh(Transaction store, Pool pool) {
    var bytes = new byte[KEY_ID_BYTES];
    random.nextBytes(bytes);
    var keyId = Base64.getEncoder().encodeToString(bytes);
    store.create(pool.space(), KEY, keyId, new Stored(SigningKey.jwk(pairs.take(), keyId)));
    return keyId;
  }

  private void load(Transaction store, Pool pool, String keyId, Map<String, SigningKey> byId) {
    store
        .find(pool.space(), KEY, keyId)
        .ifPresent(key -> byId.put(keyId, SigningKey.parse(key.value().jwk())));
  }

  private @Nullable Keys remembered(String poolId) {
    synchronized (remembered) {
      return remembered.get(poolId);
    }
  }
}

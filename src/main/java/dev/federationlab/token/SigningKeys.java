package dev.federationlab.token;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Store;
import dev.federationlab.store.Transaction;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The RSA keys of one issuer, kept in the store: one signs, those before it stay published for a
 * grace period, so that what they signed can still be verified. Two processes that share a store
 * share the keys. Safe for use by many threads.
 *
 * <p>Key IDs are 40 hexadecimal digits, as Google's are.
 */
public final class SigningKeys {
  private static final Kind<StoredKeys> KIND = Kind.of("signing-keys", StoredKeys.class);
  private static final String ID = "all";

  private final Store store;
  private final String space;
  private final KeyPairs pool;
  private final Clock clock;
  private final Duration grace;
  private volatile @Nullable Parsed parsed;

  /**
   * @param space whose keys they are, in the store
   * @param grace how long a key stays published after another took its place: at least the life of
   *     what it signed
   */
  public SigningKeys(Store store, String space, KeyPairs pool, Clock clock, Duration grace) {
    this.store = store;
    this.space = space;
    this.pool = pool;
    this.clock = clock;
    this.grace = grace;
  }

  /** Signs claims as a compact JWT with the current key, which is made if there is none yet. */
  public String sign(Map<String, Object> claims) {
    var keys = read();
    var header =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID(keys.current().getKeyID())
            .type(JOSEObjectType.JWT)
            .build();
    var token = new JWSObject(header, new Payload(claims));
    try {
      token.sign(keys.signer());
    } catch (JOSEException e) {
      throw new IllegalStateException("a key of our own does not sign", e);
    }
    return token.serialize();
  }

  /** The ID of the key that signs now. */
  public String currentKeyId() {
    return read().current().getKeyID();
  }

  /** The public keys that hold: the current one first, then those within their grace period. */
  public JWKSet published() {
    var now = clock.instant();
    var keys = read();
    var holding = new ArrayList<JWK>();
    for (int i = 0; i < keys.stored().keys().size(); i++) {
      if (keys.stored().keys().get(i).holdsAt(now, grace)) {
        holding.add(keys.publicKeys().get(i));
      }
    }
    return new JWKSet(holding);
  }

  /**
   * The published keys as a verifier takes them, without the way over HTTP: for the issuer's own
   * use.
   */
  public KeySource asSource(String issuer) {
    return (named, keyId) ->
        named.equals(issuer)
            ? Optional.ofNullable(published().getKeyByKeyId(keyId))
            : Optional.empty();
  }

  /** Puts a new key in the place of the current one, and forgets those past their grace period. */
  public void rotate() {
    var fresh = make();
    store.change(
        transaction -> {
          var before = transaction.find(space, KIND, ID);
          if (before.isEmpty()) {
            transaction.create(space, KIND, ID, new StoredKeys(List.of(fresh)));
            return;
          }
          var now = clock.instant();
          var keys = new ArrayList<StoredKey>();
          keys.add(fresh);
          before.get().value().keys().stream()
              .map(
                  key ->
                      key.retiredAt() == null ? new StoredKey(key.jwk(), key.madeAt(), now) : key)
              .filter(key -> key.holdsAt(now, grace))
              .forEach(keys::add);
          transaction.update(space, KIND, before.get(), new StoredKeys(keys));
        });
  }

  private Parsed read() {
    var at = parsed;
    var document = store.read(transaction -> transaction.find(space, KIND, ID));
    if (document.isEmpty()) {
      makeFirst();
      return read();
    }
    if (at != null && at.version() == document.get().version()) {
      return at;
    }
    var fresh = Parsed.of(document.get().version(), document.get().value());
    parsed = fresh;
    return fresh;
  }

  private void makeFirst() {
    var first = new StoredKeys(List.of(make()));
    store.change((Transaction transaction) -> transaction.insert(space, KIND, ID, first));
  }

  private StoredKey make() {
    var keyId =
        UUID.randomUUID().toString().replace("-", "")
            + UUID.randomUUID().toString().substring(0, 8);
    return new StoredKey(SigningKey.jwk(pool.take(), keyId), clock.instant(), null);
  }

  /** The key that signs, then those it followed, the latest first. */
  record StoredKeys(List<StoredKey> keys) {}

  /**
   * A key with its private part as a JWK (RFC 7517), and since when another has signed in its
   * place.
   */
  record StoredKey(String jwk, Instant madeAt, @Nullable Instant retiredAt) {
    boolean holdsAt(Instant now, Duration grace) {
      return retiredAt == null || now.isBefore(retiredAt.plus(grace));
    }
  }

  /** The stored keys ready for use, with the version of the document that they were read from. */
  private record Parsed(
      long version, StoredKeys stored, RSAKey current, RSASSASigner signer, List<JWK> publicKeys) {
    static Parsed of(long version, StoredKeys stored) {
      try {
        var current = RSAKey.parse(stored.keys().get(0).jwk());
        var publicKeys = new ArrayList<JWK>();
        for (var key : stored.keys()) {
          publicKeys.add(RSAKey.parse(key.jwk()).toPublicJWK());
        }
        return new Parsed(
            version, stored, current, new RSASSASigner(current), List.copyOf(publicKeys));
      } catch (ParseException | JOSEException e) {
        throw new IllegalStateException("a stored key cannot be read", e);
      }
    }
  }
}

package dev.federationlab.aws.userpools.token;

import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.store.Document;
import dev.federationlab.store.Expiries;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What became of sign-ins after their tokens were issued: which were revoked, and which of their
 * refresh tokens holds under rotation. Of most there is nothing to keep; what there is goes when
 * the last token of the sign-in has expired.
 */
final class SignIns {
  private static final int SWEPT_AT_ONCE = 20;

  /** A sign-in whose tokens are dead. */
  record Revoked(Instant at) {}

  /**
   * Which refresh token of a sign-in holds.
   *
   * @param generation the latest that was issued
   * @param at when it took the place of the one before
   */
  record Rotation(int generation, Instant at) {}

  /** What rotation says of a refresh token. */
  enum Standing {
    LATEST,
    /** Another has been issued, but whoever missed that answer may ask again. */
    WITHIN_GRACE,
    REUSED
  }

  private static final Kind<Revoked> REVOKED = Kind.of("revoked-sign-in", Revoked.class);
  private static final Kind<Rotation> ROTATION = Kind.of("refresh-rotation", Rotation.class);

  private SignIns() {}

  static boolean revoked(Transaction store, Pool pool, String originJti) {
    return store.find(pool.space(), REVOKED, originJti).isPresent();
  }

  /**
   * @param until when the last token of the sign-in expires
   */
  static void revoke(Transaction store, Pool pool, String originJti, Instant now, Instant until) {
    if (store.insert(pool.space(), REVOKED, originJti, new Revoked(now))) {
      expires(store, pool, REVOKED, originJti, now, until);
    }
  }

  /** Where a refresh token stands, and what was read to tell. */
  record Place(Standing standing, Optional<Document<Rotation>> read) {}

  static Place place(
      Transaction store, Pool pool, RefreshTokens.Content token, Duration grace, Instant now) {
    var rotation = store.find(pool.space(), ROTATION, token.signIn().originJti());
    int latest = rotation.map(found -> found.value().generation()).orElse(0);
    if (token.generation() >= latest) {
      return new Place(Standing.LATEST, rotation);
    }
    // Without a grace period there is none, even for a request that began before the one that won.
    boolean withinGrace =
        !grace.isZero()
            && token.generation() == latest - 1
            && now.isBefore(rotation.orElseThrow().value().at().plus(grace));
    return new Place(withinGrace ? Standing.WITHIN_GRACE : Standing.REUSED, rotation);
  }

  /**
   * Notes that the latest refresh token of a sign-in was spent for the next. Of two who do so at
   * once one wins: what was read is written over only if it is still there; the other is tried
   * again, and then finds its token spent.
   */
  static void rotate(
      Transaction store, Pool pool, RefreshTokens.Content spent, Place place, Instant now) {
    var id = spent.signIn().originJti();
    var next = new Rotation(spent.generation() + 1, now);
    if (place.read().isPresent()) {
      store.update(pool.space(), ROTATION, place.read().get(), next);
      return;
    }
    store.create(pool.space(), ROTATION, id, next);
    expires(store, pool, ROTATION, id, now, spent.expiresAt());
  }

  private static void expires(
      Transaction store, Pool pool, Kind<?> kind, String id, Instant now, Instant until) {
    Expiries.sweep(store, pool.space(), now, SWEPT_AT_ONCE);
    Expiries.note(store, pool.space(), until, kind, id);
  }
}

package dev.federationlab.aws.userpools.auth;

import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.srp.Simulated;
import dev.federationlab.aws.userpools.srp.Verifier;
import dev.federationlab.aws.userpools.token.PoolKeys;
import dev.federationlab.store.Transaction;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.UUID;

/**
 * Stands for a name that no user has, where answers must not tell: with a salt and an ID that stay
 * the same, and with failures that are counted (aws-behaviour 3.5, 3.15).
 *
 * @param userId {@code USER_ID_FOR_SRP}: a UUID
 * @param lockoutKey shared with some other such names, so that there are not too many
 */
record Nobody(String userId, Verifier verifier, String lockoutKey) {
  private static final int COUNTERS = 1024;

  static Nobody of(Transaction store, Pool pool, PoolKeys keys, String name) {
    var ring = keys.of(store, pool);
    var canonical = pool.caseSensitive() ? name : name.toLowerCase(Locale.ROOT);
    var id = ByteBuffer.wrap(ring.digest("nobody id\n" + canonical));
    var counter =
        ByteBuffer.wrap(ring.digest("nobody counter\n" + canonical)).getShort() & COUNTERS - 1;
    var userId =
        new UUID(
            id.getLong() & 0xffffffffffff0fffL | 0x4000,
            id.getLong() & 0x3fffffffffffffffL | 0x8000000000000000L);
    return new Nobody(
        userId.toString(),
        Simulated.verifier(part -> ring.digest("nobody " + part + "\n" + canonical)),
        "nobody-" + counter);
  }

  /** Without the verifier. */
  @Override
  public String toString() {
    return "Nobody[" + userId + "]";
  }
}

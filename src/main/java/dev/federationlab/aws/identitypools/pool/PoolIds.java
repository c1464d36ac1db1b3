package dev.federationlab.aws.identitypools.pool;

import java.util.UUID;
import java.util.random.RandomGenerator;

/** IDs of pools and identities: {@code us-east-1:} and a UUID that cannot be guessed. */
public final class PoolIds {
  /** The one region there is. */
  public static final String REGION = "us-east-1";

  private static final long VERSION = 0x4000L;
  private static final long VARIANT = 0x8000000000000000L;

  private final RandomGenerator random;

  /**
   * @param random must not be guessable: whoever knows a guest's ID is that guest
   */
  public PoolIds(RandomGenerator random) {
    this.random = random;
  }

  /** A UUID of version 4 (RFC 9562 §5.4) behind the region. */
  public String next() {
    long high = (random.nextLong() & ~0xf000L) | VERSION;
    long low = (random.nextLong() >>> 2) | VARIANT;
    return REGION + ":" + new UUID(high, low);
  }
}

package dev.federationlab.aws.identitypools.pool;

/**
 * How much one sandbox may keep. The quotas of a single entity are AWS's own and stand with it.
 *
 * @param pools of an account
 * @param identities of a pool, disabled ones included
 */
public record IdentityPoolLimits(int pools, int identities) {
  /** Enough to learn with; AWS gives 1,000 pools and any number of identities (4.15). */
  public static final IdentityPoolLimits DEFAULT = new IdentityPoolLimits(20, 2000);
}

package dev.federationlab.aws.userpools.pool;

/**
 * How much one sandbox may keep. The quotas of a single entity are AWS's own and stand with it.
 *
 * @param pools of an account
 * @param clients of a pool
 * @param users of a pool
 * @param providers identity providers of a pool
 * @param resourceServers of a pool
 * @param groups of a pool
 */
public record PoolLimits(
    int pools, int clients, int users, int providers, int resourceServers, int groups) {
  /**
   * Enough to learn with; AWS gives 1,000 pools, 1,000 clients, 40 million users, 300 providers, 25
   * resource servers and 10,000 groups (aws-behaviour 3.16).
   */
  public static final PoolLimits DEFAULT = new PoolLimits(20, 50, 1000, 20, 25, 100);
}

package dev.federationlab.aws.identitypools.pool;

import dev.federationlab.aws.Authorizer;
import dev.federationlab.aws.Service;
import dev.federationlab.aws.pool.PoolTable;

/** The operations that set up pools, put together. */
public final class PoolParts {
  private PoolParts() {}

  /**
   * Adds them to the table.
   *
   * @param authorizer asked whether a role may be passed
   */
  public static void addTo(
      Service service, Pools pools, Authorizer authorizer, PoolIds ids, IdentityPoolLimits limits) {
    var table = new PoolTable(service, IdentityPool::arn);
    new PoolSetup(pools, ids, limits).addTo(table);
    new PoolRoles(pools, authorizer).addTo(table);
    new TagMaps(pools).addTo(table);
    new PoolTags(pools).addTo(table);
  }
}

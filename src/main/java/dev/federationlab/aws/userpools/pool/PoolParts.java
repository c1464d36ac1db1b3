package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.Service;
import dev.federationlab.aws.pool.PoolTable;
import dev.federationlab.aws.wire.SdkJson;
import dev.federationlab.store.Transaction;
import java.net.URI;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/** The parts that set up pools, put together. */
public final class PoolParts {

  /**
   * What they need of others.
   *
   * @param ownUrl whether a URL belongs to this installation, which need not be https
   * @param random for IDs and secrets: it must not be guessable
   */
  public record Needs(
      SdkJson json,
      RandomGenerator random,
      StandIns standIns,
      Discovery discovery,
      Predicate<URI> ownUrl,
      PoolLimits limits,
      Population population,
      Groups.Members members,
      NewPools newPools) {}

  private final Pools pools;
  private final Groups groups;
  private final IdentityProviders providers;
  private final ResourceServers resourceServers;
  private final Domains domains;
  private final Needs needs;

  /**
   * @param pools where they are kept, which the other parts of the service use too
   */
  public PoolParts(Pools pools, Needs needs) {
    this.pools = pools;
    this.needs = needs;
    groups = new Groups(pools, needs.json(), needs.members(), needs.limits());
    providers =
        new IdentityProviders(
            pools,
            needs.json(),
            new ProviderDetails(needs.standIns(), needs.discovery()),
            needs.limits());
    resourceServers = new ResourceServers(pools, needs.json(), needs.limits());
    domains = new Domains(pools);
  }

  /** Adds all operations to the table. */
  public void addTo(Service service) {
    var table = new PoolTable(service, Pool::arn);
    new PoolSetup(pools, needs.population(), needs.newPools(), needs.random(), needs.limits())
        .addTo(table);
    new MfaSettings(pools).addTo(table);
    new PoolTags(pools).addTo(table);
    new ClientSetup(
            pools,
            providers,
            resourceServers,
            new RedirectUrls(needs.ownUrl()),
            needs.random(),
            needs.limits())
        .addTo(table);
    domains.addTo(table);
    providers.addTo(table);
    resourceServers.addTo(table);
    groups.addTo(table);
  }

  public Groups groups() {
    return groups;
  }

  public IdentityProviders providers() {
    return providers;
  }

  public ResourceServers resourceServers() {
    return resourceServers;
  }

  public Domains domains() {
    return domains;
  }

  /** Removes all pools of an account. */
  public void emptyAccount(Transaction store, String accountId) {
    pools.emptyAccount(store, accountId);
  }
}

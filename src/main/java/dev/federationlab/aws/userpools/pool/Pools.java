package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.wire.SdkJson;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/**
 * User pools and their app clients, found by ID. IDs are global: an unsigned call names a client or
 * a pool, and that decides the account.
 */
public final class Pools {
  /** Where the owners of pools and clients are kept, by their ID. */
  static final String OWNERS = "user-pools";

  /** The account of a pool. */
  record Owner(String accountId) {}

  /** The pool of a client. */
  record ClientOf(String poolId) {}

  static final Kind<Owner> OWNER = Kind.of("user-pool-owner", Owner.class);
  static final Kind<ClientOf> CLIENT_OF = Kind.of("user-pool-client-of", ClientOf.class);

  private static final String ONLY = "pool";

  private final Kept<UserPoolType> pools;
  private final Kept<UserPoolClientType> clients;

  public Pools(SdkJson json) {
    this.pools = new Kept<>(json, "user-pool", UserPoolType.class, UserPoolType::builder);
    this.clients =
        new Kept<>(json, "user-pool-client", UserPoolClientType.class, UserPoolClientType::builder);
  }

  /** The pool of this ID, whosever it is. */
  public Optional<Pool> find(Transaction store, String poolId) {
    return store
        .find(OWNERS, OWNER, poolId)
        .flatMap(
            owner ->
                pools
                    .find(store, Pool.space(poolId), ONLY)
                    .map(type -> new Pool(owner.value().accountId(), type)));
  }

  /**
   * A pool of the caller's account.
   *
   * @throws dev.federationlab.aws.ServiceException ResourceNotFoundException, also for a pool of
   *     somebody else
   */
  public Pool require(Call call, String poolId) {
    return find(call.store(), poolId)
        .filter(pool -> pool.accountId().equals(call.accountId()))
        .orElseThrow(
            () ->
                UserPoolErrors.RESOURCE_NOT_FOUND.exception(
                    "User pool " + poolId + " does not exist."));
  }

  /** The app client of this ID, of whichever pool. */
  public Optional<AppClient> client(Transaction store, String clientId) {
    return store
        .find(OWNERS, CLIENT_OF, clientId)
        .flatMap(of -> find(store, of.value().poolId()))
        .flatMap(
            pool ->
                clients.find(store, pool.space(), clientId).map(type -> new AppClient(pool, type)));
  }

  /**
   * The app client that an unsigned call names.
   *
   * @throws dev.federationlab.aws.ServiceException ResourceNotFoundException
   */
  public AppClient requireClient(Transaction store, String clientId) {
    return client(store, clientId)
        .orElseThrow(
            () ->
                UserPoolErrors.RESOURCE_NOT_FOUND.exception(
                    "User pool client " + clientId + " does not exist."));
  }
}

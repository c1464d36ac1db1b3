package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.wire.SdkJson;
import dev.federationlab.decision.Check;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/**
 * User pools and their app clients, found by ID. IDs are global: an unsigned call names a client or
 * a pool, and that decides the account. So a pool with all its settings is one document, and a
 * client another; beside them stand lists, of an account's pools and of a pool's clients.
 */
public final class Pools {
  /** Where pools, clients and domains are kept, by what they are found by. */
  static final String GLOBAL = "user-pools";

  private static final int ALL = Integer.MAX_VALUE;

  /**
   * A pool as it is stored.
   *
   * @param json a {@code UserPoolType}
   * @param factors a {@code GetUserPoolMfaConfigResponse}
   */
  record PoolText(String accountId, String json, String factors) {}

  /** A client as it is stored; {@code json} is a {@code UserPoolClientType}, secret included. */
  record ClientText(String poolId, String json) {
    @Override
    public String toString() {
      return "ClientText[" + poolId + "]";
    }
  }

  /** An entry of a list. */
  record Entry(String id) {}

  private static final Kind<PoolText> POOL = Kind.of("user-pool", PoolText.class);
  private static final Kind<ClientText> CLIENT = Kind.of("user-pool-client", ClientText.class);
  private static final Kind<Entry> OF_ACCOUNT = Kind.of("user-pool-of-account", Entry.class);
  private static final Kind<Entry> OF_POOL = Kind.of("client-of-user-pool", Entry.class);

  private final Parsed<UserPoolType> types;
  private final Parsed<GetUserPoolMfaConfigResponse> factors;
  private final Parsed<UserPoolClientType> clientTypes;

  public Pools(SdkJson json) {
    types = new Parsed<>(json, UserPoolType.class, UserPoolType::builder);
    factors =
        new Parsed<>(
            json, GetUserPoolMfaConfigResponse.class, GetUserPoolMfaConfigResponse::builder);
    clientTypes = new Parsed<>(json, UserPoolClientType.class, UserPoolClientType::builder);
  }

  /** The pool of this ID, whosever it is. */
  public Optional<Pool> find(Transaction store, String poolId) {
    return store.find(GLOBAL, POOL, poolId).map(found -> pool(poolId, found.value()));
  }

  private Pool pool(String poolId, PoolText text) {
    return new Pool(
        text.accountId(), types.read(poolId, text.json()), factors.read(poolId, text.factors()));
  }

  /**
   * A pool of the caller's account.
   *
   * @throws dev.federationlab.aws.ServiceException ResourceNotFoundException, also for a pool of
   *     somebody else
   */
  public Pool require(Call call, String poolId) {
    var pool =
        find(call.store(), poolId).filter(found -> found.accountId().equals(call.accountId()));
    call.explanation()
        .check(
            new Check(
                "user pool",
                "one of account " + call.accountId(),
                poolId,
                pool.isPresent(),
                "API Reference, ResourceNotFoundException"));
    return pool.orElseThrow(() -> noPool(poolId));
  }

  private static ServiceException noPool(String poolId) {
    return UserPoolErrors.RESOURCE_NOT_FOUND.exception("User pool " + poolId + " does not exist.");
  }

  /** Pools of an account in the order of their IDs, after {@code after}. */
  public List<Pool> list(Transaction store, String accountId, String after, int limit) {
    return store.list(account(accountId), OF_ACCOUNT, "", after, limit).stream()
        .flatMap(entry -> find(store, entry.id()).stream())
        .toList();
  }

  /** How many pools an account has. */
  int count(Transaction store, String accountId) {
    return store.count(account(accountId), OF_ACCOUNT);
  }

  /**
   * Keeps a new pool.
   *
   * @return false if there is one of this ID: try another
   */
  boolean insert(Transaction store, Pool pool) {
    if (!store.insert(GLOBAL, POOL, pool.id(), text(pool))) {
      return false;
    }
    store.create(account(pool.accountId()), OF_ACCOUNT, pool.id(), new Entry(pool.id()));
    return true;
  }

  /**
   * Changes a pool of the caller's account; the call is tried again if another changed it
   * meanwhile.
   *
   * @throws dev.federationlab.aws.ServiceException as {@link #require}
   */
  Pool change(Call call, String poolId, UnaryOperator<Pool> change) {
    require(call, poolId);
    var document = call.store().find(GLOBAL, POOL, poolId).orElseThrow(() -> noPool(poolId));
    var changed = change.apply(pool(poolId, document.value()));
    call.store().update(GLOBAL, POOL, document, text(changed));
    return changed;
  }

  private PoolText text(Pool pool) {
    return new PoolText(pool.accountId(), types.write(pool.type()), factors.write(pool.factors()));
  }

  /** Removes a pool with everything that is kept in its space, and its clients and domain. */
  void delete(Transaction store, Pool pool) {
    store
        .list(pool.space(), OF_POOL, "", "", ALL)
        .forEach(client -> store.delete(GLOBAL, CLIENT, client.id()));
    pool.domain().ifPresent(prefix -> store.delete(GLOBAL, Domains.KIND, prefix));
    store.deleteSpace(pool.space());
    store.delete(account(pool.accountId()), OF_ACCOUNT, pool.id());
    store.delete(GLOBAL, POOL, pool.id());
  }

  /** Removes all pools of an account. */
  public void emptyAccount(Transaction store, String accountId) {
    list(store, accountId, "", ALL).forEach(pool -> delete(store, pool));
  }

  /** The app client of this ID, of whichever pool. */
  public Optional<AppClient> client(Transaction store, String clientId) {
    return store
        .find(GLOBAL, CLIENT, clientId)
        .flatMap(
            found ->
                find(store, found.value().poolId())
                    .map(
                        pool ->
                            new AppClient(pool, clientTypes.read(clientId, found.value().json()))));
  }

  /**
   * The app client that an unsigned call names.
   *
   * @throws dev.federationlab.aws.ServiceException ResourceNotFoundException
   */
  public AppClient requireClient(Transaction store, String clientId) {
    return client(store, clientId).orElseThrow(() -> noClient(clientId));
  }

  /**
   * An app client of a pool of the caller's account.
   *
   * @throws dev.federationlab.aws.ServiceException ResourceNotFoundException
   */
  public AppClient requireClient(Call call, String poolId, String clientId) {
    var pool = require(call, poolId);
    var client =
        client(call.store(), clientId).filter(found -> found.pool().id().equals(pool.id()));
    call.explanation()
        .check(
            new Check(
                "app client",
                "one of user pool " + poolId,
                clientId,
                client.isPresent(),
                "API Reference, ResourceNotFoundException"));
    return client.orElseThrow(() -> noClient(clientId));
  }

  private static ServiceException noClient(String clientId) {
    return UserPoolErrors.RESOURCE_NOT_FOUND.exception(
        "User pool client " + clientId + " does not exist.");
  }

  /** Clients of a pool in the order of their IDs, after {@code after}. */
  public List<AppClient> clients(Transaction store, Pool pool, String after, int limit) {
    return store.list(pool.space(), OF_POOL, "", after, limit).stream()
        .flatMap(entry -> client(store, entry.id()).stream())
        .toList();
  }

  /** How many clients a pool has. */
  int countClients(Transaction store, Pool pool) {
    return store.count(pool.space(), OF_POOL);
  }

  /** Keeps a new client; fails with a conflict, and is tried again, if its ID is taken. */
  void createClient(Transaction store, AppClient client) {
    store.create(GLOBAL, CLIENT, client.id(), text(client));
    store.create(client.pool().space(), OF_POOL, client.id(), new Entry(client.id()));
  }

  /** Stores another value of a client; the transaction is tried again if another changed it. */
  AppClient changeClient(
      Transaction store, Pool pool, String clientId, UnaryOperator<UserPoolClientType> change) {
    var document = store.find(GLOBAL, CLIENT, clientId).orElseThrow(() -> noClient(clientId));
    var changed =
        new AppClient(pool, change.apply(clientTypes.read(clientId, document.value().json())));
    store.update(GLOBAL, CLIENT, document, text(changed));
    return changed;
  }

  private ClientText text(AppClient client) {
    return new ClientText(client.pool().id(), clientTypes.write(client.type()));
  }

  void deleteClient(Transaction store, AppClient client) {
    store.delete(GLOBAL, CLIENT, client.id());
    store.delete(client.pool().space(), OF_POOL, client.id());
  }

  private static String account(String accountId) {
    return "aws:" + accountId;
  }
}

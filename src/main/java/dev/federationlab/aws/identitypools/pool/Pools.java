package dev.federationlab.aws.identitypools.pool;

import dev.federationlab.aws.Call;
import dev.federationlab.decision.Check;
import dev.federationlab.store.Document;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;

/**
 * Identity pools, found by ID: unsigned calls name no account, so a pool lies in a space of all,
 * and its account keeps a list.
 */
public final class Pools {
  private static final String GLOBAL = "aws";
  private static final int ALL = 10_000;
  private static final Kind<IdentityPool> POOL = Kind.of("identity-pool", IdentityPool.class);
  private static final Kind<Entry> OF_ACCOUNT = Kind.of("identity-pool-of-account", Entry.class);

  /** Says that there is one. */
  record Entry(String id) {}

  private final BiConsumer<Transaction, IdentityPool> identitiesGo;

  /**
   * @param identitiesGo removes what is kept of a pool's identities outside of its space
   */
  public Pools(BiConsumer<Transaction, IdentityPool> identitiesGo) {
    this.identitiesGo = identitiesGo;
  }

  /** The pool of this ID, whosever it is. */
  public Optional<IdentityPool> find(Transaction store, String poolId) {
    return store.find(GLOBAL, POOL, poolId).map(Document::value);
  }

  /**
   * The pool that an unsigned call names.
   *
   * @throws dev.federationlab.aws.ServiceException ResourceNotFoundException
   */
  public IdentityPool named(Call call, String poolId) {
    var pool = find(call.store(), poolId);
    note(call, poolId, pool.isPresent());
    return pool.orElseThrow(() -> IdentityPoolErrors.noPool(poolId));
  }

  /**
   * A pool of the caller's account.
   *
   * @throws dev.federationlab.aws.ServiceException ResourceNotFoundException, also for a pool of
   *     somebody else
   */
  public IdentityPool require(Call call, String poolId) {
    var pool =
        find(call.store(), poolId).filter(found -> found.accountId().equals(call.accountId()));
    note(call, poolId, pool.isPresent());
    return pool.orElseThrow(() -> IdentityPoolErrors.noPool(poolId));
  }

  private static void note(Call call, String poolId, boolean found) {
    call.explanation()
        .check(
            new Check(
                "identity pool",
                call.accountId().isEmpty() ? "one that exists" : "one of " + call.accountId(),
                poolId,
                found,
                "API Reference, ResourceNotFoundException"));
  }

  /** Pools of an account in the order of their IDs, after {@code after}. */
  List<IdentityPool> list(Transaction store, String accountId, String after, int limit) {
    return store.list(account(accountId), OF_ACCOUNT, "", after, limit).stream()
        .flatMap(entry -> find(store, entry.id()).stream())
        .toList();
  }

  int count(Transaction store, String accountId) {
    return store.count(account(accountId), OF_ACCOUNT);
  }

  void create(Transaction store, IdentityPool pool) {
    store.create(GLOBAL, POOL, pool.id(), pool);
    store.create(account(pool.accountId()), OF_ACCOUNT, pool.id(), new Entry(pool.id()));
  }

  /**
   * Changes a pool of the caller's account; the call is tried again if another changed it
   * meanwhile.
   *
   * @throws dev.federationlab.aws.ServiceException as {@link #require}
   */
  IdentityPool change(Call call, String poolId, UnaryOperator<IdentityPool> change) {
    require(call, poolId);
    var document =
        call.store()
            .find(GLOBAL, POOL, poolId)
            .orElseThrow(() -> IdentityPoolErrors.noPool(poolId));
    var changed = change.apply(document.value());
    call.store().update(GLOBAL, POOL, document, changed);
    return changed;
  }

  /** Removes a pool with everything that is kept of it. */
  void delete(Transaction store, IdentityPool pool) {
    identitiesGo.accept(store, pool);
    store.deleteSpace(pool.space());
    store.delete(account(pool.accountId()), OF_ACCOUNT, pool.id());
    store.delete(GLOBAL, POOL, pool.id());
  }

  /** Removes all pools of an account. */
  public void emptyAccount(Transaction store, String accountId) {
    list(store, accountId, "", ALL).forEach(pool -> delete(store, pool));
  }

  private static String account(String accountId) {
    return "aws:" + accountId;
  }
}

package dev.federationlab.aws.identitypools.identity;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.identitypools.identity.Identity.Login;
import dev.federationlab.aws.identitypools.identity.Identity.State;
import dev.federationlab.aws.identitypools.pool.IdentityPool;
import dev.federationlab.aws.identitypools.pool.IdentityPoolErrors;
import dev.federationlab.aws.identitypools.pool.PoolIds;
import dev.federationlab.decision.Check;
import dev.federationlab.store.Document;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Identities, found by their ID, which unsigned calls name without a pool; and by their logins,
 * within a pool.
 */
public final class Identities {
  private static final String GLOBAL = "aws";
  private static final int ALL = 100_000;
  private static final Kind<Identity> IDENTITY = Kind.of("identity", Identity.class);
  private static final Kind<Entry> OF_POOL = Kind.of("identity-of-pool", Entry.class);
  private static final Kind<Owner> OF_LOGIN = Kind.of("identity-of-login", Owner.class);

  /** Says that there is one. */
  record Entry(String id) {}

  /** Whose a login is. */
  record Owner(String identityId) {}

  private final PoolIds ids;
  private final int mostInPool;

  /**
   * @param mostInPool how many identities a pool has at most, disabled ones included
   */
  public Identities(PoolIds ids, int mostInPool) {
    this.ids = ids;
    this.mostInPool = mostInPool;
  }

  /** The identity of this ID, of whichever pool. */
  public Optional<Document<Identity>> find(Transaction store, String identityId) {
    return store.find(GLOBAL, IDENTITY, identityId);
  }

  /**
   * The identity that an unsigned call names.
   *
   * @throws dev.federationlab.aws.ServiceException ResourceNotFoundException
   */
  public Document<Identity> named(Call call, String identityId) {
    var found = find(call.store(), identityId);
    note(call, identityId, found.isPresent());
    return found.orElseThrow(() -> IdentityPoolErrors.noIdentity(identityId));
  }

  /**
   * An identity of this pool.
   *
   * @throws dev.federationlab.aws.ServiceException ResourceNotFoundException
   */
  public Document<Identity> require(Call call, IdentityPool pool, String identityId) {
    var found = find(call.store(), identityId).filter(it -> it.value().poolId().equals(pool.id()));
    note(call, identityId, found.isPresent());
    return found.orElseThrow(() -> IdentityPoolErrors.noIdentity(identityId));
  }

  private static void note(Call call, String identityId, boolean found) {
    call.explanation()
        .check(
            new Check(
                "identity",
                "one that exists",
                identityId,
                found,
                "API Reference, ResourceNotFoundException"));
  }

  /** The identity that a login is linked to, if there is one. */
  public Optional<Document<Identity>> of(Transaction store, IdentityPool pool, Login login) {
    return store
        .find(pool.space(), OF_LOGIN, key(login))
        .flatMap(owner -> find(store, owner.value().identityId()));
  }

  /**
   * A new identity: a guest's, if there are no logins.
   *
   * @throws dev.federationlab.aws.ServiceException LimitExceededException
   */
  Document<Identity> create(Call call, IdentityPool pool, List<Login> logins) {
    var store = call.store();
    if (store.count(pool.space(), OF_POOL) >= mostInPool) {
      throw IdentityPoolErrors.LIMIT_EXCEEDED.exception(
          "The identity pool has " + mostInPool + " identities already.");
    }
    var now = moment(call);
    var identity =
        new Identity(
            ids.next(),
            pool.id(),
            logins.isEmpty() ? State.GUEST : State.AUTHENTICATED,
            logins,
            now,
            now);
    store.create(GLOBAL, IDENTITY, identity.id(), identity);
    store.create(pool.space(), OF_POOL, identity.id(), new Entry(identity.id()));
    logins.forEach(login -> store.create(pool.space(), OF_LOGIN, key(login), own(identity)));
    return store.find(GLOBAL, IDENTITY, identity.id()).orElseThrow();
  }

  /** Links logins that nobody has. */
  Identity link(Call call, IdentityPool pool, Document<Identity> identity, List<Login> logins) {
    var changed = identity.value().with(logins, moment(call));
    call.store().update(GLOBAL, IDENTITY, identity, changed);
    logins.forEach(login -> call.store().create(pool.space(), OF_LOGIN, key(login), own(changed)));
    return changed;
  }

  /** Takes logins away; an identity without its last one is disabled. */
  void unlink(Call call, IdentityPool pool, Document<Identity> identity, List<Login> logins) {
    call.store().update(GLOBAL, IDENTITY, identity, identity.value().without(logins, moment(call)));
    logins.forEach(login -> call.store().delete(pool.space(), OF_LOGIN, key(login)));
  }

  /** Disables an identity whose logins are now another's. */
  void disable(Call call, IdentityPool pool, Document<Identity> identity) {
    identity
        .value()
        .logins()
        .forEach(login -> call.store().delete(pool.space(), OF_LOGIN, key(login)));
    call.store().update(GLOBAL, IDENTITY, identity, identity.value().disabled(moment(call)));
  }

  /** Forgets an identity, so that its logins are strangers. */
  void delete(Transaction store, IdentityPool pool, Identity identity) {
    identity.logins().forEach(login -> store.delete(pool.space(), OF_LOGIN, key(login)));
    store.delete(pool.space(), OF_POOL, identity.id());
    store.delete(GLOBAL, IDENTITY, identity.id());
  }

  /** Identities of a pool in the order of their IDs, after {@code after}. */
  List<Identity> list(Transaction store, IdentityPool pool, String after, int limit) {
    return store.list(pool.space(), OF_POOL, "", after, limit).stream()
        .flatMap(entry -> find(store, entry.id()).stream())
        .map(Document::value)
        .toList();
  }

  /** Removes what is kept of a pool's identities outside of its space. */
  public static void deleteAll(Transaction store, IdentityPool pool) {
    store
        .list(pool.space(), OF_POOL, "", "", ALL)
        .forEach(entry -> store.delete(GLOBAL, IDENTITY, entry.id()));
  }

  private static Owner own(Identity identity) {
    return new Owner(identity.id());
  }

  private static Instant moment(Call call) {
    return call.now().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Of a length that any database takes: an identifier of a developer has up to 1,024 characters.
   */
  private static String key(Login login) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(login.provider().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
      digest.update(login.userId().getBytes(StandardCharsets.UTF_8));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

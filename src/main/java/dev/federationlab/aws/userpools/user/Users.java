package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.store.Document;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * The users of pools, found by the names they go by. Which aliases a user holds follows from their
 * attributes and state, and is kept up with every change.
 */
public final class Users {
  static final Kind<User> USER = Kind.of("user", User.class);

  /** The key of the user that an entry of an index leads to. */
  record Key(String key) {}

  private static final Kind<Key> BY_SUB = Kind.of("user-by-sub", Key.class);
  private static final Kind<Key> BY_ALIAS = Kind.of("user-by-alias", Key.class);
  private static final Kind<Key> BY_IDENTITY = Kind.of("user-by-identity", Key.class);

  private final int mostInPool;

  /**
   * @param mostInPool how many users a pool may have
   */
  public Users(int mostInPool) {
    this.mostInPool = mostInPool;
  }

  /** The user with this username or alias. */
  public Optional<User> find(Transaction store, Pool pool, String name) {
    return byUsername(store, pool, name)
        .or(
            () ->
                UserNames.possibleAliases(pool, name).stream()
                    .flatMap(alias -> store.find(pool.space(), BY_ALIAS, alias).stream())
                    .findFirst()
                    .flatMap(found -> byKey(store, pool, found.value().key())));
  }

  /** The user with exactly this username, in so far as the pool takes notice of case. */
  public Optional<User> byUsername(Transaction store, Pool pool, String username) {
    return byKey(store, pool, UserNames.key(pool, username))
        .or(() -> external(store, pool, username));
  }

  /** The case of a provider's name in front of a username does not matter. */
  private Optional<User> external(Transaction store, Pool pool, String username) {
    int underscore = username.indexOf('_');
    return underscore <= 0
        ? Optional.empty()
        : byIdentity(
                store, pool, username.substring(0, underscore), username.substring(underscore + 1))
            .filter(user -> user.username().equalsIgnoreCase(username));
  }

  /** The user whose {@code sub} this is. */
  public Optional<User> bySub(Transaction store, Pool pool, String sub) {
    return store
        .find(pool.space(), BY_SUB, sub)
        .flatMap(found -> byKey(store, pool, found.value().key()));
  }

  /** The user who signs in with this web identity, linked or their own. */
  public Optional<User> byIdentity(
      Transaction store, Pool pool, String providerName, String userId) {
    return store
        .find(pool.space(), BY_IDENTITY, identity(providerName, userId))
        .flatMap(found -> byKey(store, pool, found.value().key()));
  }

  /**
   * The user with this username or alias, for administrators.
   *
   * @throws ServiceException UserNotFoundException
   */
  public User require(Transaction store, Pool pool, String name) {
    return find(store, pool, name).orElseThrow(UserPoolErrors.USER_NOT_FOUND::exception);
  }

  /** Who holds an alias. */
  Optional<User> holder(Transaction store, Pool pool, String alias) {
    return store
        .find(pool.space(), BY_ALIAS, alias)
        .flatMap(found -> byKey(store, pool, found.value().key()));
  }

  /**
   * Stores a new user.
   *
   * @throws ServiceException UsernameExistsException, also for an address that people sign up with;
   *     AliasExistsException; LimitExceededException if the pool is full
   */
  public void create(Transaction store, Pool pool, User user) {
    if (store.count(pool.space(), USER) >= mostInPool) {
      throw UserPoolErrors.LIMIT_EXCEEDED.exception(
          "Limit of users in the user pool exceeded: " + mostInPool);
    }
    var key = UserNames.key(pool, user.username());
    if (!store.insert(pool.space(), USER, key, user)) {
      throw UserPoolErrors.USERNAME_EXISTS.exception();
    }
    store.create(pool.space(), BY_SUB, user.sub(), new Key(key));
    index(store, pool, key, UserNames.aliases(pool, user), identities(user));
  }

  /**
   * Stores what {@code change} makes of a user as they are now.
   *
   * @param username the real one
   * @return the changed user
   * @throws ServiceException AliasExistsException if they would take what somebody else holds
   */
  public User change(Transaction store, Pool pool, String username, UnaryOperator<User> change) {
    var document = document(store, pool, username);
    var before = document.value();
    var after = change.apply(before);
    store.update(pool.space(), USER, document, after);
    var oldAliases = UserNames.aliases(pool, before);
    var newAliases = UserNames.aliases(pool, after);
    var oldIdentities = identities(before);
    var newIdentities = identities(after);
    without(oldAliases, newAliases).forEach(it -> store.delete(pool.space(), BY_ALIAS, it));
    without(oldIdentities, newIdentities)
        .forEach(it -> store.delete(pool.space(), BY_IDENTITY, it));
    index(
        store,
        pool,
        document.id(),
        without(newAliases, oldAliases),
        without(newIdentities, oldIdentities));
    return after;
  }

  /** Removes a user, and every name that led to them. */
  public void delete(Transaction store, Pool pool, User user) {
    var key = UserNames.key(pool, user.username());
    store.delete(pool.space(), USER, key);
    store.delete(pool.space(), BY_SUB, user.sub());
    UserNames.aliases(pool, user).forEach(it -> store.delete(pool.space(), BY_ALIAS, it));
    identities(user).forEach(it -> store.delete(pool.space(), BY_IDENTITY, it));
  }

  /**
   * Users in the order of their usernames.
   *
   * @param after a username; empty for the beginning
   */
  public List<User> list(Transaction store, Pool pool, String after, int limit) {
    return store.list(pool.space(), USER, "", UserNames.key(pool, after), limit).stream()
        .map(Document::value)
        .toList();
  }

  /** How many users a pool has. */
  public int count(Transaction store, Pool pool) {
    return store.count(pool.space(), USER);
  }

  private Optional<User> byKey(Transaction store, Pool pool, String key) {
    return store.find(pool.space(), USER, key).map(Document::value);
  }

  private static Document<User> document(Transaction store, Pool pool, String username) {
    return store
        .find(pool.space(), USER, UserNames.key(pool, username))
        .orElseThrow(() -> new IllegalStateException("no user to change: " + username));
  }

  private static void index(
      Transaction store, Pool pool, String key, Set<String> aliases, Set<String> identities) {
    for (var alias : aliases) {
      if (!store.insert(pool.space(), BY_ALIAS, alias, new Key(key))) {
        throw taken(alias);
      }
    }
    identities.forEach(it -> store.create(pool.space(), BY_IDENTITY, it, new Key(key)));
  }

  private static ServiceException taken(String alias) {
    var attribute = alias.substring(0, alias.indexOf('='));
    return UserPoolErrors.ALIAS_EXISTS.exception(
        "An account with the " + attribute + " already exists.");
  }

  private static Set<String> identities(User user) {
    var keys = new HashSet<String>();
    user.identities().forEach(it -> keys.add(identity(it.providerName(), it.userId())));
    return keys;
  }

  private static String identity(String providerName, String userId) {
    return providerName.toLowerCase(Locale.ROOT) + "\n" + userId;
  }

  private static Set<String> without(Set<String> all, Set<String> others) {
    var rest = new HashSet<>(all);
    rest.removeAll(others);
    return rest;
  }
}

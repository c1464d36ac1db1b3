package dev.federationlab.aws.access;

import dev.federationlab.store.Kind;
import dev.federationlab.store.Store;
import dev.federationlab.store.Transaction;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The accounts of the embedded AWS: sandboxes, made on demand and kept in the store, and standing
 * ones. An account's other documents are in the space {@link #space}; its key is not, so that
 * emptying an account leaves the key.
 */
public final class Accounts {

  /**
   * How many sandboxes may be made.
   *
   * @param inAll for as long as the store lives
   * @param perAddress within {@code window}, for each address
   */
  public record Caps(int inAll, int perAddress, Duration window) {
    /** Room for a class behind one address, and a bound for strangers. */
    public static final Caps USUAL = new Caps(100_000, 200, Duration.ofDays(1));
  }

  /**
   * A sandbox as it is kept.
   *
   * @param madeFor the address for which it was made
   */
  record Sandbox(String accountId, Instant madeAt, String madeFor) {}

  /** Kept under address and time, so that the caps can be held with one look at the index. */
  record Made(String accountId) {}

  private static final String SPACE = "aws-accounts";
  private static final Kind<Sandbox> SANDBOX = Kind.of("sandbox", Sandbox.class);
  private static final Kind<RootKey> ROOT_KEY = Kind.of("root-key", RootKey.class);
  private static final Kind<Made> MADE = Kind.of("sandbox-made", Made.class);
  private static final int CACHED_KEYS = 2000;

  private final Store store;
  private final Clock clock;
  private final RandomNames names;
  private final StandingAccounts standing;
  private final Caps caps;
  private final List<Emptying> emptyings;
  private final Remembered<String, RootKey> keys = new Remembered<>(CACHED_KEYS);
  private final Object making = new Object();

  /**
   * @param emptyings what else has to be removed when an account is emptied
   */
  public Accounts(
      Store store,
      Clock clock,
      SecureRandom random,
      StandingAccounts standing,
      Caps caps,
      List<Emptying> emptyings) {
    this.store = store;
    this.clock = clock;
    this.names = new RandomNames(random);
    this.standing = standing;
    this.caps = caps;
    this.emptyings = List.copyOf(emptyings);
  }

  /** The space in which an account's documents are kept. */
  public static String space(String accountId) {
    return "aws:" + accountId;
  }

  /**
   * Makes a sandbox.
   *
   * @param address for whom: the caps are held by it
   * @return its root key, or nothing if a cap has been reached
   */
  public Optional<RootKey> make(String address) {
    // One at a time: otherwise many at once would all find room under the cap.
    synchronized (making) {
      return store.write(transaction -> make(transaction, address, clock.instant()));
    }
  }

  private Optional<RootKey> make(Transaction transaction, String address, Instant now) {
    var prefix = address + " ";
    var since = prefix + sortable(now.minus(caps.window()));
    if (transaction.count(SPACE, SANDBOX) >= caps.inAll()
        || transaction.list(SPACE, MADE, prefix, since, caps.perAddress()).size()
            >= caps.perAddress()) {
      return Optional.empty();
    }
    forgetBefore(transaction, prefix, since);
    var accountId = names.accountId();
    while (standing.has(accountId)
        || !transaction.insert(SPACE, SANDBOX, accountId, new Sandbox(accountId, now, address))) {
      accountId = names.accountId();
    }
    var key = new RootKey(accountId, names.accessKeyId("AKIA"), names.secret());
    while (!transaction.insert(SPACE, ROOT_KEY, key.accessKeyId(), key)) {
      key = new RootKey(accountId, names.accessKeyId("AKIA"), key.secretAccessKey());
    }
    transaction.put(SPACE, MADE, prefix + sortable(now) + " " + accountId, new Made(accountId));
    return Optional.of(key);
  }

  /** A few of those that no longer count, so that they do not pile up. */
  private static void forgetBefore(Transaction transaction, String prefix, String since) {
    transaction.list(SPACE, MADE, prefix, "", 10).stream()
        .filter(made -> made.id().compareTo(since) < 0)
        .forEach(made -> transaction.delete(SPACE, MADE, made.id()));
  }

  private static String sortable(Instant time) {
    return String.format(Locale.ROOT, "%015d", Math.max(0, time.toEpochMilli()));
  }

  /** The root key with this ID, of a sandbox or a standing account. */
  public Optional<RootKey> key(Transaction transaction, String accessKeyId) {
    var found = standing.key(accessKeyId).or(() -> keys.find(accessKeyId));
    if (found.isPresent()) {
      return found;
    }
    // Keys never change, so what was read once stays true.
    var read = transaction.find(SPACE, ROOT_KEY, accessKeyId).map(document -> document.value());
    read.ifPresent(key -> keys.keep(accessKeyId, key));
    return read;
  }

  /** Whether there is an account with this ID, sandbox or standing. */
  public boolean exists(String accountId) {
    return standing(accountId)
        || store.read(transaction -> transaction.find(SPACE, SANDBOX, accountId)).isPresent();
  }

  /** Whether it is one of the standing accounts, which anyone may empty. */
  public boolean standing(String accountId) {
    return standing.has(accountId);
  }

  /**
   * Empties an account, and no other. Its key goes on working.
   *
   * @return whether there is such an account
   */
  public boolean reset(String accountId) {
    if (!exists(accountId)) {
      return false;
    }
    store.change(
        transaction -> {
          emptyings.forEach(emptying -> emptying.empty(transaction, accountId));
          transaction.deleteSpace(space(accountId));
        });
    return true;
  }
}

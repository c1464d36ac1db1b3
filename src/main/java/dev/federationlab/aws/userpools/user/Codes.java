package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.userpools.message.Medium;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The codes that users have to send back: six digits, kept as digests, one outstanding for each
 * use. A new one puts an end to the old one; one that fits is spent.
 */
final class Codes {
  /** Six digits, whichever. */
  private static final int ALL = 1_000_000;

  private static final int MOST_USES = 10;
  private static final String SOURCE = "Developer Guide, Signing up and confirming user accounts";

  private static final Kind<Code> CODE = Kind.of("user-code", Code.class);

  private final RandomGenerator random;
  private final PoolKeys keys;

  Codes(RandomGenerator random, PoolKeys keys) {
    this.random = random;
    this.keys = keys;
  }

  /** A new code, to be sent to an address of the user. */
  String issue(Moment moment, Pool pool, User user, CodeUse use, Medium medium, String address) {
    return issue(moment, pool, user, use, medium, address, false);
  }

  /** A new code, to be sent to an address that becomes the user's when it comes back. */
  String issuePending(
      Moment moment, Pool pool, User user, CodeUse use, Medium medium, String address) {
    return issue(moment, pool, user, use, medium, address, true);
  }

  private String issue(
      Moment moment,
      Pool pool,
      User user,
      CodeUse use,
      Medium medium,
      String address,
      boolean pending) {
    var code = String.format(Locale.ROOT, "%06d", random.nextInt(ALL));
    moment
        .store()
        .put(
            pool.space(),
            CODE,
            id(user, use),
            new Code(
                digest(moment.store(), pool, user, use, code),
                medium,
                address,
                pending,
                moment.now().plus(use.lifetime())));
    return code;
  }

  /**
   * Spends the outstanding code, if the one shown is it. The refusals keep what was written, so
   * that a guess counts.
   *
   * @throws dev.federationlab.aws.ServiceException ExpiredCodeException if there is none or it has
   *     expired, CodeMismatchException
   */
  Code spend(Moment moment, Pool pool, User user, CodeUse use, String shown) {
    var found = find(moment.store(), pool, user, use);
    moment.require(
        found.isPresent(),
        "confirmation code",
        "a code that was sent and has not been used",
        found.isPresent() ? "there is one" : "there is none",
        SOURCE,
        UserPoolErrors.EXPIRED_CODE.exception().keeping());
    var code = found.orElseThrow();
    moment.require(
        moment.now().isBefore(code.expiresAt()),
        "lifetime of the code",
        "before " + code.expiresAt(),
        moment.now().toString(),
        "Developer Guide, Quotas",
        UserPoolErrors.EXPIRED_CODE.exception().keeping());
    var same = shows(moment.store(), pool, user, use, shown);
    moment.require(
        same,
        "confirmation code",
        "the code that was sent, compared by its digest",
        same ? "the same" : "another one",
        SOURCE,
        UserPoolErrors.CODE_MISMATCH.exception().keeping());
    moment.store().delete(pool.space(), CODE, id(user, use));
    return code;
  }

  /** Whether a code is outstanding that has not expired. */
  boolean alive(Moment moment, Pool pool, User user, CodeUse use) {
    return find(moment.store(), pool, user, use)
        .filter(code -> moment.now().isBefore(code.expiresAt()))
        .isPresent();
  }

  /** Whether this is the outstanding code, expired or not. */
  boolean shows(Transaction store, Pool pool, User user, CodeUse use, String shown) {
    return find(store, pool, user, use)
        .filter(
            code ->
                MessageDigest.isEqual(
                    HexFormat.of().parseHex(code.digest()),
                    HexFormat.of().parseHex(digest(store, pool, user, use, shown))))
        .isPresent();
  }

  /** The outstanding code, expired or not. */
  Optional<Code> find(Transaction store, Pool pool, User user, CodeUse use) {
    return store.find(pool.space(), CODE, id(user, use)).map(found -> found.value());
  }

  /**
   * Lets every outstanding code of a user expire.
   *
   * @return how many there were
   */
  int expire(Transaction store, Pool pool, User user, Instant at) {
    var codes = store.list(pool.space(), CODE, prefix(user), "", MOST_USES);
    for (var code : codes) {
      var kept = code.value();
      store.update(
          pool.space(),
          CODE,
          code,
          new Code(kept.digest(), kept.medium(), kept.address(), kept.pending(), at));
    }
    return codes.size();
  }

  /** Withdraws every code of a user. */
  void forget(Transaction store, Pool pool, User user) {
    store
        .list(pool.space(), CODE, prefix(user), "", MOST_USES)
        .forEach(code -> store.delete(pool.space(), CODE, code.id()));
  }

  private String digest(Transaction store, Pool pool, User user, CodeUse use, String code) {
    return HexFormat.of().formatHex(keys.digest(store, pool, id(user, use) + "\n" + code));
  }

  /** By {@code sub}: another user of the same name has nothing of it. */
  private static String id(User user, CodeUse use) {
    return prefix(user) + use.id();
  }

  private static String prefix(User user) {
    return user.sub() + "/";
  }
}

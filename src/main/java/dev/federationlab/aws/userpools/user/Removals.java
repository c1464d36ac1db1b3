package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.store.Transaction;

/** Removes users with everything that is known of them. */
final class Removals {
  private final Users users;
  private final Passwords passwords;
  private final Codes codes;
  private final Throttle throttle;

  Removals(Users users, Passwords passwords, Codes codes, Throttle throttle) {
    this.users = users;
    this.passwords = passwords;
    this.codes = codes;
    this.throttle = throttle;
  }

  void remove(Transaction store, Pool pool, User user) {
    Memberships.forget(store, pool, user);
    passwords.forget(store, pool, user.username());
    codes.forget(store, pool, user);
    throttle.forget(store, pool, user);
    users.delete(store, pool, user);
  }
}

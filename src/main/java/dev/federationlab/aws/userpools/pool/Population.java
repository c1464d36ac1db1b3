package dev.federationlab.aws.userpools.pool;

import dev.federationlab.store.Transaction;

/** How many users a pool has, which others know. */
@FunctionalInterface
public interface Population {
  int count(Transaction store, Pool pool);
}

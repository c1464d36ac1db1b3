package dev.federationlab.aws.userpools.pool;

import dev.federationlab.store.Transaction;

/** Told of each pool that is made, in the transaction that makes it. */
@FunctionalInterface
public interface NewPools {
  void made(Transaction store, Pool pool);
}

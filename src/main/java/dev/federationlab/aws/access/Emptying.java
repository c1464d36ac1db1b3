package dev.federationlab.aws.access;

import dev.federationlab.store.Transaction;

/**
 * Removes what an account has outside the space of its own documents: bucket names, which are
 * global, and the bytes of objects. Supplied by the services that keep such things; called before
 * the account's documents are removed.
 */
@FunctionalInterface
public interface Emptying {
  void empty(Transaction store, String accountId);
}

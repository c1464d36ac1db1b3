package dev.federationlab.aws.s3;

import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;

/**
 * How much an account keeps, counted in sixteen parts by key, so that writers of different objects
 * seldom meet. Writers who pass the limit at one moment may exceed it by one object each.
 */
final class Usage {
  private static final int PARTS = 16;
  private static final Kind<Amount> KIND = Kind.of("object-usage", Amount.class);

  /** A number of objects and their bytes. */
  record Amount(long objects, long bytes) {
    static final Amount NOTHING = new Amount(0, 0);

    Amount plus(long moreObjects, long moreBytes) {
      return new Amount(objects + moreObjects, bytes + moreBytes);
    }
  }

  private Usage() {}

  /** What an account keeps in all. */
  static Amount of(Transaction store, String space) {
    var total = Amount.NOTHING;
    for (var part : store.list(space, KIND, "", "", PARTS)) {
      total = total.plus(part.value().objects(), part.value().bytes());
    }
    return total;
  }

  /** Counts objects and bytes that came (or went, if negative) with the object of this ID. */
  static void add(Transaction store, String space, String objectId, long objects, long bytes) {
    if (objects == 0 && bytes == 0) {
      return;
    }
    var part = Integer.toHexString(Math.floorMod(objectId.hashCode(), PARTS));
    var found = store.find(space, KIND, part);
    if (found.isPresent()) {
      store.update(space, KIND, found.get(), found.get().value().plus(objects, bytes));
      return;
    }
    store.create(space, KIND, part, Amount.NOTHING.plus(objects, bytes));
  }
}

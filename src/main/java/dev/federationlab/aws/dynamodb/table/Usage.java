package dev.federationlab.aws.dynamodb.table;

import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.store.Document;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.util.HashMap;
import java.util.Map;

/**
 * How much an account keeps in each of its tables, counted in parts by item, so that writers of
 * different items seldom meet. All parts are added up only when one alone could mean that the limit
 * is near.
 */
final class Usage {
  private static final int PARTS = 16;
  private static final Kind<Part> KIND = Kind.of("dynamodb-usage", Part.class);

  private final TableLimits limits;

  Usage(TableLimits limits) {
    this.limits = limits;
  }

  /** A number of items, or of entries of an index, and their bytes. */
  record Amount(long items, long bytes) {
    static final Amount NOTHING = new Amount(0, 0);

    Amount plus(Amount other) {
      return new Amount(items + other.items, bytes + other.bytes);
    }

    Amount minus(Amount other) {
      return new Amount(items - other.items, bytes - other.bytes);
    }
  }

  /** What is counted in one part, by what {@link Keys#table} and {@link Keys#index} begin with. */
  record Part(Map<String, Amount> amounts) {
    Part plus(Map<String, Amount> more) {
      var all = new HashMap<>(amounts);
      more.forEach((of, amount) -> all.merge(of, amount, Amount::plus));
      all.values().removeIf(Amount.NOTHING::equals);
      return new Part(all);
    }

    long items() {
      return amounts.entrySet().stream()
          .filter(entry -> !Keys.isIndex(entry.getKey()))
          .mapToLong(entry -> entry.getValue().items())
          .sum();
    }

    long bytes() {
      return amounts.values().stream().mapToLong(Amount::bytes).sum();
    }
  }

  /** What all tables and their indexes hold. */
  static Part of(Transaction store, String space) {
    return store.list(space, KIND, "", "", PARTS).stream()
        .map(Document::value)
        .reduce(new Part(Map.of()), (a, b) -> a.plus(b.amounts()));
  }

  /**
   * Counts what came (or went, if negative) with the item of this key.
   *
   * @throws dev.federationlab.aws.ServiceException if the account then keeps more than it may
   */
  void add(Transaction store, String space, String itemKey, Map<String, Amount> more) {
    if (more.values().stream().allMatch(Amount.NOTHING::equals)) {
      return;
    }
    var id = Integer.toHexString(Math.floorMod(itemKey.hashCode(), PARTS));
    var found = store.find(space, KIND, id);
    var part = found.map(Document::value).orElse(new Part(Map.of())).plus(more);
    if (found.isPresent()) {
      store.update(space, KIND, found.get(), part);
    } else {
      store.create(space, KIND, id, part);
    }
    boolean grows = more.values().stream().anyMatch(it -> it.items() > 0 || it.bytes() > 0);
    if (grows && mayBeTooMuch(part)) {
      requireRoom(of(store, space));
    }
  }

  /** If no part holds more than its share of half the limit, all together hold at most half. */
  private boolean mayBeTooMuch(Part part) {
    return part.items() * PARTS * 2 > limits.items() || part.bytes() * PARTS * 2 > limits.bytes();
  }

  private void requireRoom(Part total) {
    if (total.items() > limits.items()) {
      throw DynamoErrors.COLLECTION_SIZE.exception(
          "Collection size exceeded: a sandbox keeps at most " + limits.items() + " items.");
    }
    if (total.bytes() > limits.bytes()) {
      throw DynamoErrors.COLLECTION_SIZE.exception(
          "Collection size exceeded: a sandbox keeps at most "
              + limits.bytes()
              + " bytes of items.");
    }
  }

  static void deleteAll(Transaction store, String space) {
    store.deleteAll(space, KIND, "");
  }

  /** Forgets all that is counted under keys that begin so. */
  static void forget(Transaction store, String space, String prefix) {
    for (var part : store.list(space, KIND, "", "", PARTS)) {
      var left = new HashMap<>(part.value().amounts());
      if (left.keySet().removeIf(key -> key.startsWith(prefix))) {
        store.update(space, KIND, part, new Part(left));
      }
    }
  }
}

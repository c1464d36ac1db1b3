package dev.federationlab.aws.dynamodb.table;

import dev.federationlab.aws.dynamodb.value.DynamoErrors;
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

  /** A number of items, their bytes, and those of what indexes hold of them. */
  record Amount(long items, long bytes, long indexBytes) {
    static final Amount NOTHING = new Amount(0, 0, 0);

    Amount plus(Amount other) {
      return new Amount(items + other.items, bytes + other.bytes, indexBytes + other.indexBytes);
    }

    Amount minus(Amount other) {
      return new Amount(items - other.items, bytes - other.bytes, indexBytes - other.indexBytes);
    }

    private boolean more() {
      return items > 0 || bytes + indexBytes > 0;
    }
  }

  /** What is counted in one part, by table. */
  record Part(Map<String, Amount> tables) {
    Part plus(String tableId, Amount more) {
      var all = new HashMap<>(tables);
      all.merge(tableId, more, Amount::plus);
      all.values().removeIf(Amount.NOTHING::equals);
      return new Part(all);
    }

    Amount total() {
      return tables.values().stream().reduce(Amount.NOTHING, Amount::plus);
    }
  }

  /** What a table holds. */
  static Amount of(Transaction store, String space, Table table) {
    return store.list(space, KIND, "", "", PARTS).stream()
        .map(part -> part.value().tables().getOrDefault(table.id(), Amount.NOTHING))
        .reduce(Amount.NOTHING, Amount::plus);
  }

  /**
   * Counts what came (or went, if negative) with the item of this key.
   *
   * @throws dev.federationlab.aws.ServiceException if the account then keeps more than it may
   */
  void add(Transaction store, String space, Table table, String itemKey, Amount more) {
    if (more.equals(Amount.NOTHING)) {
      return;
    }
    var id = Integer.toHexString(Math.floorMod(itemKey.hashCode(), PARTS));
    var found = store.find(space, KIND, id);
    var part = found.map(it -> it.value()).orElse(new Part(Map.of())).plus(table.id(), more);
    if (found.isPresent()) {
      store.update(space, KIND, found.get(), part);
    } else {
      store.create(space, KIND, id, part);
    }
    if (more.more() && mayBeTooMuch(part.total())) {
      requireRoom(store, space);
    }
  }

  /** If no part holds more than its share of half the limit, all together hold at most half. */
  private boolean mayBeTooMuch(Amount part) {
    return part.items() * PARTS * 2 > limits.items()
        || (part.bytes() + part.indexBytes()) * PARTS * 2 > limits.bytes();
  }

  private void requireRoom(Transaction store, String space) {
    var total =
        store.list(space, KIND, "", "", PARTS).stream()
            .map(part -> part.value().total())
            .reduce(Amount.NOTHING, Amount::plus);
    if (total.items() > limits.items()) {
      throw DynamoErrors.COLLECTION_SIZE.exception(
          "Collection size exceeded: a sandbox keeps at most " + limits.items() + " items.");
    }
    if (total.bytes() + total.indexBytes() > limits.bytes()) {
      throw DynamoErrors.COLLECTION_SIZE.exception(
          "Collection size exceeded: a sandbox keeps at most "
              + limits.bytes()
              + " bytes of items.");
    }
  }

  static void deleteAll(Transaction store, String space) {
    store.deleteAll(space, KIND, "");
  }

  /** Forgets a table whose items are gone. */
  static void forget(Transaction store, String space, Table table) {
    for (var part : store.list(space, KIND, "", "", PARTS)) {
      if (part.value().tables().containsKey(table.id())) {
        var left = new HashMap<>(part.value().tables());
        left.remove(table.id());
        store.update(space, KIND, part, new Part(left));
      }
    }
  }
}

package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.dynamodb.table.Index;
import dev.federationlab.aws.dynamodb.table.Table;
import dev.federationlab.aws.dynamodb.value.Item;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;

/**
 * The units of capacity that an operation takes at a table (Developer Guide, "Read and write
 * capacity units"): a read unit is 4 KB, half of it if the read need not be consistent, a write
 * unit 1 KB; transactions take double. Counted for those who ask; nothing is limited by it.
 */
final class Capacity {
  private static final int READ_BYTES = 4 << 10;
  private static final int WRITE_BYTES = 1 << 10;

  private final Table table;
  private double ofTable;
  private final Map<Index, Double> ofIndexes = new LinkedHashMap<>();

  Capacity(Table table) {
    this.table = table;
  }

  /** Units for reading so many bytes at once. */
  static double reading(long bytes, boolean consistent) {
    return Math.max(1, (bytes + READ_BYTES - 1) / READ_BYTES) * (consistent ? 1.0 : 0.5);
  }

  private static double writing(Optional<Item> before, Optional<Item> after) {
    long bytes = Math.max(before.map(Item::bytes).orElse(0L), after.map(Item::bytes).orElse(0L));
    return Math.max(1, (bytes + WRITE_BYTES - 1) / WRITE_BYTES);
  }

  Capacity read(Optional<Index> index, double units) {
    if (index.isPresent()) {
      ofIndexes.merge(index.get(), units, Double::sum);
    } else {
      ofTable += units;
    }
    return this;
  }

  /**
   * Adds a write, with the entries in indexes that changed by it.
   *
   * @param times 2 in a transaction
   */
  Capacity wrote(Writes.Outcome outcome, int times) {
    ofTable += times * writing(outcome.before(), outcome.after());
    for (var index : table.indexes()) {
      var old = outcome.before().flatMap(item -> index.entry(item, table.keys()));
      var now = outcome.after().flatMap(item -> index.entry(item, table.keys()));
      if (!old.equals(now)) {
        ofIndexes.merge(index, times * writing(old, now), Double::sum);
      }
    }
    return this;
  }

  /** As the answer shows it, or null if it was not asked for. */
  @Nullable ConsumedCapacity shown(@Nullable String wanted) {
    if (wanted == null || wanted.equals("NONE")) {
      return null;
    }
    double total = ofTable + ofIndexes.values().stream().mapToDouble(units -> units).sum();
    var shown = ConsumedCapacity.builder().tableName(table.name()).capacityUnits(total);
    if (wanted.equals("INDEXES")) {
      shown.table(it -> it.capacityUnits(ofTable));
      var global = units(true);
      var local = units(false);
      if (!global.isEmpty()) {
        shown.globalSecondaryIndexes(global);
      }
      if (!local.isEmpty()) {
        shown.localSecondaryIndexes(local);
      }
    }
    return shown.build();
  }

  private Map<String, software.amazon.awssdk.services.dynamodb.model.Capacity> units(
      boolean global) {
    var units =
        new LinkedHashMap<String, software.amazon.awssdk.services.dynamodb.model.Capacity>();
    ofIndexes.forEach(
        (index, taken) -> {
          if (index.global() == global) {
            units.put(
                index.name(),
                software.amazon.awssdk.services.dynamodb.model.Capacity.builder()
                    .capacityUnits(taken)
                    .build());
          }
        });
    return units;
  }
}

package dev.federationlab.aws.dynamodb.table;

import dev.federationlab.aws.dynamodb.expression.Comparator;
import dev.federationlab.aws.dynamodb.expression.KeyCondition;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Value;
import dev.federationlab.store.KeyRange;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The part of a table or index that is read: one range of the store's keys. */
public final class Slice {
  private final Table table;
  private final @Nullable Index index;
  private final String start;
  private final KeyRange range;

  private Slice(Table table, @Nullable Index index, String start, KeyRange range) {
    this.table = table;
    this.index = index;
    this.start = start;
    this.range = range;
  }

  /** All of a table, or of one of its indexes. */
  public static Slice of(Table table, Optional<Index> index) {
    var start = index.map(it -> Keys.index(table, it)).orElseGet(() -> Keys.table(table));
    return new Slice(table, index.orElse(null), start, KeyRange.startingWith(start));
  }

  /** What of it has this partition key. */
  public Slice partition(Value key) {
    var partition = start + Keys.partition(key);
    return new Slice(table, index, partition, KeyRange.startingWith(partition));
  }

  /** Of one partition, what has a sort key that is so. */
  public Slice sort(KeyCondition.OfKey condition) {
    var here = start + Keys.sort(condition.value());
    var behind = here + Keys.BEHIND;
    if (condition instanceof KeyCondition.Within within) {
      return with(range.from(here).before(start + Keys.sort(within.high()) + Keys.BEHIND));
    }
    if (condition instanceof KeyCondition.Beginning) {
      return with(KeyRange.startingWith(start + Keys.beginning(condition.value())));
    }
    var comparator = ((KeyCondition.Compared) condition).comparator();
    return with(
        switch (comparator) {
          case EQUAL -> KeyRange.startingWith(here);
          case LESS -> range.before(here);
          case AT_MOST -> range.before(behind);
          case GREATER -> range.from(behind);
          case AT_LEAST -> range.from(here);
          case UNEQUAL -> throw new IllegalArgumentException("not of keys: " + Comparator.UNEQUAL);
        });
  }

  /** One of {@code total} parts of about the same size, counted from zero. */
  public Slice segment(int number, int total) {
    var from = range.from(start + hash(number, total));
    return with(number + 1 == total ? from : from.before(start + hash(number + 1, total)));
  }

  /** The hash at which a segment begins, as far as it decides. */
  private static String hash(int number, int total) {
    return String.format("%08x", (number * (1L << 32)) / total);
  }

  /** What comes behind this one, in the direction of reading. */
  public Slice behind(Item key, boolean backwards) {
    var last = index == null ? Keys.item(table, key) : Keys.entry(table, index, key);
    return with(backwards ? range.before(last) : range.from(last + '\u0000'));
  }

  private Slice with(KeyRange other) {
    return new Slice(table, index, start, other);
  }

  boolean ofIndex() {
    return index != null;
  }

  KeyRange range() {
    return range;
  }
}

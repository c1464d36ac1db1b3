package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.dynamodb.table.Index;
import dev.federationlab.aws.dynamodb.table.Items;
import dev.federationlab.aws.dynamodb.table.Slice;
import dev.federationlab.aws.dynamodb.table.Table;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a part of a table or index up to the limit, or to 1 MB of what is read, whichever comes
 * first; only then is filtered.
 */
final class Pages {
  private static final long MOST_BYTES = 1 << 20;
  private static final int FIRST_CHUNK = 32;
  private static final int LARGEST_CHUNK = 200;

  private final Items items;

  Pages(Items items) {
    this.items = items;
  }

  /**
   * A page.
   *
   * @param matching what the filter leaves
   * @param scanned how many were read
   * @param bytes their size
   * @param last the last that was read, if there may be more
   */
  record Page(List<Item> matching, int scanned, long bytes, Optional<Item> last) {}

  /**
   * What a page is of.
   *
   * @param whole whether items are fetched from the table, because the index holds too little
   */
  record Source(Table table, Optional<Index> index, boolean whole) {

    /** The attributes by which a page is gone on from: the table's key and the index's. */
    Set<String> startKey() {
      var names = new LinkedHashSet<>(table.keys().all());
      index.ifPresent(it -> names.addAll(it.keys().all()));
      return names;
    }

    Item startKeyOf(Item item) {
      var key = new LinkedHashMap<String, Value>();
      for (var name : startKey()) {
        var value = item.get(name);
        if (value != null) {
          key.put(name, value);
        }
      }
      return new Item(key);
    }
  }

  /** One page, of at most as many as are asked for before the filter. */
  Page read(Call call, Source source, Slice from, boolean backwards, PageRequest asked) {
    int limit = asked.limit();
    var filter = asked.selection().filter();
    var matching = new ArrayList<Item>();
    var slice = from;
    int scanned = 0;
    long bytes = 0;
    int chunk = Math.min(limit, FIRST_CHUNK);
    while (true) {
      var read = items.read(call, slice, backwards, chunk);
      for (var row : read) {
        var item = source.whole() ? whole(call, source.table(), row) : row;
        scanned++;
        bytes += item.bytes();
        if (filter.isEmpty() || filter.get().holds(item)) {
          matching.add(item);
        }
        if (scanned == limit || bytes >= MOST_BYTES) {
          return new Page(matching, scanned, bytes, Optional.of(row));
        }
      }
      if (read.size() < chunk) {
        return new Page(matching, scanned, bytes, Optional.empty());
      }
      slice = slice.behind(read.get(read.size() - 1), backwards);
      long left = (MOST_BYTES - bytes) / Math.max(1, bytes / scanned) + 1;
      chunk = (int) Math.min(Math.min(left, LARGEST_CHUNK), limit - scanned);
    }
  }

  private Item whole(Call call, Table table, Item entry) {
    return items.find(call, table, entry).map(Items.Found::item).orElse(entry);
  }
}

package dev.federationlab.aws.s3;

import dev.federationlab.store.Transaction;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a bucket's keys, in the order of their UTF-8 bytes, with those that share a prefix up
 * to the delimiter rolled up into one. Reads ranges of the store and jumps over what is rolled up.
 *
 * @param entries objects and common prefixes, in order
 * @param truncated whether there is more
 */
record Listing(List<Entry> entries, boolean truncated) {
  /**
   * Appended to a common prefix: after all keys it covers, but for such as go on with this very
   * character.
   */
  private static final String END = Character.toString(Character.MAX_CODE_POINT);

  private static final int FIRST_READ = 32;
  private static final int LARGEST_READ = 1000;

  /** One line: an object under its key, or a common prefix, which has none. */
  record Entry(String name, @Nullable S3Object object) {}

  /**
   * What to list.
   *
   * @param prefix what keys must begin with; may be empty
   * @param delimiter where keys are cut after the prefix; empty for nowhere
   * @param after only keys after this one; if it is itself a common prefix, only those after all it
   *     covers
   * @param limit at most so many entries, 0 to 1000
   */
  record Query(String prefix, String delimiter, String after, int limit) {

    /**
     * The key up to the first delimiter after the prefix, that included; empty if there is none.
     */
    String commonPrefix(String key) {
      int cut =
          delimiter.isEmpty() || !key.startsWith(prefix)
              ? -1
              : key.indexOf(delimiter, prefix.length());
      return cut < 0 ? "" : key.substring(0, cut + delimiter.length());
    }
  }

  Listing {
    entries = List.copyOf(entries);
  }

  static Listing read(Transaction store, Bucket bucket, Query query) {
    if (query.limit() == 0) {
      return new Listing(List.of(), false);
    }
    var entries = new ArrayList<Entry>();
    boolean rolledUp =
        !query.after().isEmpty() && query.commonPrefix(query.after()).equals(query.after());
    var common = rolledUp ? query.after() : "";
    var from = rolledUp ? query.after() + END : query.after();
    int reads = FIRST_READ;
    while (true) {
      var page =
          store.list(
              bucket.space(),
              S3Object.KIND,
              S3Object.id(bucket.name(), query.prefix()),
              from.isEmpty() ? "" : S3Object.id(bucket.name(), from),
              reads);
      boolean more = page.size() == reads;
      reads = Math.min(LARGEST_READ, 2 * reads);
      for (var document : page) {
        var key = document.id().substring(bucket.name().length() + 1);
        var cut = query.commonPrefix(key);
        from = key;
        if (!cut.isEmpty() && cut.equals(common)) {
          continue;
        }
        if (entries.size() == query.limit()) {
          return new Listing(entries, true);
        }
        if (cut.isEmpty()) {
          entries.add(new Entry(key, document.value()));
          continue;
        }
        entries.add(new Entry(cut, null));
        common = cut;
        from = cut + END;
        more = true;
        reads = FIRST_READ;
        break;
      }
      if (!more) {
        return new Listing(entries, false);
      }
    }
  }

  /** The last name shown, after which the next page goes on; empty if nothing is shown. */
  String last() {
    return entries.isEmpty() ? "" : entries.get(entries.size() - 1).name();
  }
}

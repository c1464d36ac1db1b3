package dev.federationlab.aws.dynamodb.table;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.dynamodb.table.Usage.Amount;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Packed;
import dev.federationlab.store.Document;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The items of tables and the entries of their indexes. A write is one with the version that was
 * read, so of two at once the second is done again, its condition included.
 */
public final class Items {
  private static final Kind<Stored> ITEM = Kind.of("dynamodb-item", Stored.class);
  private static final Kind<Stored> ENTRY = Kind.of("dynamodb-index-entry", Stored.class);

  private static final int CHUNK = 100;

  private final Usage usage;

  public Items(TableLimits limits) {
    usage = new Usage(limits);
  }

  /** An item, packed. */
  record Stored(byte[] item) {}

  /** An item that was read, for those who may write in its place. */
  public static final class Found {
    private final Document<Stored> document;
    private final Item item;

    private Found(Document<Stored> document) {
      this.document = document;
      this.item = Packed.unpack(document.value().item());
    }

    public Item item() {
      return item;
    }

    /** Changes with every write. */
    public long version() {
      return document.version();
    }
  }

  /**
   * The item with this key.
   *
   * @param key at least its key attributes
   */
  public Optional<Found> find(Call call, Table table, Item key) {
    return call.store()
        .find(Tables.space(call.accountId()), ITEM, Keys.item(table, key))
        .map(Found::new);
  }

  /**
   * Writes an item in place of the one that was found, or where there was none.
   *
   * @throws dev.federationlab.aws.ServiceException if the account keeps too much
   */
  public void put(Call call, Table table, Optional<Found> found, Item item) {
    var space = Tables.space(call.accountId());
    var key = Keys.item(table, item);
    var stored = new Stored(Packed.pack(item));
    if (found.isPresent()) {
      call.store().update(space, ITEM, found.get().document, stored);
    } else {
      call.store().create(space, ITEM, key, stored);
    }
    var old = found.map(Found::item);
    changeEntries(call.store(), space, table, old, Optional.of(item));
    usage.add(call.store(), space, key, difference(table, old, Optional.of(item)));
  }

  /** Removes the item that was found. */
  public void delete(Call call, Table table, Found found) {
    var space = Tables.space(call.accountId());
    call.store().remove(space, ITEM, found.document);
    var old = Optional.of(found.item());
    changeEntries(call.store(), space, table, old, Optional.empty());
    usage.add(call.store(), space, found.document.id(), difference(table, old, Optional.empty()));
  }

  /** Writes the item that was found once more, so that nobody else can change it meanwhile. */
  public void hold(Call call, Found found) {
    call.store()
        .update(Tables.space(call.accountId()), ITEM, found.document, found.document.value());
  }

  /** What a table and its indexes hold more, or less, than before. */
  private static Map<String, Amount> difference(
      Table table, Optional<Item> before, Optional<Item> after) {
    var difference = new HashMap<String, Amount>();
    difference.put(Keys.table(table), amount(after).minus(amount(before)));
    for (var index : table.indexes()) {
      var old = before.flatMap(item -> index.entry(item, table.keys()));
      var now = after.flatMap(item -> index.entry(item, table.keys()));
      difference.put(Keys.index(table, index), amount(now).minus(amount(old)));
    }
    return difference;
  }

  private static Amount amount(Optional<Item> item) {
    return item.map(it -> new Amount(1, it.bytes())).orElse(Amount.NOTHING);
  }

  private static void changeEntries(
      Transaction store, String space, Table table, Optional<Item> before, Optional<Item> after) {
    for (var index : table.indexes()) {
      var old = before.flatMap(item -> index.entry(item, table.keys()));
      var now = after.flatMap(item -> index.entry(item, table.keys()));
      if (old.equals(now)) {
        continue;
      }
      var oldKey = old.map(entry -> Keys.entry(table, index, entry));
      var newKey = now.map(entry -> Keys.entry(table, index, entry));
      if (oldKey.isPresent() && !oldKey.equals(newKey)) {
        store.delete(space, ENTRY, oldKey.get());
      }
      if (newKey.isPresent()) {
        store.put(space, ENTRY, newKey.get(), new Stored(Packed.pack(now.orElseThrow())));
      }
    }
  }

  /** Enters all items of a table in an index that is new. */
  void fill(Call call, Table table, Index index) {
    var space = Tables.space(call.accountId());
    var start = Keys.index(table, index);
    var slice = Slice.of(table, Optional.empty());
    for (var page = read(call, slice, false, CHUNK);
        !page.isEmpty();
        page = read(call, slice, false, CHUNK)) {
      var entered = Amount.NOTHING;
      for (var item : page) {
        var entry = index.entry(item, table.keys());
        if (entry.isPresent()) {
          var stored = new Stored(Packed.pack(entry.get()));
          call.store().put(space, ENTRY, Keys.entry(table, index, item), stored);
          entered = entered.plus(amount(entry));
        }
      }
      usage.add(call.store(), space, start, Map.of(start, entered));
      slice = slice.behind(page.get(page.size() - 1), false);
    }
  }

  /** Takes all entries out of an index that goes. */
  static void clear(Call call, Table table, Index index) {
    removeAll(call, ENTRY, Keys.index(table, index));
  }

  /** Removes all that is in a table and its indexes. */
  static void clear(Call call, Table table) {
    removeAll(call, ITEM, Keys.table(table));
    table.indexes().forEach(index -> clear(call, table, index));
  }

  private static void removeAll(Call call, Kind<Stored> kind, String start) {
    var space = Tables.space(call.accountId());
    call.store().deleteAll(space, kind, start);
    Usage.forget(call.store(), space, start);
  }

  /** Removes all items of an account. */
  public static void deleteAll(Transaction store, String accountId) {
    var space = Tables.space(accountId);
    store.deleteAll(space, ITEM, "");
    store.deleteAll(space, ENTRY, "");
    Usage.deleteAll(store, space);
  }

  /** What tables and indexes hold, by where they begin. */
  static Map<String, Amount> amounts(Call call) {
    return Usage.of(call.store(), Tables.space(call.accountId())).amounts();
  }

  /** What is in a part of a table or index, in order or against it. */
  public List<Item> read(Call call, Slice slice, boolean backwards, int limit) {
    return call
        .store()
        .range(
            Tables.space(call.accountId()),
            slice.ofIndex() ? ENTRY : ITEM,
            slice.range(),
            backwards,
            limit)
        .stream()
        .map(document -> Packed.unpack(document.value().item()))
        .toList();
  }
}

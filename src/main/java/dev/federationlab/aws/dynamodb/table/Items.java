package dev.federationlab.aws.dynamodb.table;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.dynamodb.table.Usage.Amount;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Packed;
import dev.federationlab.store.Document;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.Optional;

/**
 * The items of tables and the entries of their indexes. A write is one with the version that was
 * read, so of two at once the second is done again, its condition included.
 */
public final class Items {
  private static final Kind<Stored> ITEM = Kind.of("dynamodb-item", Stored.class);
  private static final Kind<Stored> ENTRY = Kind.of("dynamodb-index-entry", Stored.class);

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
    usage.add(
        call.store(),
        space,
        table,
        key,
        amount(table, Optional.of(item)).minus(amount(table, old)));
  }

  /** Removes the item that was found. */
  public void delete(Call call, Table table, Found found) {
    var space = Tables.space(call.accountId());
    call.store().remove(space, ITEM, found.document);
    var old = Optional.of(found.item());
    changeEntries(call.store(), space, table, old, Optional.empty());
    usage.add(
        call.store(), space, table, found.document.id(), Amount.NOTHING.minus(amount(table, old)));
  }

  /** Writes the item that was found once more, so that nobody else can change it meanwhile. */
  public void hold(Call call, Found found) {
    call.store()
        .update(Tables.space(call.accountId()), ITEM, found.document, found.document.value());
  }

  private static Amount amount(Table table, Optional<Item> item) {
    return item.map(
            it -> {
              long indexBytes = 0;
              for (var index : table.indexes()) {
                indexBytes += index.has(it) ? index.project(it, table.keys()).bytes() : 0;
              }
              return new Amount(1, it.bytes(), indexBytes);
            })
        .orElse(Amount.NOTHING);
  }

  private static void changeEntries(
      Transaction store, String space, Table table, Optional<Item> before, Optional<Item> after) {
    for (var index : table.indexes()) {
      var old = before.filter(index::has);
      var now = after.filter(index::has);
      var oldKey = old.map(item -> Keys.entry(table, index, item));
      var newKey = now.map(item -> Keys.entry(table, index, item));
      if (oldKey.isPresent() && !oldKey.equals(newKey)) {
        store.delete(space, ENTRY, oldKey.get());
      }
      var projected = now.map(item -> index.project(item, table.keys()));
      boolean same =
          oldKey.equals(newKey)
              && projected.equals(old.map(item -> index.project(item, table.keys())));
      if (newKey.isPresent() && projected.isPresent() && !same) {
        store.put(space, ENTRY, newKey.get(), new Stored(Packed.pack(projected.get())));
      }
    }
  }

  /** Enters all items of a table in an index that is new. */
  void fill(Call call, Table table, Index index) {
    var space = Tables.space(call.accountId());
    var after = "";
    while (true) {
      var page = call.store().list(space, ITEM, Keys.table(table), after, 100);
      if (page.isEmpty()) {
        return;
      }
      for (var document : page) {
        var item = Packed.unpack(document.value().item());
        after = document.id();
        if (index.has(item)) {
          var projected = index.project(item, table.keys());
          call.store()
              .put(
                  space, ENTRY, Keys.entry(table, index, item), new Stored(Packed.pack(projected)));
          usage.add(call.store(), space, table, after, new Amount(0, 0, projected.bytes()));
        }
      }
    }
  }

  /** Takes all entries out of an index that goes. */
  void clear(Call call, Table table, Index index) {
    var slice = Slice.of(table, Optional.of(index));
    long bytes = 0;
    for (var page = read(call, slice, false, 100);
        !page.isEmpty();
        page = read(call, slice, false, 100)) {
      for (var entry : page) {
        bytes += entry.bytes();
      }
      slice = slice.behind(page.get(page.size() - 1), false);
    }
    var space = Tables.space(call.accountId());
    call.store().deleteAll(space, ENTRY, Keys.index(table, index));
    usage.add(call.store(), space, table, Keys.index(table, index), new Amount(0, 0, -bytes));
  }

  /** Removes all that is in a table and its indexes. */
  static void deleteAll(Call call, Table table) {
    var space = Tables.space(call.accountId());
    call.store().deleteAll(space, ITEM, Keys.table(table));
    call.store().deleteAll(space, ENTRY, table.id() + ".");
    Usage.forget(call.store(), space, table);
  }

  /** Removes all items of an account. */
  public static void deleteAll(Transaction store, String accountId) {
    var space = Tables.space(accountId);
    store.deleteAll(space, ITEM, "");
    store.deleteAll(space, ENTRY, "");
    Usage.deleteAll(store, space);
  }

  /** How many items a table has, and their bytes. */
  static Amount amount(Call call, Table table) {
    return Usage.of(call.store(), Tables.space(call.accountId()), table);
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

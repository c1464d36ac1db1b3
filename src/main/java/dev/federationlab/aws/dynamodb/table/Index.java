package dev.federationlab.aws.dynamodb.table;

import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Value;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A secondary index.
 *
 * @param number what its entries are kept under; unique in its table
 * @param global whether its partition key may be another than the table's
 * @param projection {@code ALL}, {@code KEYS_ONLY} or {@code INCLUDE}
 * @param included the attributes that it holds besides keys, if it is {@code INCLUDE}
 */
public record Index(
    int number,
    String name,
    boolean global,
    KeyNames keys,
    String projection,
    List<String> included,
    Throughput throughput) {
  public Index {
    included = List.copyOf(included);
  }

  /** Whether it holds all attributes. */
  public boolean holdsAll() {
    return projection.equals("ALL");
  }

  /** The attributes that it holds, if these are not all. */
  public Set<String> held(KeyNames ofTable) {
    var held = new LinkedHashSet<String>(ofTable.all());
    held.addAll(keys.all());
    held.addAll(included);
    return held;
  }

  /** What it keeps of an item; nothing of one that lacks a key of the index. */
  public Optional<Item> entry(Item item, KeyNames ofTable) {
    return has(item) ? Optional.of(project(item, ofTable)) : Optional.empty();
  }

  Item project(Item item, KeyNames ofTable) {
    if (holdsAll()) {
      return item;
    }
    var values = new LinkedHashMap<String, Value>();
    for (var name : held(ofTable)) {
      var value = item.get(name);
      if (value != null) {
        values.put(name, value);
      }
    }
    return new Item(values);
  }

  /** An item is in an index only if it has the attributes that are its key. */
  boolean has(Item item) {
    return keys.all().stream().allMatch(name -> item.get(name) != null);
  }
}

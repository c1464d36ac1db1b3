package dev.federationlab.aws.dynamodb.value;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of an item, by name. */
public record Item(Map<String, Value> attributes) {
  /** No attribute: what a condition sees where there is no item. */
  public static final Item EMPTY = new Item(Map.of());

  public Item {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** The value of an attribute, if the item has it. */
  public @Nullable Value get(String name) {
    return attributes.get(name);
  }

  /** Its size in bytes, as limits and capacity count it. */
  public long bytes() {
    return Sizes.of(this);
  }
}

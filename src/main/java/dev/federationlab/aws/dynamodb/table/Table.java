package dev.federationlab.aws.dynamodb.table;

import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Type;
import dev.federationlab.aws.dynamodb.value.Value;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A table, without its items.
 *
 * @param id what its items are kept under; another one for another table of the same name
 * @param attributes the types of the attributes that are keys of it or its indexes
 * @param onDemand whether it is billed by request
 * @param tableClass absent unless it was asked for
 */
public record Table(
    String name,
    String id,
    Instant createdAt,
    Map<String, Type> attributes,
    KeyNames keys,
    List<Index> indexes,
    boolean onDemand,
    Throughput throughput,
    boolean deletionProtection,
    @Nullable String tableClass,
    Map<String, String> tags) {
  public Table {
    attributes = Map.copyOf(attributes);
    indexes = List.copyOf(indexes);
    tags = Map.copyOf(tags);
  }

  /** The type of a key attribute. */
  public Type type(String attribute) {
    return Optional.ofNullable(attributes.get(attribute))
        .orElseThrow(() -> new IllegalArgumentException("not a key of " + name));
  }

  /** Of an item, the attributes that are its key. */
  public Item keyOf(Item item) {
    var key = new LinkedHashMap<String, Value>();
    for (var attribute : keys.all()) {
      var value = item.get(attribute);
      if (value != null) {
        key.put(attribute, value);
      }
    }
    return new Item(key);
  }

  /**
   * The index of this name.
   *
   * @throws dev.federationlab.aws.ServiceException ValidationException
   */
  public Index index(String indexName) {
    return findIndex(indexName)
        .orElseThrow(
            () ->
                DynamoErrors.invalid("The table does not have the specified index: " + indexName));
  }

  /** The index of this name, if there is one. */
  public Optional<Index> findIndex(String indexName) {
    return indexes.stream().filter(index -> index.name().equals(indexName)).findFirst();
  }

  Table withIndexes(List<Index> others, Map<String, Type> types) {
    return new Table(
        name,
        id,
        createdAt,
        types,
        keys,
        others,
        onDemand,
        throughput,
        deletionProtection,
        tableClass,
        tags);
  }

  Table withTags(Map<String, String> others) {
    return new Table(
        name,
        id,
        createdAt,
        attributes,
        keys,
        indexes,
        onDemand,
        throughput,
        deletionProtection,
        tableClass,
        others);
  }

  Table withSettings(
      boolean billedByRequest, Throughput capacity, boolean isProtected, @Nullable String class_) {
    return new Table(
        name,
        id,
        createdAt,
        attributes,
        keys,
        indexes,
        billedByRequest,
        capacity,
        isProtected,
        class_,
        tags);
  }
}

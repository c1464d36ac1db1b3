package dev.federationlab.aws.dynamodb.table;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.expression.Path;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Type;
import dev.federationlab.aws.dynamodb.value.Value;

/** Holds items and keys against what their table asks of them. */
public final class KeySchema {
  private static final int LONGEST_PARTITION_KEY = 2048;
  private static final int LONGEST_SORT_KEY = 1024;

  private KeySchema() {}

  /**
   * Goes on if these attributes are the key of an item and nothing else.
   *
   * @throws ServiceException ValidationException
   */
  public static void requireKey(Table table, Item key) {
    if (key.attributes().size() != table.keys().all().size()) {
      throw mismatch();
    }
    for (var name : table.keys().all()) {
      var value = key.get(name);
      if (value == null || value.type() != table.type(name)) {
        throw mismatch();
      }
      requireLength(table, name, value);
    }
  }

  private static ServiceException mismatch() {
    return DynamoErrors.invalid("The provided key element does not match the schema");
  }

  /**
   * Goes on if an item that is to be written has its key, and keys of indexes only in their types.
   *
   * @throws ServiceException ValidationException
   */
  public static void requireItem(Table table, Item item) {
    for (var name : table.keys().all()) {
      var value = item.get(name);
      if (value == null) {
        throw DynamoErrors.invalidParameter("Missing the key " + name + " in the item");
      }
      if (value.type() != table.type(name)) {
        throw DynamoErrors.invalidParameter(
            "Type mismatch for key "
                + name
                + " expected: "
                + table.type(name)
                + " actual: "
                + value.type());
      }
      requireLength(table, name, value);
    }
    for (var index : table.indexes()) {
      for (var name : index.keys().all()) {
        var value = item.get(name);
        if (value != null) {
          requireIndexKey(table, index, name, value);
        }
      }
    }
  }

  private static void requireIndexKey(Table table, Index index, String name, Value value) {
    if (value.type() != table.type(name)) {
      throw DynamoErrors.invalidParameter(
          "Type mismatch for Index Key "
              + name
              + " Expected: "
              + table.type(name)
              + " Actual: "
              + value.type()
              + " IndexName: "
              + index.name());
    }
    if (isEmpty(value)) {
      throw DynamoErrors.invalid(
          "One or more parameter values are not valid. A value specified for a secondary index key"
              + " is not supported. The AttributeValue for a key attribute cannot contain an empty "
              + word(value)
              + " value. IndexName: "
              + index.name()
              + ", IndexKey: "
              + name);
    }
    requireShort(name.equals(index.keys().partition()), value);
  }

  private static void requireLength(Table table, String name, Value value) {
    if (isEmpty(value)) {
      throw DynamoErrors.invalid(
          "One or more parameter values are not valid. The AttributeValue for a key attribute"
              + " cannot contain an empty "
              + word(value)
              + " value. Key: "
              + name);
    }
    requireShort(name.equals(table.keys().partition()), value);
  }

  private static void requireShort(boolean partition, Value value) {
    if (partition && Keys.bytes(value) > LONGEST_PARTITION_KEY) {
      throw DynamoErrors.invalidParameter(
          "Size of hashkey has exceeded the maximum size limit of2048 bytes");
    }
    if (!partition && Keys.bytes(value) > LONGEST_SORT_KEY) {
      throw DynamoErrors.invalidParameter(
          "Aggregated size of all range keys has exceeded the size limit of 1024 bytes");
    }
  }

  private static boolean isEmpty(Value value) {
    return value.type() != Type.N && Keys.bytes(value) == 0;
  }

  private static String word(Value value) {
    return value.type() == Type.B ? "binary" : "string";
  }

  /**
   * Goes on if an updated item keeps to the types of the indexes' keys.
   *
   * @throws ServiceException ValidationException
   */
  public static void requireUpdated(Table table, Item item) {
    for (var index : table.indexes()) {
      for (var name : index.keys().all()) {
        var value = item.get(name);
        if (value != null && (value.type() != table.type(name) || isEmpty(value))) {
          throw DynamoErrors.invalid(
              "The update expression attempted to update the secondary index key to unsupported"
                  + " type");
        }
        if (value != null
            && Keys.bytes(value)
                > (name.equals(index.keys().partition())
                    ? LONGEST_PARTITION_KEY
                    : LONGEST_SORT_KEY)) {
          throw DynamoErrors.invalid(
              "The update expression attempted to update the secondary index key beyond allowed"
                  + " size limits");
        }
      }
    }
  }

  /**
   * Goes on if a path does not go on into a key, which is never a list or map.
   *
   * @throws ServiceException ValidationException
   */
  public static void requireScalar(Table table, Path path) {
    if (!path.nested()) {
      return;
    }
    if (table.keys().all().contains(path.head())) {
      throw scalars("Key: " + path.head());
    }
    if (table.attributes().containsKey(path.head())) {
      throw scalars("IndexKey: " + path.head());
    }
  }

  private static ServiceException scalars(String which) {
    return DynamoErrors.invalid(
        "Key attributes must be scalars; list random access '[]' and map lookup '.' are not"
            + " allowed: "
            + which);
  }
}

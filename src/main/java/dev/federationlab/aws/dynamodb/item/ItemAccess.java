package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.dynamodb.table.Table;
import dev.federationlab.aws.dynamodb.table.Tables;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Shown;
import dev.federationlab.aws.dynamodb.value.Value;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an operation on items needs to be allowed: its action on a table or index, with DynamoDB's
 * own condition keys.
 *
 * <p>A table that does not exist has no partition key, so that there is no {@code LeadingKeys}
 * either; who may use it is told that it is not there.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/specifying-conditions.html">Conditions
 *     for fine-grained access control</a>
 */
final class ItemAccess {
  private final String action;
  private final String resource;
  private final Map<String, List<String>> keys = new HashMap<>();

  private ItemAccess(String action, String resource) {
    this.action = action;
    this.resource = resource;
  }

  /**
   * To items of a table by their keys.
   *
   * @param action without the service: {@code "GetItem"}
   */
  static ItemAccess toItems(String action, Tables.Named table, Collection<Item> items) {
    return new ItemAccess(action, table.arn()).leadingKeys(table.find(), items);
  }

  /** To what there is in a table, or in an index of it, if one is named. */
  static ItemAccess toMany(String action, Tables.Named table, @Nullable String index) {
    return new ItemAccess(action, index == null ? table.arn() : table.arn() + "/index/" + index);
  }

  /** The partition keys of these items, as far as the table is there and they have them. */
  private ItemAccess leadingKeys(Optional<Table> table, Collection<Item> items) {
    table.ifPresent(
        it -> {
          var leading = new LinkedHashSet<String>();
          for (var item : items) {
            var value = item.get(it.keys().partition());
            if (value != null) {
              leading.add(Shown.text(value));
            }
          }
          keys.put("dynamodb:LeadingKeys", List.copyOf(leading));
        });
    return this;
  }

  ItemAccess leadingKey(Value value) {
    keys.put("dynamodb:LeadingKeys", List.of(Shown.text(value)));
    return this;
  }

  ItemAccess attributes(Collection<String> names) {
    keys.put("dynamodb:Attributes", List.copyOf(names));
    return this;
  }

  /** What a read asks for, said or implied. */
  ItemAccess select(String select) {
    keys.put("dynamodb:Select", List.of(select));
    return this;
  }

  ItemAccess returnValues(@Nullable String returnValues) {
    keys.put("dynamodb:ReturnValues", List.of(returnValues == null ? "NONE" : returnValues));
    return this;
  }

  ItemAccess returnConsumedCapacity(@Nullable String wanted) {
    keys.put("dynamodb:ReturnConsumedCapacity", List.of(wanted == null ? "NONE" : wanted));
    return this;
  }

  /** The transaction that this is part of. */
  ItemAccess enclosedBy(String operation) {
    keys.put("dynamodb:EnclosingOperation", List.of(operation));
    return this;
  }

  Access access() {
    return new Access("dynamodb:" + action, resource, keys, Optional.empty());
  }
}

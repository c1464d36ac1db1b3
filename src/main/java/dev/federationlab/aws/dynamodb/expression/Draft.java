package dev.federationlab.aws.dynamodb.expression;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Numbers;
import dev.federationlab.aws.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** An item while it is updated. */
final class Draft {
  private final Map<String, Value> attributes;

  Draft(Item item) {
    attributes = new LinkedHashMap<>(item.attributes());
  }

  Item item() {
    return new Item(attributes);
  }

  void set(Path path, Value value) {
    change(path, old -> value);
  }

  void add(Path path, Value value) {
    change(path, old -> old == null ? value : sum(old, value));
  }

  private static Value sum(Value old, Value value) {
    if (old instanceof Value.Num a && value instanceof Value.Num b) {
      return Numbers.checked(a.number().add(b.number()));
    }
    if (old instanceof Value.Elements a
        && value instanceof Value.Elements b
        && a.type() == b.type()) {
      var all = new LinkedHashSet<>(a.values());
      all.addAll(b.values());
      return new Value.Elements(a.type(), all);
    }
    throw Calculated.wrongType();
  }

  /**
   * Takes elements out of a set.
   *
   * @return whether none is left, so that the set has to go
   */
  boolean delete(Path path, Value.Elements elements) {
    var emptied = new boolean[1];
    change(
        path,
        old -> {
          if (old == null) {
            return null;
          }
          if (!(old instanceof Value.Elements set) || set.type() != elements.type()) {
            throw Calculated.wrongType();
          }
          var left = new LinkedHashSet<>(set.values());
          left.removeAll(elements.values());
          emptied[0] = left.isEmpty();
          return new Value.Elements(set.type(), left);
        });
    return emptied[0];
  }

  void remove(Path path) {
    if (path.nested()) {
      change(path, old -> null);
    } else {
      attributes.remove(path.head());
    }
  }

  /**
   * Puts something else in a place, or takes away what is there.
   *
   * @param change from what is there, if anything, to what shall be there, if anything
   */
  private void change(Path path, UnaryOperator<@Nullable Value> change) {
    var old = attributes.get(path.head());
    if (path.nested() && old == null) {
      throw noSuchPlace();
    }
    var changed = path.nested() && old != null ? within(old, path, 1, change) : change.apply(old);
    if (changed == null) {
      attributes.remove(path.head());
    } else {
      attributes.put(path.head(), changed);
    }
  }

  private static Value within(
      Value holder, Path path, int at, UnaryOperator<@Nullable Value> change) {
    var step = path.steps().get(at);
    var old = Path.step(holder, step);
    boolean last = at == path.steps().size() - 1;
    if (!last && old == null) {
      throw noSuchPlace();
    }
    if (holder instanceof Value.Document map && step instanceof Path.Name name) {
      var values = new LinkedHashMap<>(map.values());
      var changed = last || old == null ? change.apply(old) : within(old, path, at + 1, change);
      if (changed == null) {
        values.remove(name.name());
      } else {
        values.put(name.name(), changed);
      }
      return new Value.Document(values);
    }
    if (holder instanceof Value.Sequence list && step instanceof Path.Position position) {
      var values = new ArrayList<>(list.values());
      var changed = last || old == null ? change.apply(old) : within(old, path, at + 1, change);
      if (old == null && changed != null) {
        values.add(changed);
      } else if (changed == null && old != null) {
        values.remove(position.index());
      } else if (changed != null) {
        values.set(position.index(), changed);
      }
      return new Value.Sequence(values);
    }
    throw noSuchPlace();
  }

  private static ServiceException noSuchPlace() {
    return DynamoErrors.invalid(
        "The document path provided in the update expression is invalid for update");
  }
}

package dev.federationlab.aws.dynamodb.expression;

import dev.federationlab.aws.dynamodb.value.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/**
 * What an update does to an item. Values are calculated from the item as it was, whatever the order
 * in which things are written; then comes what puts something there, and at last what takes away,
 * so that positions in lists mean what they meant before.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Expressions.UpdateExpressions.html">Update
 *     expressions</a>
 */
public final class Update {
  private final List<Change> changes;

  Update(List<Change> changes) {
    this.changes = List.copyOf(changes);
  }

  /** The places that it changes. */
  public List<Path> paths() {
    return changes.stream().map(Change::path).toList();
  }

  /** Tells each place that it looks at, or changes. */
  public void paths(Consumer<Path> each) {
    for (var change : changes) {
      each.accept(change.path());
      if (change instanceof Change.Set set) {
        set.value().paths(each);
      }
    }
  }

  /**
   * The item as it is afterwards.
   *
   * @throws dev.federationlab.aws.ServiceException ValidationException
   */
  public Item apply(Item item) {
    var draft = new Draft(item);
    var removals = new ArrayList<Path>();
    var settings = new ArrayList<Change.Set>();
    for (var change : changes) {
      if (change instanceof Change.Set set) {
        settings.add(set);
      }
    }
    // Elements beyond the end of a list come behind each other in the order of their positions.
    settings.sort(Comparator.comparing(Change.Set::path, Update::byPosition));
    settings.forEach(set -> draft.set(set.path(), Calculated.required(set.value(), item)));
    for (var change : changes) {
      if (change instanceof Change.Add add) {
        draft.add(add.path(), add.value());
      } else if (change instanceof Change.Delete delete) {
        if (draft.delete(delete.path(), delete.elements())) {
          removals.add(delete.path());
        }
      } else if (change instanceof Change.Remove remove) {
        removals.add(remove.path());
      }
    }
    // From the end, so that no removal moves what another one means.
    removals.sort(Comparator.comparing(path -> path, (a, b) -> byPosition(b, a)));
    removals.forEach(draft::remove);
    return draft.item();
  }

  private static int byPosition(Path first, Path second) {
    int length = Math.min(first.steps().size(), second.steps().size());
    for (int i = 0; i < length; i++) {
      var a = first.steps().get(i);
      var b = second.steps().get(i);
      if (a instanceof Path.Position x && b instanceof Path.Position y && x.index() != y.index()) {
        return Integer.compare(x.index(), y.index());
      }
      if (!a.equals(b)) {
        return a.toString().compareTo(b.toString());
      }
    }
    return Integer.compare(first.steps().size(), second.steps().size());
  }
}

package dev.federationlab.aws.dynamodb.expression;

import dev.federationlab.aws.dynamodb.value.Item;
import dev.federationlab.aws.dynamodb.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A part of an item: what is in these places, and around it only what it takes to hold it. Of lists
 * only the wanted elements are left, in their order.
 */
public record Projection(List<Path> paths) {
  public Projection {
    paths = List.copyOf(paths);
  }

  static Projection parse(Source source) {
    var paths = new ArrayList<Path>();
    var overlap = new Overlap(source.faults);
    do {
      var path = source.path(Set.of());
      overlap.add(path);
      paths.add(path);
    } while (source.accept(","));
    source.requireEnd();
    source.faults.require();
    return new Projection(paths);
  }

  /** The part of an item. */
  public Item of(Item item) {
    var values = new LinkedHashMap<String, Value>();
    byFirst(paths.stream().map(Path::steps).toList())
        .forEach(
            (step, rest) -> {
              var value = item.get(step.toString());
              var part = value == null ? null : part(value, rest);
              if (part != null) {
                values.put(step.toString(), part);
              }
            });
    return new Item(values);
  }

  /** What follows the first step, by that step, in the order in which they came. */
  private static Map<Path.Step, List<List<Path.Step>>> byFirst(
      Collection<List<Path.Step>> remaining) {
    var rest = new LinkedHashMap<Path.Step, List<List<Path.Step>>>();
    for (var steps : remaining) {
      rest.computeIfAbsent(steps.get(0), step -> new ArrayList<>())
          .add(steps.subList(1, steps.size()));
    }
    return rest;
  }

  private static @Nullable Value part(Value value, List<List<Path.Step>> remaining) {
    if (remaining.stream().anyMatch(List::isEmpty)) {
      return value;
    }
    var names = new LinkedHashMap<String, Value>();
    var elements = new TreeMap<Integer, Value>();
    byFirst(remaining)
        .forEach(
            (step, rest) -> {
              var inner = Path.step(value, step);
              var part = inner == null ? null : part(inner, rest);
              if (part != null && step instanceof Path.Position position) {
                elements.put(position.index(), part);
              } else if (part != null) {
                names.put(step.toString(), part);
              }
            });
    if (!elements.isEmpty()) {
      return new Value.Sequence(List.copyOf(elements.values()));
    }
    return names.isEmpty() ? null : new Value.Document(names);
  }
}

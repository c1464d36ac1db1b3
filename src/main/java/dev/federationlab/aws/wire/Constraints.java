package dev.federationlab.aws.wire;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.wire.model.Models;
import dev.federationlab.aws.wire.model.OperationModel;
import dev.federationlab.aws.wire.model.ServiceModel;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * What the models allow of each member of a request: whether it must be there, its length, range,
 * pattern, values. The SDK does not carry this, so {@code constraints.tsv} does, for the operations
 * that are served.
 */
final class Constraints {
  private final Map<String, List<Constraint>> byOperation = new HashMap<>();

  private Constraints() {}

  static Constraints load() {
    var constraints = new Constraints();
    for (var line : Models.lines("constraints.tsv")) {
      constraints
          .byOperation
          .computeIfAbsent(line.get(0) + " " + line.get(1), operation -> new ArrayList<>())
          .add(Constraint.parse(line.get(2), line.subList(3, line.size())));
    }
    return constraints;
  }

  /**
   * Holds a request against the model.
   *
   * @throws ServiceException naming every constraint that is not satisfied, as AWS does
   *     (aws-behaviour 2.4)
   */
  void require(
      ServiceModel service, OperationModel operation, SdkPojo request, Shape.Cache shapes) {
    var constraints = byOperation.get(service.name() + " " + operation.name());
    if (constraints == null) {
      return;
    }
    var violations = new ArrayList<String>();
    for (var constraint : constraints) {
      walk(constraint, 0, "", request, shapes, violations);
    }
    if (!violations.isEmpty()) {
      var head =
          violations.size() == 1
              ? "1 validation error detected: "
              : violations.size() + " validation errors detected: ";
      throw new ServiceException(WireError.invalid(service), head + String.join("; ", violations));
    }
  }

  /** Follows the path of a constraint into the request; lists on the way are walked through. */
  private void walk(
      Constraint constraint,
      int depth,
      String at,
      SdkPojo structure,
      Shape.Cache shapes,
      List<String> violations) {
    var member = shapes.of(structure).named(constraint.path().get(depth));
    if (member == null) {
      throw new IllegalStateException("constraints.tsv names no member: " + constraint.path());
    }
    var place = at + (at.isEmpty() ? "" : ".") + decapitalised(constraint.path().get(depth));
    reach(constraint, depth + 1, place, member.get(structure), shapes, violations);
  }

  private void reach(
      Constraint constraint,
      int depth,
      String place,
      @Nullable Object value,
      Shape.Cache shapes,
      List<String> violations) {
    if (depth == constraint.path().size()) {
      constraint.check(place, value, violations);
      return;
    }
    var together = depth == constraint.path().size() - 1 ? together(constraint, value) : null;
    if (value != null && together != null) {
      constraint.checkAll(place, value, together, constraint.path().get(depth), violations);
    } else if (value instanceof List<?> list
        && constraint.path().get(depth).equals(Constraint.ELEMENTS)) {
      for (int i = 0; i < list.size(); i++) {
        reach(
            constraint,
            depth + 1,
            place + "." + (i + 1) + ".member",
            list.get(i),
            shapes,
            violations);
      }
    } else if (value instanceof Map<?, ?> map
        && constraint.path().get(depth).equals(Constraint.VALUES)) {
      map.forEach(
          (key, one) ->
              reach(constraint, depth + 1, place + "." + key + ".member", one, shapes, violations));
    } else if (value instanceof SdkPojo structure) {
      walk(constraint, depth, place, structure, shapes, violations);
    }
  }

  /** Values that one sentence speaks of: plain elements of a list, or one side of a map. */
  private static @Nullable Collection<?> together(Constraint constraint, @Nullable Object value) {
    return switch (constraint.path().get(constraint.path().size() - 1)) {
      case Constraint.ELEMENTS -> value instanceof List<?> list ? list : null;
      case Constraint.KEYS -> value instanceof Map<?, ?> map ? map.keySet() : null;
      case Constraint.VALUES -> value instanceof Map<?, ?> map ? map.values() : null;
      default -> null;
    };
  }

  private static String decapitalised(String name) {
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }
}

package dev.federationlab.aws.wire;

import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.wire.model.OperationModel;
import dev.federationlab.aws.wire.model.ServiceModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds the operation of a REST service from method, path, query and headers; the most particular
 * one that fits.
 */
final class Routes {

  /** An operation that fits, and what stands in the places of its path. */
  record Found(OperationModel operation, Map<String, String> labels) {}

  private record Route(
      OperationModel operation,
      List<String> segments,
      boolean greedy,
      Map<String, String> query,
      int weight) {}

  private final Map<String, List<Route>> byMethod = new HashMap<>();

  Routes(ServiceModel service) {
    for (var operation : service.operations().values()) {
      byMethod
          .computeIfAbsent(operation.method(), method -> new ArrayList<>())
          .add(route(operation));
    }
  }

  private static Route route(OperationModel operation) {
    var uri = operation.uri();
    int mark = uri.indexOf('?');
    var path = (operation.bucket() ? "/{Bucket}" : "") + (mark < 0 ? uri : uri.substring(0, mark));
    var segments = segments(path);
    var query = new LinkedHashMap<String, String>();
    for (var literal : mark < 0 ? new String[0] : uri.substring(mark + 1).split("&", -1)) {
      int equals = literal.indexOf('=');
      var name = equals < 0 ? literal : literal.substring(0, equals);
      if (!name.equals("x-id")) {
        query.put(name, equals < 0 ? "" : literal.substring(equals + 1));
      }
    }
    int fixed = (int) segments.stream().filter(segment -> !segment.startsWith("{")).count();
    int weight =
        8 * fixed
            + 4 * query.size()
            + operation.requiredQuery().size()
            + operation.requiredHeaders().size();
    boolean greedy = !segments.isEmpty() && segments.get(segments.size() - 1).endsWith("+}");
    return new Route(operation, segments, greedy, query, weight);
  }

  static List<String> segments(String path) {
    var segments = new ArrayList<>(List.of(path.split("/", -1)));
    segments.remove(0);
    if (!segments.isEmpty() && segments.get(segments.size() - 1).isEmpty()) {
      segments.remove(segments.size() - 1);
    }
    return segments;
  }

  /** Whether any operation has this method. */
  boolean knows(String method) {
    return byMethod.containsKey(method);
  }

  /**
   * The operation that a request is for.
   *
   * @param segments of the path, decoded
   */
  Optional<Found> find(Incoming request, List<String> segments, Pairs query) {
    Route best = null;
    var named = query.first("x-id").orElse("");
    for (var route : byMethod.getOrDefault(request.method(), List.of())) {
      boolean better =
          best == null
              || route.weight > best.weight
              || (route.weight == best.weight && route.operation.name().equals(named));
      if (better && fits(route, request, segments, query)) {
        best = route;
      }
    }
    return Optional.ofNullable(best)
        .map(route -> new Found(route.operation, labels(route, segments)));
  }

  private static boolean fits(Route route, Incoming request, List<String> segments, Pairs query) {
    int count = route.segments.size();
    if (route.greedy ? segments.size() < count : segments.size() != count) {
      return false;
    }
    for (int i = 0; i < count; i++) {
      if (!route.segments.get(i).startsWith("{")
          && !route.segments.get(i).equals(segments.get(i))) {
        return false;
      }
    }
    for (var literal : route.query.entrySet()) {
      if (!query.has(literal.getKey())
          || (!literal.getValue().isEmpty()
              && !query.all(literal.getKey()).contains(literal.getValue()))) {
        return false;
      }
    }
    return route.operation.requiredQuery().stream().allMatch(query::has)
        && route.operation.requiredHeaders().stream()
            .allMatch(name -> request.headers().first(name).isPresent());
  }

  private static Map<String, String> labels(Route route, List<String> segments) {
    var labels = new HashMap<String, String>();
    for (int i = 0; i < route.segments.size(); i++) {
      var segment = route.segments.get(i);
      if (segment.startsWith("{")) {
        boolean rest = segment.endsWith("+}");
        labels.put(
            segment.substring(1, segment.length() - (rest ? 2 : 1)),
            rest ? String.join("/", segments.subList(i, segments.size())) : segments.get(i));
      }
    }
    return labels;
  }
}

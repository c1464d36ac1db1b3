package dev.federationlab.aws.wire;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;

/**
 * The members of a structure, in the model's order, as its SDK class lists them; those of the body
 * in the order in which AWS writes them, where that is known to be another.
 */
final class Shape {
  final List<Member> members;

  /** Those that stand in the body. */
  final List<Member> body;

  /** Those that stand in headers, query or path, or are the status. */
  final List<Member> elsewhere;

  /** The one that is the whole body, if one is. */
  final @Nullable Member payload;

  private final Map<String, Member> byLocationName = new HashMap<>();

  private Shape(SdkPojo structure, List<String> order) {
    members = structure.sdkFields().stream().map(Member::new).toList();
    payload = members.stream().filter(member -> member.payload).findFirst().orElse(null);
    body =
        members.stream()
            .filter(member -> member.location == MarshallLocation.PAYLOAD)
            .sorted(Comparator.comparingInt(member -> place(order, member.answerName)))
            .toList();
    elsewhere =
        members.stream().filter(member -> member.location != MarshallLocation.PAYLOAD).toList();
    body.forEach(member -> byLocationName.putIfAbsent(member.locationName, member));
  }

  private static int place(List<String> order, String element) {
    int place = order.indexOf(element);
    return place < 0 ? order.size() : place;
  }

  /** The member of the body that requests call so. */
  @Nullable Member find(String locationName) {
    return byLocationName.get(locationName);
  }

  /** The member of this name, wherever in a request it stands. */
  @Nullable Member named(String name) {
    var inBody = byLocationName.get(name);
    return inBody != null
        ? inBody
        : elsewhere.stream().filter(member -> member.name.equals(name)).findFirst().orElse(null);
  }

  /** The shapes met so far: each is made once, from the first structure of its class. */
  static final class Cache {
    private final Map<Class<?>, Shape> shapes = new ConcurrentHashMap<>();
    private final Map<String, List<String>> orders;

    /**
     * @param orders the elements of a structure in the order in which AWS writes them, by the name
     *     of its class
     */
    Cache(Map<String, List<String>> orders) {
      this.orders = Map.copyOf(orders);
    }

    Shape of(SdkPojo structure) {
      var known = shapes.get(structure.getClass());
      return known != null
          ? known
          : shapes.computeIfAbsent(
              structure.getClass(),
              type -> new Shape(structure, orders.getOrDefault(type.getName(), List.of())));
    }
  }
}

package dev.federationlab.aws.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The fields of a query, decoded, in order: {@code list-type=2&prefix=a%2Fb&acl}. */
record Pairs(Map<String, List<String>> values) {
  /** More fields than any request needs. */
  static final int MOST = 1000;

  /** Takes one field. */
  interface Taker {
    void take(String name, String value) throws Unreadable;
  }

  /**
   * Hands over each field; one without an equals sign has the empty value.
   *
   * @throws Unreadable for wrong escapes or more than {@value #MOST} fields
   */
  static void read(String encoded, Taker taker) throws Unreadable {
    int fields = 0;
    for (int from = 0; from < encoded.length(); ) {
      int end = encoded.indexOf('&', from);
      if (end < 0) {
        end = encoded.length();
      }
      if (end > from) {
        if (++fields > MOST) {
          throw new Unreadable("more than " + MOST + " fields");
        }
        int equals = encoded.indexOf('=', from);
        boolean valued = equals >= 0 && equals < end;
        var name = Percent.decode(encoded.substring(from, valued ? equals : end), true);
        taker.take(name, valued ? Percent.decode(encoded.substring(equals + 1, end), true) : "");
      }
      from = end + 1;
    }
  }

  static Pairs parse(String encoded) throws Unreadable {
    var values = new LinkedHashMap<String, List<String>>();
    read(
        encoded,
        (name, value) -> values.computeIfAbsent(name, first -> new ArrayList<>(1)).add(value));
    return new Pairs(values);
  }

  boolean has(String name) {
    return values.containsKey(name);
  }

  Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }
}

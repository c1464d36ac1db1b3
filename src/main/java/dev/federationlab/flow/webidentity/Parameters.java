package dev.federationlab.flow.webidentity;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Parameters in the order in which they are sent; a text is percent-encoded as RFC 3986 has it. */
record Parameters(List<String> pairs) {
  static final Parameters NONE = new Parameters(List.of());

  Parameters {
    pairs = List.copyOf(pairs);
  }

  /** One more parameter. */
  Parameters with(String name, String value) {
    var more = new ArrayList<>(pairs);
    more.add(name + "=" + encoded(value));
    return new Parameters(more);
  }

  boolean isEmpty() {
    return pairs.isEmpty();
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /** As it stands in an address, or in a form. */
  @Override
  public String toString() {
    return String.join("&", pairs);
  }
}

package dev.federationlab.policy;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The condition keys of one request. Names are compared without regard to case, values with it; a
 * key without values is not there. Values of binary keys are Base64.
 */
public final class Context {
  public static final Context EMPTY = of(Map.of());

  /**
   * Keys that may hold several values even when they hold one (IAM User Guide, "multivalued context
   * keys").
   */
  private static final Set<String> MULTIVALUED =
      Set.of(
          "aws:calledvia",
          "aws:principalorgpaths",
          "aws:principalservicenameslist",
          "aws:tagkeys",
          "dynamodb:attributes",
          "dynamodb:leadingkeys",
          "sts:transitivetagkeys");

  private final Map<String, List<String>> values;

  private Context(Map<String, List<String>> values) {
    this.values = values;
  }

  /** The later of two keys that differ in case only wins. */
  public static Context of(Map<String, List<String>> keys) {
    var values = new HashMap<String, List<String>>();
    keys.forEach(
        (key, list) -> {
          if (!list.isEmpty()) {
            values.put(lower(key), List.copyOf(list));
          }
        });
    return new Context(values);
  }

  /** The values of a key; empty if it is not in the request. */
  public List<String> values(String key) {
    return values.getOrDefault(lower(key), List.of());
  }

  /**
   * The value of a single-valued key, as policy variables need it; empty if absent or multivalued.
   */
  public Optional<String> single(String key) {
    var found = values(key);
    return found.size() == 1 && !multivalued(key) ? Optional.of(found.get(0)) : Optional.empty();
  }

  /** Whether a key is of those that may hold several values, and so cannot be a policy variable. */
  public static boolean multivalued(String key) {
    var name = lower(key);
    return name.endsWith(":amr") || MULTIVALUED.contains(name);
  }

  private static String lower(String key) {
    return key.toLowerCase(Locale.ROOT);
  }
}

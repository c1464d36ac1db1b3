package dev.federationlab.aws.wire;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What the model allows of one member.
 *
 * @param path the member's names from the request inwards; {@code []} for the elements of a list,
 *     {@code {key}} and {@code {value}} for the entries of a map
 * @param required whether it must be there
 * @param sensitive whether an error must not repeat it
 */
record Constraint(List<String> path, boolean required, boolean sensitive, List<Rule> rules) {
  static final String ELEMENTS = "[]";
  static final String KEYS = "{key}";
  static final String VALUES = "{value}";

  /** One limit: what a value must be like, and how AWS says so. */
  private interface Rule {
    boolean holds(Object value);

    String wording();
  }

  private record AtLeast(long least, String what) implements Rule {
    @Override
    public boolean holds(Object value) {
      return size(value) >= least;
    }

    @Override
    public String wording() {
      return "Member must have " + what + " greater than or equal to " + least;
    }
  }

  private record AtMost(long most, String what) implements Rule {
    @Override
    public boolean holds(Object value) {
      return size(value) <= most;
    }

    @Override
    public String wording() {
      return "Member must have " + what + " less than or equal to " + most;
    }
  }

  /** Compiled when first needed: most never are. */
  private static final class Matches implements Rule {
    private final String regex;
    private volatile @Nullable Pattern pattern;

    Matches(String regex) {
      this.regex = regex;
    }

    @Override
    public boolean holds(Object value) {
      var compiled = pattern;
      if (compiled == null) {
        compiled = Pattern.compile(regex);
        pattern = compiled;
      }
      return compiled.matcher((String) value).matches();
    }

    @Override
    public String wording() {
      return "Member must satisfy regular expression pattern: " + regex;
    }
  }

  private record OneOf(List<String> values) implements Rule {
    @Override
    public boolean holds(Object value) {
      return value instanceof String text && values.contains(text);
    }

    @Override
    public String wording() {
      return "Member must satisfy enum value set: [" + String.join(", ", values) + "]";
    }
  }

  /** Lengths of texts in characters, of lists in elements; numbers are their own size. */
  private static long size(Object value) {
    if (value instanceof String text) {
      return text.codePointCount(0, text.length());
    }
    if (value instanceof Map<?, ?> map) {
      return map.size();
    }
    return value instanceof Collection<?> elements ? elements.size() : ((Number) value).longValue();
  }

  /**
   * Reads the cells of a line: {@code required}, {@code sensitive}, {@code length 2..64}, {@code
   * range 900..43200}, {@code pattern [a-z]+}, {@code enum A|B}; either end of a range may be left
   * open.
   */
  static Constraint parse(String path, List<String> cells) {
    var rules = new ArrayList<Rule>();
    for (var cell : cells) {
      var words = cell.split(" ", 2);
      switch (words[0]) {
        case "length", "range" -> {
          var ends = words[1].split("\\.\\.", -1);
          var what = words[0].equals("length") ? "length" : "value";
          if (!ends[0].isEmpty()) {
            rules.add(new AtLeast(Long.parseLong(ends[0]), what));
          }
          if (!ends[1].isEmpty()) {
            rules.add(new AtMost(Long.parseLong(ends[1]), what));
          }
        }
        case "pattern" -> rules.add(new Matches(words[1]));
        case "enum" -> rules.add(new OneOf(List.of(words[1].split("\\|", -1))));
        case "required", "sensitive" -> {}
        default -> throw new IllegalArgumentException("constraints.tsv, " + path + ": " + cell);
      }
    }
    return new Constraint(
        List.of(path.split("\\.", -1)),
        cells.contains("required"),
        cells.contains("sensitive"),
        rules);
  }

  /** Adds a sentence for each rule that the value breaks. */
  void check(String place, @Nullable Object value, List<String> violations) {
    if (value == null) {
      if (required) {
        violations.add(failure("Value null", place, "Member must not be null"));
      }
      return;
    }
    var shown = sensitive ? "Value" : "Value '" + value + "'";
    for (var rule : rules) {
      if (!rule.holds(value)) {
        violations.add(failure(shown, place, rule.wording()));
      }
    }
  }

  /**
   * Adds one sentence if any of several values that stand together breaks a rule; it names the
   * whole that they stand in, and all the rules, as AWS does.
   *
   * @param kind of {@link #ELEMENTS}, {@link #KEYS} and {@link #VALUES}
   */
  void checkAll(
      String place, Object whole, Collection<?> values, String kind, List<String> violations) {
    boolean holds =
        values.stream()
            .allMatch(value -> value != null && rules.stream().allMatch(rule -> rule.holds(value)));
    if (!holds) {
      var subject =
          switch (kind) {
            case KEYS -> "Map keys must";
            case VALUES -> "Map value must";
            default -> "Member must";
          };
      violations.add(
          failure(
              sensitive ? "Value" : "Value '" + whole + "'",
              place,
              subject
                  + " satisfy constraint: ["
                  + rules.stream().map(Rule::wording).collect(Collectors.joining(", "))
                  + "]"));
    }
  }

  private static String failure(String value, String place, String wording) {
    return value + " at '" + place + "' failed to satisfy constraint: " + wording;
  }
}

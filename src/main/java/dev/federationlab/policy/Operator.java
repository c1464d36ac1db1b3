package dev.federationlab.policy;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A condition operator with what can be put before and after it: {@code
 * ForAnyValue:StringLikeIfExists}.
 *
 * @param text as the policy has it
 */
record Operator(Quantifier quantifier, Comparison comparison, boolean ifExists, String text) {

  /** How a key of several values is to be read. */
  enum Quantifier {
    /** Neither: one value is expected. */
    NONE(""),
    FOR_ALL("ForAllValues:"),
    FOR_ANY("ForAnyValue:");

    private final String prefix;

    Quantifier(String prefix) {
      this.prefix = prefix;
    }
  }

  private static final String IF_EXISTS = "IfExists";
  private static final Map<String, Comparison> COMPARISONS =
      Arrays.stream(Comparison.values())
          .collect(Collectors.toMap(Comparison::text, Function.identity()));

  /** How operators are spelt, without prefix or suffix. */
  static Set<String> names() {
    return COMPARISONS.keySet();
  }

  /** The operator of this spelling; {@code Null} takes neither prefix nor suffix. */
  static Optional<Operator> read(String text) {
    var quantifier = Quantifier.NONE;
    for (var candidate : Quantifier.values()) {
      if (text.startsWith(candidate.prefix)) {
        quantifier = candidate;
      }
    }
    var name = text.substring(quantifier.prefix.length());
    boolean ifExists = name.endsWith(IF_EXISTS);
    var comparison =
        COMPARISONS.get(ifExists ? name.substring(0, name.length() - IF_EXISTS.length()) : name);
    if (comparison == null
        || (comparison == Comparison.NULL && (ifExists || quantifier != Quantifier.NONE))) {
      return Optional.empty();
    }
    return Optional.of(new Operator(quantifier, comparison, ifExists, text));
  }

  /**
   * What it says of a key that is not in the request (IAM User Guide, "multivalued context keys").
   */
  boolean holdsForMissingKey() {
    if (ifExists) {
      return true;
    }
    return switch (quantifier) {
      case FOR_ALL -> true;
      case FOR_ANY -> false;
      case NONE -> comparison.negated();
    };
  }
}

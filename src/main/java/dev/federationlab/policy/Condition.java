package dev.federationlab.policy;

import dev.federationlab.decision.Check;
import dev.federationlab.decision.PolicyReading;
import dev.federationlab.policy.Operator.Quantifier;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One operator and one key of a Condition block; several of them must all match. */
record Condition(Operator operator, String key, List<Operand> operands) implements Element {
  Condition {
    operands = List.copyOf(operands);
  }

  @Override
  public boolean matches(Question question) {
    var context = question.context();
    var tests = new ArrayList<Predicate<String>>(operands.size());
    for (var operand : operands) {
      var test = operand.test(context);
      if (test.isEmpty()) {
        // A variable without a value makes the whole statement not match, negated operators
        // included.
        return false;
      }
      tests.add(test.get());
    }
    var values = values(context);
    if (operator.comparison() == Comparison.NULL) {
      return anyPasses(tests, String.valueOf(values.isEmpty()));
    }
    if (values.isEmpty()) {
      return operator.holdsForMissingKey();
    }
    boolean negated = operator.comparison().negated();
    Predicate<String> holds = value -> negated != anyPasses(tests, value);
    return switch (operator.quantifier()) {
      case FOR_ALL -> values.stream().allMatch(holds);
      case FOR_ANY -> values.stream().anyMatch(holds);
      // Not documented for a key of several values: any may match, and for a negated operator none
      // may.
      case NONE -> negated ? values.stream().allMatch(holds) : values.stream().anyMatch(holds);
    };
  }

  /** To the set operators an empty string is no value. */
  private List<String> values(Context context) {
    var values = context.values(key);
    return operator.quantifier() != Quantifier.NONE && values.stream().allMatch(String::isEmpty)
        ? List.of()
        : values;
  }

  private static boolean anyPasses(List<Predicate<String>> tests, String value) {
    for (var test : tests) {
      if (test.test(value)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Check explain(Question question) {
    var context = question.context();
    var values = context.values(key);
    var saw = values.isEmpty() ? "not in the request" : String.join(", ", values);
    return new Check(
        "Condition " + operator.text() + " " + key,
        wanted(context),
        saw,
        matches(question),
        source());
  }

  @Override
  public Stream<PolicyReading.Variable> variables(Question question) {
    return operands.stream().flatMap(operand -> operand.variables(question.context()));
  }

  private String wanted(Context context) {
    if (operands.isEmpty()) {
      return "(an empty list)";
    }
    if (operator.comparison() == Comparison.NULL) {
      return operands.stream()
          .map(
              operand ->
                  operand.shown(context).equals("true") ? "not in the request" : "in the request")
          .collect(Collectors.joining(" or "));
    }
    var list =
        operands.stream()
            .map(operand -> operand.shown(context))
            .collect(Collectors.joining(" or "));
    return operator.comparison().negated() ? "anything but " + list : list;
  }

  private String source() {
    return operator.quantifier() == Quantifier.NONE
        ? "IAM User Guide, \"Condition operators\""
        : "IAM User Guide, \"Multivalued context keys\"";
  }
}

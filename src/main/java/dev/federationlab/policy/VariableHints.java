package dev.federationlab.policy;

import dev.federationlab.policy.Policy.Version;
import dev.federationlab.policy.PolicyText.ConditionText;
import dev.federationlab.policy.PolicyText.StatementText;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Policy variables that are none, or that never have a value. */
final class VariableHints {
  private static final String SOURCE =
      "IAM User Guide, \"IAM policy elements: Variables and tags\"";
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}*?$,]+)(,[^}]*)?}");

  private VariableHints() {}

  static void at(PolicyText policy, StatementText statement, List<Remark> hints) {
    Stream.of("Resource", "NotResource")
        .flatMap(element -> statement.values(element).stream())
        .forEach(value -> value(policy, value, hints));
    statement.conditions().stream()
        .map(ConditionText::values)
        .flatMap(List::stream)
        .forEach(value -> value(policy, value, hints));
    Stream.of("Action", "NotAction")
        .flatMap(element -> statement.values(element).stream())
        .filter(action -> action.text().contains("${"))
        .forEach(
            action ->
                hints.add(
                    Remark.hint(
                        action.place(),
                        "variables mean nothing in an action: this is plain text",
                        SOURCE)));
  }

  private static void value(PolicyText policy, Json.Scalar value, List<Remark> hints) {
    var variables = VARIABLE.matcher(value.text());
    while (variables.find()) {
      var key = variables.group(1).strip();
      if (policy.version() != Version.V2012_10_17) {
        hints.add(
            Remark.hint(
                value.place(),
                "without \"Version\": \"2012-10-17\" this is plain text: ${"
                    + key
                    + "} is not replaced",
                SOURCE));
        return;
      }
      boolean hasDefault = variables.group(2) != null;
      if (key.equalsIgnoreCase("aws:username") && !hasDefault) {
        hints.add(
            Remark.hint(
                value.place(),
                "aws:username has a value for IAM users only: for the session of a role this"
                    + " statement never applies",
                SOURCE));
      }
      if (Context.multivalued(key)) {
        hints.add(
            Remark.hint(
                value.place(),
                key
                    + " can hold several values, and only a key with one can be a variable: this"
                    + " statement never applies",
                SOURCE));
      }
    }
  }
}

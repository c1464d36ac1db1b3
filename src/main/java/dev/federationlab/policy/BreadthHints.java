package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.policy.PolicyText.StatementText;
import java.util.List;
import java.util.Map;

/** An Allow that is wider than it looks. */
final class BreadthHints {
  private static final Map<String, String> NEGATED =
      Map.of(
          "NotAction", "an Allow with NotAction allows every other action of every service",
          "NotResource", "an Allow with NotResource allows it on everything else",
          "NotPrincipal", "an Allow with NotPrincipal allows everybody else, strangers included");

  private BreadthHints() {}

  static void at(PolicyText policy, StatementText statement, List<Remark> hints) {
    if (!statement.allows()) {
      return;
    }
    NEGATED.forEach(
        (element, text) ->
            statement
                .member(element)
                .ifPresent(
                    member ->
                        hints.add(
                            Remark.hint(
                                member.place(),
                                text,
                                "IAM User Guide, \"IAM JSON policy elements: " + element + "\""))));
    boolean open = policy.kind() == Kind.RESOURCE && statement.conditions().isEmpty();
    statement.principals().stream()
        .filter(principal -> open && principal.anybody())
        .forEach(
            principal ->
                hints.add(
                    Remark.hint(
                        principal.name().place(),
                        "anybody on the internet may do this, signed or not",
                        "IAM User Guide, \"AWS JSON policy elements: Principal\"")));
    if (policy.kind() == Kind.IDENTITY
        && statement.conditions().isEmpty()
        && all(statement, "Action")
        && all(statement, "Resource")) {
      hints.add(
          Remark.hint(
              statement.json().place(),
              "this allows everything, in every service",
              "IAM User Guide, \"Security best practices in IAM\""));
    }
  }

  private static boolean all(StatementText statement, String element) {
    return statement.values(element).stream().anyMatch(value -> value.text().equals("*"));
  }
}

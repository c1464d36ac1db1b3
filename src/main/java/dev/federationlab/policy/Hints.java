package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.policy.PolicyText.StatementText;
import java.util.ArrayList;
import java.util.List;

/**
 * What AWS takes without a word and hardly anybody means, each with where the rule is written. A
 * hint is worth having only if it is nearly always right, so what depends on taste is not here.
 */
final class Hints {
  private Hints() {}

  /** Looks at one statement. */
  @FunctionalInterface
  interface Look {
    void at(PolicyText policy, StatementText statement, List<Remark> hints);
  }

  private static final List<Look> LOOKS =
      List.of(
          VariableHints::at, TrustHints::at, ConditionHints::at, ActionHints::at, BreadthHints::at);

  static List<Remark> of(PolicyText policy) {
    var hints = new ArrayList<Remark>();
    for (var statement : policy.statements()) {
      LOOKS.forEach(look -> look.at(policy, statement, hints));
    }
    grantsNothing(policy, hints);
    return hints;
  }

  private static void grantsNothing(PolicyText policy, List<Remark> hints) {
    boolean onlyNarrows = policy.kind() == Kind.SESSION || policy.kind() == Kind.BOUNDARY;
    if (onlyNarrows && policy.statements().stream().noneMatch(StatementText::allows)) {
      hints.add(
          Remark.hint(
              policy.statements().get(0).json().place(),
              "a "
                  + Denial.kindOfPolicy(policy.kind())
                  + " lets through only what it allows: without an Allow nothing is left",
              "IAM User Guide, \"Policy evaluation logic\""));
    }
  }
}

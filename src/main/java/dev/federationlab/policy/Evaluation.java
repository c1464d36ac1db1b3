package dev.federationlab.policy;

import dev.federationlab.decision.Check;
import dev.federationlab.decision.PolicyReading;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What policies say of one question, with every statement that was looked at on the way.
 *
 * @param policies all that were read, those without a statement that applied included
 * @param findings one for each statement of each policy, in order
 */
public record Evaluation(
    Question question, Verdict verdict, List<Attached> policies, List<Finding> findings) {
  public Evaluation {
    policies = List.copyOf(policies);
    findings = List.copyOf(findings);
  }

  /** Asks the policies. */
  public static Evaluation of(Question question, List<Attached> policies) {
    return Evaluator.evaluate(question, policies);
  }

  public boolean allowed() {
    return verdict.allowed();
  }

  /**
   * The statements that settled it; empty exactly when the denial is implicit or the caller is
   * root.
   */
  public List<Finding> reasons() {
    return findings.stream().filter(Finding::applied).filter(verdict::settledBy).toList();
  }

  /**
   * The Allow that came nearest in the kind of policy that was silent: the one with the fewest
   * elements that missed, and of those the one that went furthest before it did. Empty unless the
   * denial is implicit.
   */
  public Optional<Finding> nearest() {
    if (!(verdict instanceof Verdict.ImplicitDeny denial)) {
      return Optional.empty();
    }
    return findings.stream()
        .filter(finding -> finding.policy().kind() == denial.silent())
        .filter(finding -> finding.effect() == Effect.ALLOW && !finding.applied())
        .min(
            Comparator.comparingInt(Finding::mismatches)
                .thenComparing(Comparator.comparingInt(Finding::matchedAtFirst).reversed()));
  }

  /**
   * The whole in one check, named {@code "permission"}, or {@code "trust policy"} for a caller
   * without an account.
   */
  public Check check() {
    return Summary.of(this);
  }

  /** The policies as the deciding party read them, in the order of the evaluation. */
  public List<PolicyReading> readings() {
    return Readings.of(this);
  }
}

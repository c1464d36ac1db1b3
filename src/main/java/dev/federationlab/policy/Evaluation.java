package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading;
import java.util.List;

/**
 * What policies say of one question, with every statement that was looked at on the way.
 *
 * @param policies all that were read, those without a statement that applied included
 * @param findings one for each statement of each policy, in order
 */
public record Evaluation(Question question, Verdict verdict, List<Attached> policies, List<Finding> findings) {
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

  /** The statements that settled it; empty exactly when the denial is implicit or the caller is root. */
  public List<Finding> reasons() {
    return findings.stream().filter(Finding::applied).filter(verdict::settledBy).toList();
  }

  /** The policies as the deciding party read them, in the order of the evaluation. */
  public List<PolicyReading> readings() {
    return Readings.of(this);
  }
}

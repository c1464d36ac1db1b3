package dev.federationlab.policy;

import dev.federationlab.decision.Check;
import dev.federationlab.policy.Verdict.ImplicitDeny;
import java.util.stream.Collectors;

/**
 * Puts an evaluation into one check: what was needed, what came of it, and how near a miss it was.
 */
final class Summary {
  private static final String SOURCE = "IAM User Guide, \"Policy evaluation logic\"";

  private Summary() {}

  static Check of(Evaluation evaluation) {
    var question = evaluation.question();
    var wanted =
        "Allow for "
            + question.action()
            + (question.resource().equals("*") ? "" : " on " + question.resource())
            + (question.crossAccount() && !question.caller().accountId().isEmpty()
                ? ", on both accounts' sides"
                : "")
            + ", and no Deny";
    // A caller of no account, and a role: only its trust policy was asked.
    boolean trust =
        question.caller() instanceof Caller.Federated
            || question.caller() instanceof Caller.AwsService
                && question.action().startsWith("sts:");
    return new Check(
        trust ? "trust policy" : "permission",
        wanted,
        saw(evaluation),
        evaluation.allowed(),
        SOURCE);
  }

  private static String saw(Evaluation evaluation) {
    if (evaluation.verdict() instanceof ImplicitDeny denial) {
      var nearest = evaluation.nearest().map(Summary::nearMiss).orElse("");
      return "no " + Denial.kindOfPolicy(denial.silent()) + " allows it" + nearest;
    }
    var reasons =
        evaluation.reasons().stream()
            .map(finding -> finding.statement().name() + " of " + finding.policy().name())
            .collect(Collectors.joining(" and "));
    if (evaluation.allowed()) {
      return reasons.isEmpty()
          ? "the root of the account needs no policy"
          : "allowed by " + reasons;
    }
    return "denied by " + reasons;
  }

  private static String nearMiss(Finding finding) {
    var missed = finding.firstMismatch().orElseThrow();
    return "; nearest: "
        + finding.statement().name()
        + " of "
        + finding.policy().name()
        + ", but for its "
        + name(missed.element());
  }

  private static String name(Element element) {
    if (element instanceof Condition condition) {
      return "Condition on " + condition.key();
    }
    if (element instanceof PrincipalElement) {
      return "Principal";
    }
    return element instanceof ActionElement ? "Action" : "Resource";
  }
}

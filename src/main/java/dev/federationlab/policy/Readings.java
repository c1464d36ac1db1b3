package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading;
import java.util.ArrayList;
import java.util.List;

/** Puts an evaluation into words, policy by policy. */
final class Readings {
  private Readings() {}

  static List<PolicyReading> of(Evaluation evaluation) {
    var readings = new ArrayList<PolicyReading>();
    int at = 0;
    for (var policy : evaluation.policies()) {
      int end = at + policy.policy().statements().size();
      var statements =
          evaluation.findings().subList(at, end).stream()
              .map(finding -> statement(evaluation, finding))
              .toList();
      var variables =
          evaluation.findings().subList(at, end).stream()
              .flatMap(finding -> finding.statement().elements().stream())
              .flatMap(element -> element.variables(evaluation.question()))
              .distinct()
              .toList();
      readings.add(
          new PolicyReading(
              policy.kind(),
              policy.name(),
              policy.policy().laidOut(),
              statements,
              variables,
              policy.origin()));
      at = end;
    }
    return readings;
  }

  private static PolicyReading.Statement statement(Evaluation evaluation, Finding finding) {
    var statement = finding.statement();
    return new PolicyReading.Statement(
        statement.name(),
        statement.effect().text(),
        statement.firstLine(),
        statement.lastLine(),
        finding.applied(),
        finding.applied() && evaluation.verdict().settledBy(finding),
        statement.elements().stream()
            .map(element -> element.explain(evaluation.question()))
            .toList());
  }
}

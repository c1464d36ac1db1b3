package dev.federationlab.policy;

import java.util.List;

/** Not written yet. */
final class Evaluator {
  private Evaluator() {}

  static Evaluation evaluate(Question question, List<Attached> policies) {
    throw new IllegalStateException("not written yet: " + question + policies);
  }
}

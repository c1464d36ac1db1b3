package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading;
import java.util.List;

/** Not written yet. */
final class Readings {
  private Readings() {}

  static List<PolicyReading> of(Evaluation evaluation) {
    throw new IllegalStateException("not written yet: " + evaluation);
  }
}

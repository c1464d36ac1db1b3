package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading.Kind;

/** Not written yet. */
final class PolicyReader {
  private PolicyReader() {}

  static Policy read(Kind kind, String text) throws MalformedPolicyException {
    throw new MalformedPolicyException("Syntax errors in policy.", "not written yet: " + kind + text, new Place(1, 1), false);
  }
}

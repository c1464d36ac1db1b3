package dev.federationlab.policy;

import dev.federationlab.decision.Check;
import dev.federationlab.decision.PolicyReading;
import java.util.stream.Stream;

/** One element of a statement: it matches a question or not, whatever the other elements say. */
public sealed interface Element
    permits PrincipalElement, ActionElement, ResourceElement, Condition {

  /** Whether it matches; says nothing about why. */
  boolean matches(Question question);

  /**
   * The comparison in words: wanted is the policy's text with its variables replaced, saw the
   * request's.
   */
  Check explain(Question question);

  /** The variables in it, and what they stand for in the question. */
  default Stream<PolicyReading.Variable> variables(Question question) {
    return Stream.empty();
  }
}

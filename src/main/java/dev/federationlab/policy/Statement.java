package dev.federationlab.policy;

import java.util.List;
import java.util.Optional;

/**
 * One statement of a policy.
 *
 * @param name its Sid, or {@code "statement 2"}
 * @param elements the elements that must all match, in the order Principal, Action, Resource,
 *     Condition
 * @param firstLine the line of the laid-out text on which it begins, from 1
 * @param lastLine the line on which it ends
 */
public record Statement(
    String name, Effect effect, List<Element> elements, int firstLine, int lastLine) {
  public Statement {
    elements = List.copyOf(elements);
  }

  /** Whom it is for; empty in policies that are attached to the caller. */
  Optional<PrincipalElement> principal() {
    return elements.get(0) instanceof PrincipalElement principal
        ? Optional.of(principal)
        : Optional.empty();
  }
}

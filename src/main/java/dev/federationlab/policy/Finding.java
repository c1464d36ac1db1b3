package dev.federationlab.policy;

import java.util.List;
import java.util.Optional;

/**
 * One statement held against the question, element by element.
 *
 * @param held in the order of the statement's elements, all of them, also after one that did not
 *     match
 */
public record Finding(Attached policy, Statement statement, List<Held> held) {

  /** An element and whether it matched. */
  public record Held(Element element, boolean matched) {}

  public Finding {
    held = List.copyOf(held);
  }

  /** Every element matched. */
  public boolean applied() {
    return firstMismatch().isEmpty();
  }

  /** Where the statement missed the question. */
  public Optional<Held> firstMismatch() {
    for (var element : held) {
      if (!element.matched()) {
        return Optional.of(element);
      }
    }
    return Optional.empty();
  }

  /** How many elements did not match; one is a near miss. */
  public int mismatches() {
    int count = 0;
    for (var element : held) {
      if (!element.matched()) {
        count++;
      }
    }
    return count;
  }

  /** How many elements matched before the first that did not. */
  int matchedAtFirst() {
    int count = 0;
    while (count < held.size() && held.get(count).matched()) {
      count++;
    }
    return count;
  }

  /** What it does when it applies. */
  public Effect effect() {
    return statement.effect();
  }
}

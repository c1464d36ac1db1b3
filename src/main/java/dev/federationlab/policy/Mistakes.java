package dev.federationlab.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Gathers what is wrong with a policy, part by part, so that one mistake does not hide the next.
 */
final class Mistakes {
  private final List<MalformedPolicyException> found = new ArrayList<>();

  /** A part that can be read by itself. */
  @FunctionalInterface
  interface Part<T> {
    @Nullable T read() throws MalformedPolicyException;
  }

  /** Something to be looked at that yields nothing. */
  @FunctionalInterface
  interface Look {
    void look() throws MalformedPolicyException;
  }

  /** The part, or empty if it is not there or could not be read. */
  <T> Optional<T> reading(Part<T> part) {
    try {
      return Optional.ofNullable(part.read());
    } catch (MalformedPolicyException e) {
      found.add(e);
      return Optional.empty();
    }
  }

  void looking(Look look) {
    try {
      look.look();
    } catch (MalformedPolicyException e) {
      found.add(e);
    }
  }

  void add(MalformedPolicyException mistake) {
    found.add(mistake);
  }

  int count() {
    return found.size();
  }

  /** In the order in which they were found: the first is the one that AWS would name. */
  List<MalformedPolicyException> found() {
    return List.copyOf(found);
  }

  void throwFirst() throws MalformedPolicyException {
    if (!found.isEmpty()) {
      throw found.get(0);
    }
  }
}

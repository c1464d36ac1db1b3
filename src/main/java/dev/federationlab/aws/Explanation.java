package dev.federationlab.aws;

import dev.federationlab.decision.Check;
import dev.federationlab.decision.Decision.Note;
import dev.federationlab.decision.PolicyReading;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Collects, while a request passes the rooms, what was checked, in order. What costs time to put
 * into words is handed over as a supplier, and asked only if somebody reads it. Used by one thread.
 */
public final class Explanation {
  /** Checks with what they were about. */
  private record Noted(@Nullable String phase, Supplier<List<Check>> later) {
    Stream<Check> checks() {
      return later.get().stream().map(check -> check.within(phase));
    }
  }

  private final List<Noted> checks = new ArrayList<>();
  private final List<Supplier<PolicyReading>> policies = new ArrayList<>();
  private final List<Supplier<Note>> notes = new ArrayList<>();
  private @Nullable String phase;

  /**
   * What the checks are about from now on, in a word or two: {@code "login token"}; null for
   * nothing in particular.
   */
  public void phase(@Nullable String phase) {
    this.phase = phase;
  }

  public void check(Check check) {
    checks.add(new Noted(phase, () -> List.of(check)));
  }

  /** Checks to be worded later; whatever they show must no longer change. */
  public void checks(Supplier<List<Check>> later) {
    checks.add(new Noted(phase, later));
  }

  public void policy(Supplier<PolicyReading> later) {
    policies.add(later);
  }

  public void note(String title, Supplier<String> text) {
    notes.add(() -> new Note(title, text.get()));
  }

  /** All that another explanation holds, after what is there. */
  public void add(Explanation other) {
    checks.addAll(other.checks);
    policies.addAll(other.policies);
    notes.addAll(other.notes);
  }

  public List<Check> checks() {
    return checks.stream().flatMap(Noted::checks).toList();
  }

  public List<PolicyReading> policies() {
    return policies.stream().map(Supplier::get).toList();
  }

  public List<Note> notes() {
    return notes.stream().map(Supplier::get).toList();
  }
}

package dev.federationlab.flow;

import java.util.Optional;

/** A deliberate break of one stage. It spoils what goes in, never how the other party checks. */
public interface Fault {
  /** Lower-case-with-dashes and stable. */
  String id();

  /** The outcome it must lead to, such as {@code "ExpiredTokenException"}. */
  String expectedOutcome();

  /** Who must refuse; empty if nobody does, which is the lesson then. */
  Optional<Actor> refusedBy();

  /**
   * Spoils what goes into the stage. What {@code run} sends meanwhile is recorded as preparation.
   *
   * @return the run with something spoilt
   * @throws Refused when preparing it is refused, which is not what was wanted
   */
  Run spoil(Run run) throws Refused;

  /**
   * Undoes what must not stay in the sandbox after the stage ran, well or not. Not recorded.
   *
   * @throws Refused when undoing it is refused
   */
  default void restore(Run run) throws Refused {}
}

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
}

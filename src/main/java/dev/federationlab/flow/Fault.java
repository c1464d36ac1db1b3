package dev.federationlab.flow;

/** A deliberate break of one stage. It spoils what goes in, never how the other party checks. */
public interface Fault {
  /** Lower-case-with-dashes and stable. */
  String id();

  /** The outcome it must lead to, such as {@code "ExpiredTokenException"}. */
  String expectedOutcome();

  /** Who must refuse. */
  Actor refusedBy();
}

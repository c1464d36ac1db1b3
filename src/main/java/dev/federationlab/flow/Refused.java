package dev.federationlab.flow;

/** The other party refused: the stage ends here, and what was recorded stays. */
public final class Refused extends Exception {
  private static final long serialVersionUID = 1;
  private final transient Outcome outcome;

  public Refused(Outcome outcome) {
    super(outcome.id() + ": " + outcome.message());
    this.outcome = outcome;
  }

  public Outcome outcome() {
    return outcome;
  }
}

package dev.federationlab.flow;

/**
 * No answer arrived, or none that can be read: the stage ends here, and what was recorded stays.
 */
public final class ConversationBroken extends RuntimeException {
  private static final long serialVersionUID = 1;

  /**
   * @param how in words for the learner
   */
  public ConversationBroken(String how) {
    super(how);
  }

  /** How the run ended. */
  public Outcome outcome() {
    return new Outcome(Outcome.Kind.BROKEN, "broken", null, 0, String.valueOf(getMessage()));
  }
}

package dev.federationlab.flow;

import dev.federationlab.decision.Check;

/** A refusal that a stage is about, and that does not end it. */
public final class Refusal {
  /** The outcome if nobody refuses. */
  public static final String MISSING = "still_accepted";

  private Refusal() {}

  /** What is asked, and to be refused. */
  @FunctionalInterface
  public interface Question {
    Object ask() throws Refused;
  }

  /**
   * Asks, and notes the refusal as a check of the app's.
   *
   * @param what is refused: {@code "access token at the pool"}
   * @param code the error that is wanted
   * @throws Refused if nobody refuses, or with another error
   */
  public static void expect(Run run, String what, String code, String source, Question question)
      throws Refused {
    var saw = "200";
    try {
      question.ask();
    } catch (Refused e) {
      if (!e.outcome().id().equals(code)) {
        throw e;
      }
      saw = code + ": " + e.outcome().message();
    }
    var refused = saw.startsWith(code);
    run.require(new Check(what, "refused with " + code, saw, refused, source), MISSING);
  }
}

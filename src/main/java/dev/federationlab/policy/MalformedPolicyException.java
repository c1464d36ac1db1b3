package dev.federationlab.policy;

import dev.federationlab.decision.Check;

/**
 * A text that is no policy, or none of the wanted kind. The message is AWS's, the explanation ours.
 */
public final class MalformedPolicyException extends Exception {
  static final String SOURCE = "IAM User Guide, \"Grammar of the IAM JSON policy language\"";
  private static final long serialVersionUID = 1;

  private final transient Place place;
  private final String explanation;
  private final boolean tooLong;

  MalformedPolicyException(String message, String explanation, Place place, boolean tooLong) {
    super(message);
    this.place = place;
    this.explanation = explanation;
    this.tooLong = tooLong;
  }

  /** As AWS words it, for the client. */
  public String message() {
    return String.valueOf(getMessage());
  }

  /** What is wrong, and where: {@code "line 4, column 7: `Efect` is no element of a statement"}. */
  public String explanation() {
    return place + ": " + explanation;
  }

  /** What is wrong, without saying where. */
  String reason() {
    return explanation;
  }

  /** Where the culprit begins. */
  public Place place() {
    return place;
  }

  /**
   * Whether the text is a policy but over its size limit, for which IAM has an error of its own.
   */
  public boolean tooLong() {
    return tooLong;
  }

  /** The same for the reader of a decision. */
  public Check check() {
    return Check.failed(
        tooLong ? "size of the policy" : "form of the policy",
        tooLong ? "a policy within its size limit" : "a policy that can be read",
        explanation(),
        SOURCE);
  }
}

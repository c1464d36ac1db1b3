package dev.federationlab.policy;

/**
 * Something to be said of a policy's text before it is used.
 *
 * @param severity whether AWS would refuse the text, or take it
 * @param place where the culprit begins
 * @param text what is the matter, without a full stop
 * @param awsSays the message with which AWS refuses such a text; empty for a hint
 * @param source where the rule is written
 */
public record Remark(Severity severity, Place place, String text, String awsSays, String source) {

  /** How much weight it has. */
  public enum Severity {
    /** AWS does not take the text. */
    MISTAKE,
    /** AWS takes it, and it hardly does what was meant. */
    HINT
  }

  static Remark mistake(MalformedPolicyException e) {
    return new Remark(
        Severity.MISTAKE, e.place(), e.reason(), e.message(), MalformedPolicyException.SOURCE);
  }

  static Remark hint(Place place, String text, String source) {
    return new Remark(Severity.HINT, place, text, "", source);
  }

  /** Whether AWS does not take the text. */
  public boolean mistake() {
    return severity == Severity.MISTAKE;
  }
}

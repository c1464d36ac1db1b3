package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.policy.Verdict.ExplicitDeny;
import dev.federationlab.policy.Verdict.ImplicitDeny;

/**
 * The sentence in which AWS refuses (IAM User Guide, "Troubleshooting access denied error
 * messages").
 */
public final class Denial {
  private Denial() {}

  /** How services write the resource. */
  public enum Style {
    PLAIN(""),
    /** S3 puts the ARN in double quotes. */
    QUOTED("\"");

    private final String quote;

    Style(String quote) {
      this.quote = quote;
    }
  }

  /**
   * Who may not do what, and which kind of policy is why.
   *
   * @throws IllegalArgumentException if it was not denied
   */
  public static String sentence(Evaluation evaluation, Style style) {
    var question = evaluation.question();
    return sentence(question, style) + " " + because(evaluation.verdict(), question.action());
  }

  /** The sentence without the reason, as STS words it for AssumeRole. */
  public static String sentence(Question question, Style style) {
    var resource =
        question.resource().equals("*")
            ? ""
            : " on resource: " + style.quote + question.resource() + style.quote;
    return "User: "
        + question.caller().arn()
        + " is not authorized to perform: "
        + question.action()
        + resource;
  }

  private static String because(Verdict verdict, String action) {
    if (verdict instanceof ExplicitDeny denial) {
      return "with an explicit deny in "
          + article(denial.named())
          + " "
          + kindOfPolicy(denial.named());
    }
    if (verdict instanceof ImplicitDeny denial) {
      return "because no " + kindOfPolicy(denial.silent()) + " allows the " + action + " action";
    }
    throw new IllegalArgumentException("not denied: " + verdict);
  }

  private static String article(Kind kind) {
    return switch (kind) {
      case IDENTITY -> "an";
      case TRUST -> "the";
      case RESOURCE, SESSION, BOUNDARY, SERVICE_CONTROL -> "a";
    };
  }

  /** As AWS calls it in its messages. */
  static String kindOfPolicy(Kind kind) {
    return switch (kind) {
      case TRUST -> "role trust policy";
      case IDENTITY -> "identity-based policy";
      case RESOURCE -> "resource-based policy";
      case SESSION -> "session policy";
      case BOUNDARY -> "permissions boundary";
      case SERVICE_CONTROL -> "service control policy";
    };
  }
}

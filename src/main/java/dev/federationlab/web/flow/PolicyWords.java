package dev.federationlab.web.flow;

import dev.federationlab.flow.PolicyEditing.Policy;
import dev.federationlab.flow.edit.BucketPolicy;
import dev.federationlab.flow.edit.InlinePolicy;
import dev.federationlab.flow.edit.ManagedPolicy;
import dev.federationlab.flow.edit.PassedPolicy;
import dev.federationlab.flow.edit.PolicyPlace;
import dev.federationlab.policy.Policies;

/** What is said of a policy in its editor, and what a new one begins with. */
final class PolicyWords {
  private static final int CACHED_CHARACTERS = 30_000;

  private PolicyWords() {}

  /** What such a policy says, in a sentence. */
  static String part(PolicyPlace place) {
    if (place instanceof InlinePolicy) {
      return "What sessions of the role may do. It lives inside the role, and is in force from the"
          + " next call on.";
    }
    if (place instanceof ManagedPolicy) {
      return "What sessions of every role that it is attached to may do. Each text is a version;"
          + " IAM keeps five, and the oldest that is not in force makes room.";
    }
    if (place instanceof BucketPolicy) {
      return "Who may do what with the bucket, whatever their own policies say; a Deny in it is"
          + " stronger than any Allow.";
    }
    if (place instanceof PassedPolicy) {
      return "What the app passes along when it takes on the role: the session may do what the role"
          + " may and this policy allows, and nothing else. No party keeps it, so the app passes it"
          + " each time.";
    }
    return "Who may take on the role, and under which conditions. No other policy has a say in that"
        + " when somebody comes with a token.";
  }

  /** How the text in force came there. */
  static String state(Policy policy) {
    if (!policy.there()) {
      return policy.place() instanceof PassedPolicy ? "None is passed now." : "There is none now.";
    }
    if (policy.saved()) {
      return "In force: your text, saved here.";
    }
    if (policy.own()) {
      return "In force: a text that was saved by another client, your AWS CLI perhaps.";
    }
    return policy.original() == null
        ? "In force: a text that no flow set up."
        : "In force: the text that the flow set up.";
  }

  /** What stands in the field when the editor is opened. */
  static String opened(Policy policy) {
    if (!policy.there()) {
      return beginning(policy.place());
    }
    try {
      return new Policies(CACHED_CHARACTERS)
          .stored(policy.place().kind(), policy.text())
          .laidOut()
          .stripTrailing();
    } catch (IllegalStateException e) {
      // Another endpoint than the embedded AWS may take what is not understood here.
      return policy.text();
    }
  }

  /** Something to begin with where there is no policy: it says what it does, and does no harm. */
  private static String beginning(PolicyPlace place) {
    if (place instanceof BucketPolicy bucket) {
      return """
      {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Sid": "NobodyDeletes",
            "Effect": "Deny",
            "Principal": "*",
            "Action": "s3:DeleteObject",
            "Resource": "%s/*"
          }
        ]
      }\
      """
          .formatted(bucket.resourceArn());
    }
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "ReadOnly",
          "Effect": "Allow",
          "Action": ["s3:GetObject", "s3:ListBucket"],
          "Resource": "*"
        }
      ]
    }\
    """;
  }
}

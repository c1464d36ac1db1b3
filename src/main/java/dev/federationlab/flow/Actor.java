package dev.federationlab.flow;

import java.util.Locale;

/** A party on the sequence diagram. */
public enum Actor {
  YOU("You", "the person, and their browser"),
  APP("App", "the web app you build"),
  GOOGLE("Google", "knows who you are, and signs it"),
  FACEBOOK("Facebook", "knows who you are, and answers who asks"),
  AMAZON("Amazon", "knows who you are, and answers who asks"),
  USER_POOL("User pool", "the directory: keeps users, signs tokens"),
  IDENTITY_POOL("Identity pool", "trades tokens for an identity and its credentials"),
  STS("STS", "lends credentials for a token"),
  S3("S3", "the resource: a bucket"),
  DYNAMODB("DynamoDB", "the resource: a table"),
  LAMBDA("Lambda", "the resource: a function"),
  IAM("IAM", "keeps roles, trust and permissions");

  private final String title;
  private final String role;

  Actor(String title, String role) {
    this.title = title;
    this.role = role;
  }

  /** The name on the lifeline. */
  public String title() {
    return title;
  }

  /** The name inside a sentence: "the user pool" where the others have proper names. */
  public String named() {
    return switch (this) {
      case YOU -> "you";
      case APP -> "the app";
      case USER_POOL -> "the user pool";
      case IDENTITY_POOL -> "the identity pool";
      default -> title;
    };
  }

  /** What it is, in one line. */
  public String role() {
    return role;
  }

  /** Lower-case, for addresses and class names. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

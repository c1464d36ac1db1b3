package dev.federationlab.flow;

import java.util.Locale;

/**
 * What a stage can yield and a later one spend. Each kind has one colour everywhere, named by
 * {@link #id()}.
 */
public enum ArtifactKind {
  AUTHORIZATION_CODE("Code", "proves a sign-in; once, in a minute"),
  ID_TOKEN("ID token", "a JWT: who signed in, at which app"),
  PROVIDER_TOKEN("Provider token", "opaque: only its provider can read it"),
  USER("User", "an entry in the pool's directory"),
  CONFIRMATION_CODE("Confirmation code", "proves an address or number; once"),
  SRP_CHALLENGE("SRP challenge", "the pool's half of a proof; once"),
  ACCESS_TOKEN("Access token", "a JWT: what its bearer may ask of the pool"),
  REFRESH_TOKEN("Refresh token", "opaque: fetches new ID and access tokens"),
  IDENTITY_ID("Identity ID", "who this is to the identity pool, on every device"),
  IDENTITY_TOKEN("Identity token", "a JWT of the identity pool, for STS; ten minutes"),
  CREDENTIALS("Credentials", "of a role, for an hour"),
  OBJECT("Object in S3", "what all of it was for"),
  ITEM("Item in DynamoDB", "a row, under its owner's key"),
  FUNCTION_RESULT("Function's result", "what Lambda answered");

  private final String title;
  private final String meaning;

  ArtifactKind(String title, String meaning) {
    this.title = title;
    this.meaning = meaning;
  }

  public String title() {
    return title;
  }

  /** What it is, in one line. */
  public String meaning() {
    return meaning;
  }

  /** Whether it is good for one use only. */
  public boolean singleUse() {
    return this == AUTHORIZATION_CODE || this == CONFIRMATION_CODE || this == SRP_CHALLENGE;
  }

  /** In a word, what became of one that is good no more although its time is not over. */
  public String ending() {
    return switch (this) {
      case ACCESS_TOKEN, REFRESH_TOKEN -> "revoked";
      case IDENTITY_ID -> "linked";
      default -> "used";
    };
  }

  /** Lower-case-with-dashes, for addresses and class names. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

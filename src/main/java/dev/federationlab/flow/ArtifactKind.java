package dev.federationlab.flow;

import java.util.Locale;

/**
 * What a stage can yield and a later one spend. Each kind has one colour everywhere, named by
 * {@link #id()}.
 */
public enum ArtifactKind {
  AUTHORIZATION_CODE("Code", "proves a sign-in; once, in a minute"),
  ID_TOKEN("ID token", "a JWT: who signed in, at which app"),
  CREDENTIALS("Credentials", "of a role, for an hour"),
  OBJECT("Object in S3", "what all of it was for");

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
    return this == AUTHORIZATION_CODE;
  }

  /** Lower-case-with-dashes, for addresses and class names. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

package dev.federationlab.flow;

import java.util.Locale;

/** A party on the sequence diagram. */
public enum Actor {
  YOU("You", "the person, and the browser in front of them"),
  APP("App", "the web app you are building; here the lab plays it"),
  GOOGLE("Google", "the web identity provider: it knows who you are and signs it"),
  STS("STS", "AWS Security Token Service: takes a token, lends credentials"),
  S3("S3", "the resource: objects in a bucket"),
  IAM("IAM", "where roles, their trust and their permissions are kept");

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

  /** What it is, in one line. */
  public String role() {
    return role;
  }

  /** Lower-case, for addresses and class names. */
  public String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}

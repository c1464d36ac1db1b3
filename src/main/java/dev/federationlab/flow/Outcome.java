package dev.federationlab.flow;

import org.jspecify.annotations.Nullable;

/**
 * How a run of a stage ended.
 *
 * @param id by which the words are found: {@code "done"}, or the code of the refusal ({@code
 *     "InvalidIdentityToken"}, {@code "invalid_grant"}), or {@code "broken"}
 * @param by who refused; absent if nobody did
 * @param status the HTTP status of the refusal; 0 if nobody refused
 * @param message the refusal in its own words, or how the conversation broke; empty if nobody
 *     refused
 */
public record Outcome(Kind kind, String id, @Nullable Actor by, int status, String message) {

  /** A refusal is an answer; a broken conversation is none. */
  public enum Kind {
    DONE,
    REFUSED,
    BROKEN
  }

  public static final Outcome DONE = new Outcome(Kind.DONE, "done", null, 0, "");

  public boolean done() {
    return kind == Kind.DONE;
  }
}

package dev.federationlab.prose;

/** A piece of a rendered text: HTML, or a block that its reader renders by itself. */
public sealed interface Segment {

  /** Safe HTML: everything in the Markdown that looked like HTML is escaped. */
  record Html(String html) implements Segment {}

  /**
   * A fenced block of a kind that the caller asked for.
   *
   * @param kind the word after the fence: {@code "panel"}
   * @param at the place of the content's first line
   * @param content between the fences, untouched
   */
  record Block(String kind, Place at, String content) implements Segment {}
}

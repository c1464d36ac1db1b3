package dev.federationlab.prose;

/**
 * A line of a content file.
 *
 * @param file its path as a writer would name it: {@code "content/lessons/030-x.md"}
 * @param line counted from 1
 */
public record Place(String file, int line) {

  /** The place {@code lines} further down. */
  public Place down(int lines) {
    return new Place(file, line + lines);
  }

  @Override
  public String toString() {
    return file + ":" + line;
  }
}

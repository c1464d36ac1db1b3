package dev.federationlab.policy;

/**
 * Where something stands in a policy's text.
 *
 * @param line from 1
 * @param column from 1, in characters
 */
public record Place(int line, int column) {
  @Override
  public String toString() {
    return "line " + line + ", column " + column;
  }
}

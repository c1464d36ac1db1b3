package dev.federationlab.policy;

import java.util.List;

/**
 * A policy that has been read, in the form its kind wants.
 *
 * @param text as it was handed in
 * @param laidOut the same with line breaks, where the text crowds several statements on a line;
 *     else the text
 * @param statements in the order of the text, with lines of {@code laidOut}
 */
public record Policy(String text, String laidOut, Version version, List<Statement> statements) {

  /**
   * The version of the language; a policy that names none is of the older one, which knows no
   * variables.
   */
  public enum Version {
    V2008_10_17("2008-10-17"),
    V2012_10_17("2012-10-17");

    private final String text;

    Version(String text) {
      this.text = text;
    }

    /** As policies spell it. */
    public String text() {
      return text;
    }
  }

  public Policy {
    statements = List.copyOf(statements);
  }
}

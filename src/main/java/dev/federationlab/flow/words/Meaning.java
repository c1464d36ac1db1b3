package dev.federationlab.flow.words;

import java.util.Locale;

/**
 * What a header, field or claim means here.
 *
 * @param name as it is spelt on the wire
 * @param source where it is written: {@code "RFC 6749 §4.1.1"}
 */
public record Meaning(Place place, String name, Passage text, String source) {

  /**
   * Where a name stands; the same name can mean one thing in a query and another in a token. Fields
   * are those of JSON or XML bodies; one inside another may be named with its path ({@code
   * "AuthParameters.SRP_A"}) or without.
   */
  public enum Place {
    REQUEST_HEADER,
    RESPONSE_HEADER,
    QUERY,
    FORM,
    REQUEST_FIELD,
    RESPONSE_FIELD,
    TOKEN_HEADER,
    CLAIM;

    /** As it is written in the content: {@code "request-header"}. */
    public String id() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}

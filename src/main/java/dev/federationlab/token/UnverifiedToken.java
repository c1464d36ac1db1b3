package dev.federationlab.token;

import java.util.Map;
import java.util.Optional;

/**
 * A compact JWT taken apart strictly, with nothing believed yet: three parts of unpadded base64url,
 * JSON objects without duplicate names, at most 20,000 characters (RFC 7515 §3.1, RFC 7519 §7.2).
 * The signature part may be empty, as in an unsecured token ({@code alg: none}): that is for the
 * verifier to refuse.
 *
 * <p>Only {@link #parse} makes one, so header and claims are always those of the compact text.
 */
public final class UnverifiedToken {
  private final CompactForm form;
  private final Map<String, Object> header;
  private final Map<String, Object> claims;

  private UnverifiedToken(
      CompactForm form, Map<String, Object> header, Map<String, Object> claims) {
    this.form = form;
    this.header = header;
    this.claims = claims;
  }

  /**
   * Takes a token apart.
   *
   * @throws MalformedTokenException saying which part is wrong and how
   */
  public static UnverifiedToken parse(String compact) throws MalformedTokenException {
    var form = CompactForm.parse(compact);
    return new UnverifiedToken(
        form,
        StrictJson.object("header", form.header().bytes()),
        StrictJson.object("claims set", form.payload().bytes()));
  }

  /** The token as it crossed the wire. */
  public String compact() {
    return form.compact();
  }

  /** The JOSE header: texts, numbers, booleans, lists, maps and nulls; not to be written to. */
  public Map<String, Object> header() {
    return header;
  }

  /** The claims set: texts, numbers, booleans, lists, maps and nulls; not to be written to. */
  public Map<String, Object> claims() {
    return claims;
  }

  /** The {@code iss} claim, if it is a text that is not empty. */
  public Optional<String> issuer() {
    return claims.get("iss") instanceof String issuer && !issuer.isEmpty()
        ? Optional.of(issuer)
        : Optional.empty();
  }

  CompactForm form() {
    return form;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof UnverifiedToken token && compact().equals(token.compact());
  }

  @Override
  public int hashCode() {
    return compact().hashCode();
  }

  /** Says what it is and not what it holds: a token is a secret. */
  @Override
  public String toString() {
    return "a token of " + compact().length() + " characters";
  }

  /** The text is not a JWT; the message says why. */
  public static final class MalformedTokenException extends Exception {
    private static final long serialVersionUID = 1;

    public MalformedTokenException(String message) {
      super(message);
    }
  }
}

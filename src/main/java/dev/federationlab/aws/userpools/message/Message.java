package dev.federationlab.aws.userpools.message;

import java.time.Instant;

/**
 * A mail or text message that a pool sent.
 *
 * @param id later ones sort after earlier ones, as texts, within an account
 * @param medium {@code "EMAIL"} or {@code "SMS"}
 * @param subject empty for a text message
 * @param code the code or temporary password in it
 * @param purpose {@link Purpose#id()}
 */
public record Message(
    String id,
    Instant at,
    String medium,
    String to,
    String subject,
    String text,
    String code,
    String purpose,
    String username,
    String userPoolId) {

  /** Without its text and code. */
  @Override
  public String toString() {
    return "Message[" + id + ", " + purpose + " by " + medium + "]";
  }
}

package dev.federationlab.flow;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail or text message that a user pool sent, as it lies in the sandbox's inbox.
 *
 * @param id orders the messages of a sandbox
 * @param medium {@code "EMAIL"} or {@code "SMS"}
 * @param to the mail address or phone number
 * @param subject absent for a text message
 * @param code the code or temporary password in it; absent if there is none
 * @param purpose what it was sent for, such as {@code "SignUp"}
 * @param userPoolId the pool that sent it
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record InboxMessage(
    String id,
    Instant at,
    String medium,
    String to,
    @Nullable String subject,
    String text,
    @Nullable String code,
    @Nullable String purpose,
    @Nullable String userPoolId) {

  /** Without the code, which is a secret, and the text, which has it. */
  @Override
  public String toString() {
    return "InboxMessage[" + id + ", " + medium + " to " + to + "]";
  }
}

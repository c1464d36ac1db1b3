package dev.federationlab.http;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One request that really went out, and how it ended. {@code sentAt} is when its first byte was
 * written.
 */
public record Exchange(Request request, Ending ending, Instant sentAt, Duration took) {

  /** A refusal is an answer: only a conversation that broke off is {@link Broken}. */
  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Answered.class, name = "answered"),
    @JsonSubTypes.Type(value = Broken.class, name = "broken")
  })
  public sealed interface Ending {}

  /** The other side answered, whatever it said. */
  public record Answered(Response response) implements Ending {}

  /** No HTTP response arrived: refused, timed out or unreadable. */
  public record Broken(String how) implements Ending {}

  /** The response, if one arrived. */
  @JsonIgnore
  public Optional<Response> response() {
    return ending instanceof Answered answered
        ? Optional.of(answered.response())
        : Optional.empty();
  }
}

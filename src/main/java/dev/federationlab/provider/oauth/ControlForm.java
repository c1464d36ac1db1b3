package dev.federationlab.provider.oauth;

import dev.federationlab.provider.People;
import dev.federationlab.provider.Person;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The JSON object of a control request, read strictly: what is wrong is said by name. */
public record ControlForm(Map<String, Object> values) {
  private static final int MAX_CHARACTERS = 500;

  /**
   * The ready person whom {@code person} names: only for them are tokens minted, so that nobody is
   * impersonated by it.
   *
   * @throws IllegalArgumentException if it names none
   */
  public Person person(People people) {
    return people
        .ready(text("person"))
        .orElseThrow(() -> new IllegalArgumentException("`person` is none of the ready people"));
  }

  /**
   * @throws IllegalArgumentException if it is missing or no short text
   */
  public String text(String name) {
    return text(values.get(name), name);
  }

  /**
   * @throws IllegalArgumentException if it is there and no short text
   */
  public String text(String name, String usual) {
    return values.containsKey(name) ? text(name) : usual;
  }

  /**
   * A time in epoch seconds.
   *
   * @throws IllegalArgumentException if it is there and none
   */
  public Instant time(String name, Instant usual) {
    if (!values.containsKey(name)) {
      return usual;
    }
    if (values.get(name) instanceof Number seconds
        && seconds.longValue() >= 0
        && seconds.longValue() < 1L << 38) {
      return Instant.ofEpochSecond(seconds.longValue());
    }
    throw new IllegalArgumentException("`" + name + "` must be a time in epoch seconds");
  }

  static String text(@Nullable Object value, String name) {
    if (value instanceof String text && !text.isEmpty() && text.length() <= MAX_CHARACTERS) {
      return text;
    }
    throw new IllegalArgumentException(
        "`" + name + "` must be a text of at most " + MAX_CHARACTERS + " characters");
  }
}

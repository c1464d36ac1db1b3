package dev.federationlab.aws;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What one request has learnt on its {@link Errand}s: kept from each attempt to the next, and gone
 * with the request. For one thread.
 */
public final class Learnt {
  private final Map<String, Object> answers = new HashMap<>();

  /**
   * What was kept under this name, if it was.
   *
   * @throws ClassCastException if it is of another type
   */
  public <T> Optional<T> find(String name, Class<T> type) {
    return Optional.ofNullable(answers.get(name)).map(type::cast);
  }

  /**
   * What is made by chance and has to stay the same from attempt to attempt, since others have been
   * told of it.
   */
  public <T> T once(String name, Class<T> type, Supplier<T> made) {
    return find(name, type)
        .orElseGet(
            () -> {
              var value = made.get();
              keep(name, value);
              return value;
            });
  }

  /** Keeps the answer of an errand, for the attempt that follows it. */
  public void keep(String name, Object answer) {
    answers.put(name, answer);
  }
}

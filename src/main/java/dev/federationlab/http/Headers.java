package dev.federationlab.http;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Header fields in the order they were sent, with their spelling; looked up without regard to case
 * (RFC 9110 §5.1).
 */
public record Headers(List<Header> fields) {

  /** One field line. */
  public record Header(String name, String value) {}

  public static final Headers NONE = new Headers(List.of());

  public Headers {
    fields = List.copyOf(fields);
  }

  /** Names and values in turn: {@code of("Host", "localhost", "Accept", "*}{@code /*")}. */
  public static Headers of(String... namesAndValues) {
    if (namesAndValues.length % 2 != 0) {
      throw new IllegalArgumentException(
          "a name without a value: " + namesAndValues[namesAndValues.length - 1]);
    }
    var fields = new ArrayList<Header>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.add(new Header(namesAndValues[i], namesAndValues[i + 1]));
    }
    return new Headers(fields);
  }

  /** The first value of a field. */
  public Optional<String> first(String name) {
    return fields.stream()
        .filter(f -> f.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst();
  }

  /** All values of a field, in order. */
  public List<String> all(String name) {
    return fields.stream().filter(f -> f.name().equalsIgnoreCase(name)).map(Header::value).toList();
  }

  /** These fields and one more. */
  public Headers and(String name, String value) {
    var more = new ArrayList<>(fields);
    more.add(new Header(name, value));
    return new Headers(more);
  }

  /** These fields, then others. */
  public Headers and(Headers others) {
    var more = new ArrayList<>(fields);
    more.addAll(others.fields);
    return new Headers(more);
  }

  /** The value of a cookie (RFC 6265 §4.2). */
  public Optional<String> cookie(String name) {
    return all("Cookie").stream()
        .flatMap(field -> Arrays.stream(field.split(";")))
        .map(String::strip)
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .findFirst();
  }

  /** Whether the body claims to be a form. */
  public boolean announceForm() {
    return first("Content-Type")
        .map(type -> type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT))
        .filter("application/x-www-form-urlencoded"::equals)
        .isPresent();
  }
}

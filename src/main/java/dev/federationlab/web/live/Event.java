package dev.federationlab.web.live;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * One event without a name, as pages take it.
 *
 * @param id by which a reader says what it has already: digits, of which later events have greater
 *     ones, written with as many places
 * @param html what is put into the page
 * @see <a href="https://html.spec.whatwg.org/multipage/server-sent-events.html">Server-sent
 *     events</a>
 */
public record Event(String id, String html) {
  private static final Pattern ID = Pattern.compile("[0-9]{1,15}");

  public Event {
    if (!isId(id)) {
      throw new IllegalArgumentException("no ID of an event: " + id);
    }
  }

  /** Whether a text can be the ID of an event; a reader may send anything. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  byte[] bytes() {
    var text = new StringBuilder("id: ").append(id).append('\n');
    html.lines().forEach(line -> text.append("data: ").append(line).append('\n'));
    return text.append('\n').toString().getBytes(StandardCharsets.UTF_8);
  }
}

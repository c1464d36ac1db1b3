package dev.federationlab.policy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** JSON that remembers where each value stood; a policy's errors point there. */
sealed interface Json {

  /** Where the value begins. */
  Place place();

  /** What it is, for an error message. */
  String kind();

  /** One name and value of an object. */
  record Member(String name, Place place, Json value) {}

  /**
   * @param lastLine the line of the closing brace
   */
  record Structure(List<Member> members, Place place, int lastLine) implements Json {
    public Structure {
      members = List.copyOf(members);
    }

    @Override
    public String kind() {
      return "an object";
    }

    /** The member of this name. */
    @Nullable Member find(String name) {
      for (var member : members) {
        if (member.name().equals(name)) {
          return member;
        }
      }
      return null;
    }
  }

  /** A list. */
  record Sequence(List<Json> items, Place place) implements Json {
    public Sequence {
      items = List.copyOf(items);
    }

    @Override
    public String kind() {
      return "a list";
    }
  }

  /**
   * A string, number, true or false: to a policy all of them are text.
   *
   * @param quoted whether it was written as a string
   */
  record Scalar(String text, boolean quoted, Place place) implements Json {
    @Override
    public String kind() {
      return quoted ? "a string" : "`" + text + "`";
    }
  }

  /** The literal null, which no policy wants. */
  record Absent(Place place) implements Json {
    @Override
    public String kind() {
      return "`null`";
    }
  }

  /** What is wrong with a text that is no JSON, and where. */
  final class NotJsonException extends Exception {
    private static final long serialVersionUID = 1;
    private final transient Place place;

    NotJsonException(String message, Place place) {
      super(message);
      this.place = place;
    }

    Place place() {
      return place;
    }
  }

  /**
   * Reads a whole text: one value, no name twice in an object, at most 32 levels deep.
   *
   * @throws NotJsonException if it is no such JSON
   */
  static Json read(String text) throws NotJsonException {
    try (var parser = Source.FACTORY.createParser(text)) {
      if (parser.nextToken() == null) {
        throw new NotJsonException("the text is empty", new Place(1, 1));
      }
      var value = Source.value(parser);
      if (parser.nextToken() != null) {
        throw new NotJsonException(
            "something follows after the end of the policy", Source.place(parser));
      }
      return value;
    } catch (JsonProcessingException e) {
      var at = e.getLocation();
      var place = at == null ? new Place(1, 1) : new Place(at.getLineNr(), at.getColumnNr());
      throw new NotJsonException(Source.plain(e.getOriginalMessage()), place);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory", e);
    }
  }

  /** Turns the parser's tokens into values. */
  final class Source {
    /** Names are not interned: they come from strangers. */
    private static final JsonFactory FACTORY =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .streamReadConstraints(
                StreamReadConstraints.builder().maxNestingDepth(32).maxNumberLength(64).build())
            .build();

    private Source() {}

    private static Json value(JsonParser parser) throws IOException {
      var place = place(parser);
      return switch (parser.currentToken()) {
        case START_OBJECT -> structure(parser, place);
        case START_ARRAY -> sequence(parser, place);
        case VALUE_NULL -> new Absent(place);
        case VALUE_STRING -> new Scalar(parser.getText(), true, place);
        default -> new Scalar(parser.getText(), false, place);
      };
    }

    private static Structure structure(JsonParser parser, Place place) throws IOException {
      var members = new ArrayList<Member>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        var name = parser.currentName();
        var namePlace = place(parser);
        parser.nextToken();
        members.add(new Member(name, namePlace, value(parser)));
      }
      return new Structure(members, place, place(parser).line());
    }

    private static Sequence sequence(JsonParser parser, Place place) throws IOException {
      var items = new ArrayList<Json>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value(parser));
      }
      return new Sequence(items, place);
    }

    private static Place place(JsonParser parser) {
      var at = parser.currentTokenLocation();
      return new Place(at.getLineNr(), at.getColumnNr());
    }

    /** Without what only the library's own readers understand. */
    private static String plain(@Nullable String message) {
      var text = message == null ? "no JSON" : message;
      if (text.startsWith("Illegal unquoted character ((CTRL-CHAR, code 10))")) {
        return "a string goes on into the next line: its closing quotation mark is missing";
      }
      int source = text.indexOf(" (start marker at");
      int end = source < 0 ? text.length() : source;
      int line = text.indexOf('\n');
      return text.substring(0, line < 0 ? end : Math.min(line, end))
          .replaceAll("'(.)' \\(code \\d+\\)", "'$1'")
          .replaceAll("\\(\\(CTRL-CHAR, code (\\d+)\\)\\)", "(character $1)");
    }
  }
}

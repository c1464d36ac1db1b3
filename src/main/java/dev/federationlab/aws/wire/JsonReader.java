package dev.federationlab.aws.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.federationlab.http.Body;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;

/** JSON objects as structures: the bodies of AWS JSON and REST-JSON requests. */
final class JsonReader {
  /** DynamoDB nests values 32 deep, each in two levels of JSON, and its requests add a few. */
  private static final int DEEPEST = 80;

  private final Shape.Cache shapes;
  private final JsonFactory factory =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(DEEPEST).maxNumberLength(200).build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  JsonReader(Shape.Cache shapes) {
    this.shapes = shapes;
  }

  /** Reads a document, which is one object; nothing at all counts as an empty one. */
  void read(Body body, SdkPojo builder) throws Unreadable {
    if (body.length() == 0) {
      return;
    }
    document(
        body,
        json -> {
          members(json, builder);
          return builder;
        });
  }

  /** Reads a document that is the value of one member. */
  SdkPojo structure(Body body, Member member) throws Unreadable {
    return document(body, json -> structure(json, member));
  }

  private interface Reading<T> {
    T from(JsonParser json) throws IOException, Unreadable;
  }

  private <T> T document(Body body, Reading<T> reading) throws Unreadable {
    try (var json = factory.createParser(body.bytes())) {
      json.nextToken();
      var read = reading.from(json);
      if (json.nextToken() != null) {
        throw new Unreadable("more than one document");
      }
      return read;
    } catch (IOException e) {
      throw new Unreadable("not well-formed JSON", e);
    }
  }

  private void members(JsonParser json, SdkPojo builder) throws IOException, Unreadable {
    expect(json, JsonToken.START_OBJECT, "an object");
    var shape = shapes.of(builder);
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var member = shape.find(json.currentName());
      json.nextToken();
      if (member == null) {
        json.skipChildren();
        continue;
      }
      var value = value(json, member);
      if (value != null) {
        member.set(builder, value);
      }
    }
  }

  private @Nullable Object value(JsonParser json, Member member) throws IOException, Unreadable {
    if (json.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    return switch (member.type) {
      case LIST -> list(json, member);
      case MAP -> map(json, member);
      case SDK_POJO -> structure(json, member);
      case STRING -> whole(text(json, member).getText(), member);
      case SDK_BYTES -> SdkBytes.fromByteArrayUnsafe(text(json, member).getBinaryValue());
      case BOOLEAN -> bool(json, member);
      case INSTANT -> instant(json, member);
      default -> number(json, member);
    };
  }

  private SdkPojo structure(JsonParser json, Member member) throws IOException, Unreadable {
    var structure = member.newStructure();
    members(json, structure);
    return Member.built(structure);
  }

  private static JsonParser text(JsonParser json, Member member) throws Unreadable {
    expect(json, JsonToken.VALUE_STRING, "a string at " + member);
    return json;
  }

  /**
   * JSON can escape half a character, UTF-8 cannot write one: kept, it would be the same as a
   * question mark.
   */
  private static String whole(String text, Member member) throws Unreadable {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (Character.charCount(text.codePointAt(i)) == 1) {
          throw new Unreadable("half a surrogate pair at " + member);
        }
        i++;
      }
    }
    return text;
  }

  private static Object instant(JsonParser json, Member member) throws IOException, Unreadable {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      return Scalars.read(member, json.getText());
    }
    var number = decimal(json, member);
    try {
      return Scalars.ofSeconds(number);
    } catch (ArithmeticException e) {
      throw new Unreadable("a time at " + member, e);
    }
  }

  /** Numbers between quotes are none, but for those that JSON cannot write. */
  private static Object number(JsonParser json, Member member) throws IOException, Unreadable {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      var text = json.getText();
      if (text.equals("NaN") || text.equals("Infinity") || text.equals("-Infinity")) {
        return Scalars.read(member, text);
      }
    }
    var number = decimal(json, member);
    try {
      return switch (member.type) {
        case INTEGER -> number.intValueExact();
        case LONG -> number.longValueExact();
        case SHORT -> number.shortValueExact();
        case BYTE -> number.byteValueExact();
        case FLOAT -> number.floatValue();
        case DOUBLE -> number.doubleValue();
        default -> number;
      };
    } catch (ArithmeticException e) {
      throw new Unreadable("a number out of range at " + member, e);
    }
  }

  private static BigDecimal decimal(JsonParser json, Member member) throws IOException, Unreadable {
    if (!json.currentToken().isNumeric()) {
      throw new Unreadable("expected a number at " + member);
    }
    var number = json.getDecimalValue();
    if (Math.abs((long) number.scale()) > 1000) {
      throw new Unreadable("a number out of range at " + member);
    }
    return number;
  }

  private static Boolean bool(JsonParser json, Member member) throws Unreadable {
    if (!json.currentToken().isBoolean()) {
      throw new Unreadable("expected true or false at " + member);
    }
    return json.currentToken() == JsonToken.VALUE_TRUE;
  }

  private List<Object> list(JsonParser json, Member member) throws IOException, Unreadable {
    expect(json, JsonToken.START_ARRAY, "a list at " + member);
    var list = new ArrayList<Object>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      var value = value(json, member.held());
      if (value != null) {
        list.add(value);
      }
    }
    return list;
  }

  private Map<String, Object> map(JsonParser json, Member member) throws IOException, Unreadable {
    expect(json, JsonToken.START_OBJECT, "an object at " + member);
    var map = new LinkedHashMap<String, Object>();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      var key = whole(json.currentName(), member);
      json.nextToken();
      var value = value(json, member.held());
      if (value != null) {
        map.put(key, value);
      }
    }
    return map;
  }

  private static void expect(JsonParser json, JsonToken token, String what) throws Unreadable {
    if (json.currentToken() != token) {
      throw new Unreadable("expected " + what);
    }
  }
}

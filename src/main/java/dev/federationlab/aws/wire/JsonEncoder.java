package dev.federationlab.aws.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.federationlab.http.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.traits.TimestampFormatTrait.Format;

/** Structures as JSON objects: the answers of AWS JSON and REST-JSON services. */
final class JsonEncoder {
  private final Shape.Cache shapes;
  private final JsonFactory factory = new JsonFactory();

  JsonEncoder(Shape.Cache shapes) {
    this.shapes = shapes;
  }

  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  /** The members of the body, as one document. */
  Body document(SdkPojo structure) {
    return written(json -> object(json, structure));
  }

  /**
   * An object of texts.
   *
   * @param further a structure whose members it has as well
   */
  Body texts(Map<String, String> members, Optional<SdkPojo> further) {
    return written(
        json -> {
          json.writeStartObject();
          for (var member : members.entrySet()) {
            json.writeStringField(member.getKey(), member.getValue());
          }
          if (further.isPresent()) {
            members(json, further.get());
          }
          json.writeEndObject();
        });
  }

  private Body written(Writing writing) {
    var bytes = new ByteArrayOutputStream(512);
    try (var json = factory.createGenerator(bytes)) {
      writing.to(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Body.of(bytes.toByteArray());
  }

  private void object(JsonGenerator json, SdkPojo structure) throws IOException {
    json.writeStartObject();
    members(json, structure);
    json.writeEndObject();
  }

  private void members(JsonGenerator json, SdkPojo structure) throws IOException {
    for (var member : shapes.of(structure).body) {
      var value = member.get(structure);
      if (value != null) {
        json.writeFieldName(member.answerName);
        value(json, member, value);
      }
    }
  }

  private void value(JsonGenerator json, Member member, Object value) throws IOException {
    switch (member.type) {
      case LIST -> list(json, member, value);
      case MAP -> map(json, member, (Map<?, ?>) value);
      case SDK_POJO -> object(json, (SdkPojo) value);
      case STRING -> json.writeString((String) value);
      case BOOLEAN -> json.writeBoolean((Boolean) value);
      case SDK_BYTES -> json.writeBinary(((SdkBytes) value).asByteArrayUnsafe());
      case INSTANT -> instant(json, member, (Instant) value);
      case DOUBLE -> json.writeNumber((Double) value);
      case FLOAT -> json.writeNumber((Float) value);
      case BIG_DECIMAL -> json.writeNumber((BigDecimal) value);
      default -> json.writeNumber(((Number) value).longValue());
    }
  }

  private static void instant(JsonGenerator json, Member member, Instant value) throws IOException {
    if (member.format == null || member.format == Format.UNIX_TIMESTAMP) {
      json.writeNumber(Scalars.seconds(value));
    } else {
      json.writeString(Scalars.write(member, value, false));
    }
  }

  private void list(JsonGenerator json, Member member, Object value) throws IOException {
    json.writeStartArray();
    for (var element : Member.elements(value)) {
      value(json, member.held(), element);
    }
    json.writeEndArray();
  }

  private void map(JsonGenerator json, Member member, Map<?, ?> value) throws IOException {
    json.writeStartObject();
    for (var entry : value.entrySet()) {
      json.writeFieldName(String.valueOf(entry.getKey()));
      value(json, member.held(), entry.getValue());
    }
    json.writeEndObject();
  }
}

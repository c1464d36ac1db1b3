package dev.federationlab.aws.wire;

import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.wire.model.OperationModel;
import dev.federationlab.aws.wire.model.Protocol;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/** REST requests: members in path, query, headers and body. */
final class RestReader {
  private static final String DECODED_LENGTH = "x-amz-decoded-content-length";

  private final Protocol protocol;
  private final Shape.Cache shapes;
  private final XmlNode.Parser parser;
  private final XmlReader xml;
  private final JsonReader json;

  RestReader(Protocol protocol, Shape.Cache shapes, XmlNode.Parser parser, JsonReader json) {
    this.protocol = protocol;
    this.shapes = shapes;
    this.parser = parser;
    this.xml = new XmlReader(shapes);
    this.json = json;
  }

  /**
   * Fills a request.
   *
   * @param payload the body without framing
   * @throws ServiceException in S3's words, if a member cannot be read
   */
  void read(
      OperationModel operation,
      Incoming request,
      Map<String, String> labels,
      Pairs query,
      Body payload,
      SdkPojo builder)
      throws Unreadable {
    var shape = shapes.of(builder);
    var headers = new HashMap<String, String>();
    for (var field : request.headers().fields()) {
      headers.merge(
          field.name().toLowerCase(Locale.ROOT), field.value(), (one, other) -> one + "," + other);
    }
    for (var member : shape.elsewhere) {
      var value =
          switch (member.location) {
            case PATH, GREEDY_PATH -> text(member, labels.get(member.locationName));
            case QUERY_PARAM -> fromQuery(member, query);
            case HEADER -> fromHeader(member, headers, request.headers(), payload);
            default -> null;
          };
      if (value != null) {
        member.set(builder, value);
      }
    }
    if (!operation.streamsIn()) {
      body(shape, payload, builder);
    }
  }

  private void body(Shape shape, Body payload, SdkPojo builder) throws Unreadable {
    var member = shape.payload;
    if (payload.length() == 0) {
      if (member != null && member.required && protocol == Protocol.REST_XML) {
        throw new ServiceException(WireError.S3_MISSING_BODY);
      }
      return;
    }
    if (member != null) {
      member.set(builder, payload(member, payload));
    } else if (!shape.body.isEmpty()) {
      if (protocol == Protocol.REST_XML) {
        xml.read(parser.parse(payload), builder);
      } else {
        json.read(payload, builder);
      }
    }
  }

  private Object payload(Member member, Body payload) throws Unreadable {
    if (member.type == MarshallingKnownType.SDK_BYTES) {
      return SdkBytes.fromByteArrayUnsafe(payload.bytes());
    }
    if (member.type == MarshallingKnownType.STRING) {
      return Percent.utf8(payload.bytes(), payload.length());
    }
    if (protocol == Protocol.REST_JSON) {
      return json.structure(payload, member);
    }
    var root = parser.parse(payload);
    if (!root.name().equals(member.locationName)) {
      throw new Unreadable("expected the document element " + member.locationName);
    }
    return xml.structure(root, member);
  }

  private @Nullable Object fromQuery(Member member, Pairs query) {
    var values = query.all(member.locationName);
    if (member.type == MarshallingKnownType.LIST) {
      return values.isEmpty() ? null : list(member, values);
    }
    return values.isEmpty() ? null : text(member, values.get(0));
  }

  private @Nullable Object fromHeader(
      Member member, Map<String, String> headers, Headers sent, Body payload) {
    if (member.type == MarshallingKnownType.MAP) {
      return prefixed(member.headerName, sent);
    }
    var value = headers.get(member.headerName);
    if (value == null) {
      return null;
    }
    if (member.type == MarshallingKnownType.LIST) {
      return list(
          member,
          Arrays.stream(value.split(",", -1))
              .map(String::strip)
              .filter(text -> !text.isEmpty())
              .toList());
    }
    return switch (member.headerName) {
      case "content-length" -> Long.valueOf(payload.length());
      case "content-encoding" -> withoutFraming(value);
      case "content-type" ->
          headers.containsKey(DECODED_LENGTH) || payload.length() > 0
              ? value
              : typeOfNothing(value);
      default -> text(member, value);
    };
  }

  /**
   * HttpURLConnection gives every POST without a body a form's type; it says nothing about an
   * object.
   */
  private static @Nullable String typeOfNothing(String type) {
    return type.startsWith("application/x-www-form-urlencoded") ? null : type;
  }

  /** {@code aws-chunked} is how the body travelled, not what it is; S3 does not keep it either. */
  private static @Nullable String withoutFraming(String encodings) {
    var kept =
        Arrays.stream(encodings.split(",", -1))
            .map(String::strip)
            .filter(encoding -> !encoding.equals("aws-chunked") && !encoding.isEmpty())
            .collect(Collectors.joining(","));
    return kept.isEmpty() ? null : kept;
  }

  /**
   * Headers with a common prefix, such as {@code x-amz-meta-}, by the rest of their names, in lower
   * case.
   */
  private static @Nullable Map<String, String> prefixed(String prefix, Headers sent) {
    Map<String, String> found = null;
    for (var field : sent.fields()) {
      if (field.name().regionMatches(true, 0, prefix, 0, prefix.length())) {
        found = found == null ? new LinkedHashMap<>() : found;
        found.merge(
            field.name().substring(prefix.length()).toLowerCase(Locale.ROOT),
            field.value(),
            (one, other) -> one + "," + other);
      }
    }
    return found;
  }

  private List<Object> list(Member member, List<String> texts) {
    var list = new ArrayList<Object>();
    for (var text : texts) {
      var value = text(member.held(), text);
      if (value != null) {
        list.add(value);
      }
    }
    return list;
  }

  /**
   * A time that cannot be read is ignored, as HTTP wants it of conditions (RFC 9110 §13.1.3);
   * anything else is refused.
   */
  private @Nullable Object text(Member member, @Nullable String text) {
    if (text == null) {
      return null;
    }
    try {
      return Scalars.read(member, text);
    } catch (Unreadable e) {
      if (member.type == MarshallingKnownType.INSTANT) {
        return null;
      }
      if (protocol != Protocol.REST_XML) {
        throw new ServiceException(WireError.SERIALIZATION, e.where());
      }
      throw WireError.S3_INVALID_ARGUMENT.exception(
          member.type == MarshallingKnownType.INTEGER
              ? "Provided " + member.locationName + " not an integer or within integer range"
              : "Invalid value for " + member.locationName,
          "ArgumentName",
          member.locationName,
          "ArgumentValue",
          text);
    }
  }
}

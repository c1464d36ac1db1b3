package dev.federationlab.aws.wire;

import dev.federationlab.aws.wire.model.OperationModel;
import dev.federationlab.aws.wire.model.Protocol;
import dev.federationlab.aws.wire.model.ServiceModel;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers.Header;
import dev.federationlab.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingKnownType;

/** REST answers: members in headers and body, or as the status. */
final class RestEncoder {
  private final ServiceModel service;
  private final Shape.Cache shapes;
  private final XmlEncoder xml;
  private final JsonEncoder json;

  RestEncoder(ServiceModel service, Shape.Cache shapes, JsonEncoder json) {
    this.service = service;
    this.shapes = shapes;
    this.xml = new XmlEncoder(shapes, true);
    this.json = json;
  }

  /**
   * The answer of an operation.
   *
   * @param streamed the payload of an operation that streams one
   */
  Response encode(
      OperationModel operation, SdkPojo answer, @Nullable Body streamed, List<Header> ids) {
    var headers = new ArrayList<Header>(ids);
    int status = operation.status();
    for (var member : shapes.of(answer).elsewhere) {
      var value = member.get(answer);
      if (value == null) {
        continue;
      }
      if (member.location == MarshallLocation.STATUS_CODE) {
        status = (Integer) value;
      } else if (member.location == MarshallLocation.HEADER) {
        header(member, value, headers);
        // Only a range of the object (RFC 9110 §15.3.7).
        status = member.headerName.equals("content-range") ? 206 : status;
      }
    }
    var body = streamed != null ? streamed : body(operation, answer, headers);
    return new Response(status, new dev.federationlab.http.Headers(headers), body);
  }

  private void header(Member member, Object value, List<Header> headers) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, text) ->
              headers.add(new Header(member.locationName + name, line(String.valueOf(text)))));
    } else if (value instanceof List<?> list) {
      var held = member.held();
      headers.add(
          new Header(
              member.locationName,
              list.stream()
                  .map(element -> line(Scalars.write(held, element, true)))
                  .collect(Collectors.joining(","))));
    } else {
      var name = member.locationName;
      // S3's ExpiresString is the same header as Expires.
      if (!name.equals("Expires")
          || headers.stream().noneMatch(header -> header.name().equals(name))) {
        headers.add(new Header(name, line(Scalars.write(member, value, true))));
      }
    }
  }

  /** A header is one line. */
  static String line(String text) {
    return text.replace('\r', ' ').replace('\n', ' ');
  }

  private Body body(OperationModel operation, SdkPojo answer, List<Header> headers) {
    var shape = shapes.of(answer);
    if (shape.payload != null && operation.root() == null) {
      var value = shape.payload.get(answer);
      return value == null ? Body.EMPTY : payload(shape.payload, value, headers);
    }
    if (service.protocol() == Protocol.REST_JSON) {
      if (operation.status() == 204) {
        return Body.EMPTY;
      }
      type("application/json", headers);
      return json.document(answer);
    }
    if (operation.root() == null) {
      return Body.EMPTY;
    }
    type("application/xml", headers);
    var out = new XmlWriter().declared();
    if (shape.body.size() == 1 && shape.body.get(0).answerName.equals(operation.root())) {
      return textOnly(out, operation.root(), shape.body.get(0), answer);
    }
    out.start(operation.root(), service.namespace());
    xml.members(out, answer);
    return out.end().body();
  }

  /** GetBucketLocation: the document element is the member itself. */
  private Body textOnly(XmlWriter out, String root, Member member, SdkPojo answer) {
    var value = member.get(answer);
    out.start(root, service.namespace());
    return out.text(value == null ? "" : Scalars.write(member, value, true)).end().body();
  }

  private Body payload(Member member, Object value, List<Header> headers) {
    if (value instanceof SdkBytes bytes) {
      // What a function returns is JSON.
      boolean json = service.protocol() == Protocol.REST_JSON;
      type(json ? "application/json" : "application/octet-stream", headers);
      return Body.of(bytes.asByteArray());
    }
    if (member.type == MarshallingKnownType.STRING) {
      type(service.protocol() == Protocol.REST_XML ? "application/json" : "text/plain", headers);
      return Body.of((String) value);
    }
    if (service.protocol() == Protocol.REST_JSON) {
      type("application/json", headers);
      return json.document((SdkPojo) value);
    }
    type("application/xml", headers);
    var out = new XmlWriter().declared().start(member.locationName, service.namespace());
    xml.members(out, (SdkPojo) value);
    return out.end().body();
  }

  private static void type(String type, List<Header> headers) {
    if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("Content-Type"))) {
      headers.add(new Header("Content-Type", type));
    }
  }
}

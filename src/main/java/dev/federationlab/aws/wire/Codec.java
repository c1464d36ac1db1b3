package dev.federationlab.aws.wire;

import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.Streamed;
import dev.federationlab.aws.wire.model.OperationModel;
import dev.federationlab.aws.wire.model.Protocol;
import dev.federationlab.aws.wire.model.ServiceModel;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Headers.Header;
import dev.federationlab.http.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.zip.CRC32;
import software.amazon.awssdk.core.SdkPojo;

/**
 * The messages of one service: which operation a request is for, its bytes as a request, an answer
 * as bytes.
 */
public final class Codec {
  private final ServiceModel service;
  private final Router router;
  private final Builders builders = new Builders();
  private final Shape.Cache shapes;
  private final FormReader forms;
  private final JsonReader json;
  private final RestReader rest;
  private final XmlEncoder xml;
  private final JsonEncoder jsonEncoder;
  private final RestEncoder restEncoder;
  private final ErrorEncoder errors;
  private final Constraints constraints;

  Codec(ServiceModel service, S3Address addresses, Constraints constraints, ErrorForms errorForms) {
    this.service = service;
    this.router = new Router(service, addresses);
    this.shapes = new Shape.Cache(orders(service));
    this.forms = new FormReader(shapes);
    this.json = new JsonReader(shapes);
    this.rest = new RestReader(service.protocol(), shapes, new XmlNode.Parser(), json);
    this.xml = new XmlEncoder(shapes, false);
    this.jsonEncoder = new JsonEncoder(shapes);
    this.restEncoder = new RestEncoder(service, shapes, jsonEncoder);
    this.errors = new ErrorEncoder(service, jsonEncoder, errorForms);
    this.constraints = constraints;
  }

  private static Map<String, List<String>> orders(ServiceModel service) {
    return service.operations().values().stream()
        .filter(operation -> !operation.order().isEmpty())
        .collect(Collectors.toMap(OperationModel::output, OperationModel::order));
  }

  public ServiceModel service() {
    return service;
  }

  /**
   * Finds the operation that a request is for, by looking at no more of it than that takes.
   *
   * @throws ServiceException if there is none, in the protocol's words
   */
  public Routed route(Incoming request) {
    return router.route(request);
  }

  /** Whether there is an operation that a request is for. */
  boolean knows(Incoming request) {
    try {
      router.route(request);
      return true;
    } catch (ServiceException e) {
      return false;
    }
  }

  /**
   * Reads a request.
   *
   * @param payload its body without the framing of chunked uploads
   * @return an instance of the operation's request class
   * @throws ServiceException if it cannot be read, or a member is missing or outside what the model
   *     allows
   */
  public SdkPojo decode(Routed routed, Incoming request, Body payload) {
    var read = read(routed, request, payload);
    constraints.require(service, routed.operation(), read, shapes);
    return read;
  }

  /** Reads a request, whatever its values are. */
  SdkPojo read(Routed routed, Incoming request, Body payload) {
    var builder = builders.of(routed.operation());
    try {
      switch (service.protocol()) {
        case QUERY -> forms.read(routed.form(), builder);
        case JSON_1_0, JSON_1_1 -> json.read(payload, builder);
        case REST_XML, REST_JSON ->
            rest.read(
                routed.operation(), request, routed.labels(), routed.query(), payload, builder);
      }
    } catch (Unreadable e) {
      throw malformed(e);
    }
    return Member.built(builder);
  }

  private ServiceException malformed(Unreadable e) {
    return switch (service.protocol()) {
      case QUERY -> new ServiceException(WireError.MALFORMED_INPUT, e.where());
      case REST_XML -> new ServiceException(WireError.S3_MALFORMED_XML);
      case JSON_1_0, JSON_1_1, REST_JSON ->
          new ServiceException(WireError.SERIALIZATION, e.where());
    };
  }

  /**
   * Writes an answer.
   *
   * @param answer an instance of the operation's response class, or a {@link Streamed} one
   */
  public Response encode(OperationModel operation, Object answer, RequestIds ids) {
    var structure =
        (SdkPojo) (answer instanceof Streamed<?> streamed ? streamed.response() : answer);
    var payload = answer instanceof Streamed<?> streamed ? streamed.body() : null;
    return checksummed(
        switch (service.protocol()) {
          case QUERY -> query(operation, structure, ids);
          case REST_XML, REST_JSON ->
              restEncoder.encode(operation, structure, payload, ids.headers().fields());
          case JSON_1_0, JSON_1_1 ->
              answered(jsonType(service.protocol()), jsonEncoder.document(structure), ids);
        });
  }

  /** With the checksum of its body, which some services send along. */
  private Response checksummed(Response response) {
    if (!service.crc32()) {
      return response;
    }
    var sum = new CRC32();
    sum.update(response.body().bytes());
    return new Response(
        response.status(),
        response.headers().and("x-amz-crc32", String.valueOf(sum.getValue())),
        response.body());
  }

  private Response query(OperationModel operation, SdkPojo answer, RequestIds ids) {
    var out = new XmlWriter().start(operation.name() + "Response", service.namespace());
    if (operation.root() != null || !shapes.of(answer).body.isEmpty()) {
      out.start(operation.name() + "Result");
      xml.members(out, answer);
      out.end();
    }
    out.start("ResponseMetadata").element("RequestId", ids.id()).end();
    return answered("text/xml", out.end().body(), ids);
  }

  private static Response answered(String type, Body body, RequestIds ids) {
    var headers = new ArrayList<Header>(ids.headers().fields());
    headers.add(new Header("Content-Type", type));
    return new Response(200, new Headers(headers), body);
  }

  /** Writes an error, for a request with this method. */
  public Response refuse(ServiceException error, String method, RequestIds ids) {
    return checksummed(errors.encode(error, !method.equals("HEAD"), ids));
  }

  /** What this protocol answers where an operation is known to the model but not served here. */
  public ServiceException notServed(Routed routed) {
    return router.unknown(routed);
  }

  /** What this protocol answers where something broke: no word of what. */
  public ServiceException internalError() {
    return new ServiceException(WireError.internal(service));
  }

  /** What this protocol answers while nothing can be stored. */
  public ServiceException unavailable() {
    return new ServiceException(WireError.unavailable(service.protocol()));
  }

  /** What this protocol answers for a body of more than {@code most} bytes. */
  public ServiceException tooLarge(long most) {
    var error = WireError.tooLarge(service.protocol());
    return switch (service.protocol()) {
      case REST_XML -> error.exception(error.message(), "MaxSizeAllowed", String.valueOf(most));
      case REST_JSON -> error.exception(error.message() + " " + most + " bytes");
      case QUERY, JSON_1_0, JSON_1_1 -> new ServiceException(error);
    };
  }

  static String jsonType(Protocol protocol) {
    return switch (protocol) {
      case JSON_1_0 -> "application/x-amz-json-1.0";
      case JSON_1_1 -> "application/x-amz-json-1.1";
      case QUERY, REST_XML, REST_JSON -> "application/json";
    };
  }
}

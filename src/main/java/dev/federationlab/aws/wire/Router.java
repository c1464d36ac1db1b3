package dev.federationlab.aws.wire;

import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.wire.model.Protocol;
import dev.federationlab.aws.wire.model.ServiceModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Which operation of a service a request is for, and what the protocol says if for none. */
final class Router {
  private final ServiceModel service;
  private final S3Address addresses;
  private final Routes routes;

  Router(ServiceModel service, S3Address addresses) {
    this.service = service;
    this.addresses = addresses;
    this.routes = new Routes(service);
  }

  Routed route(Incoming request) {
    return switch (service.protocol()) {
      case QUERY -> byForm(request);
      case JSON_1_0, JSON_1_1 -> byTarget(request);
      case REST_XML -> byS3Path(request);
      case REST_JSON -> byPath(request);
    };
  }

  private Routed byForm(Incoming request) {
    if (!request.method().equals("POST") && !request.method().equals("GET")) {
      throw new ServiceException(WireError.METHOD_NOT_SUPPORTED);
    }
    Form form;
    try {
      form = form(request);
    } catch (Unreadable e) {
      throw new ServiceException(WireError.MALFORMED_QUERY_STRING);
    }
    var action = form.first("Action");
    if (action.isEmpty() || action.get().isEmpty()) {
      throw new ServiceException(WireError.MISSING_ACTION);
    }
    var version = form.first("Version").orElse("NO_VERSION_SPECIFIED");
    var operation = service.find(action.get()).filter(found -> version.equals(service.version()));
    return operation
        .map(found -> Routed.byForm(found, form))
        .orElseThrow(() -> invalidAction(action.get(), version));
  }

  /** A POST's fields stand in its body, and may stand in its query as well. */
  private static Form form(Incoming request) throws Unreadable {
    var query = request.rawQuery();
    if (request.method().equals("GET") || request.body().length() == 0) {
      return Form.parse(query);
    }
    var body = Percent.utf8(request.body().bytes(), request.body().length()).strip();
    return Form.parse(query.isEmpty() ? body : query + "&" + body);
  }

  private static ServiceException invalidAction(String action, String version) {
    return new ServiceException(
        WireError.INVALID_ACTION, "Could not find operation " + action + " for version " + version);
  }

  private Routed byTarget(Incoming request) {
    if (!request.method().equals("POST")) {
      throw new ServiceException(WireError.UNKNOWN_PATH);
    }
    var target = request.headers().first("x-amz-target").orElse("");
    var prefix = service.targetPrefix() + ".";
    if (target.startsWith(prefix)) {
      var operation = service.find(target.substring(prefix.length()));
      if (operation.isPresent()) {
        return Routed.byTarget(operation.get());
      }
    }
    throw new ServiceException(WireError.UNKNOWN_OPERATION);
  }

  private Routed byPath(Incoming request) {
    try {
      var segments = new ArrayList<String>();
      for (var segment : Routes.segments(request.rawPath())) {
        segments.add(Percent.decode(segment, false));
      }
      var query = Pairs.parse(request.rawQuery());
      return routes
          .find(request, segments, query)
          .map(found -> Routed.byPath(found.operation(), found.labels(), query))
          .orElseThrow(() -> new ServiceException(WireError.UNKNOWN_PATH));
    } catch (Unreadable e) {
      throw new ServiceException(WireError.UNKNOWN_PATH);
    }
  }

  private Routed byS3Path(Incoming request) {
    try {
      var segments = addresses.segments(request);
      var query = Pairs.parse(request.rawQuery());
      if (!segments.isEmpty() && segments.get(0).isEmpty()) {
        throw WireError.S3_INVALID_BUCKET_NAME.exception(
            WireError.S3_INVALID_BUCKET_NAME.message(), "BucketName", "");
      }
      return routes
          .find(request, segments, query)
          .map(found -> Routed.byPath(found.operation(), found.labels(), query))
          .orElseThrow(() -> notAllowed(request, segments));
    } catch (Unreadable e) {
      throw new ServiceException(WireError.S3_INVALID_URI);
    }
  }

  private static ServiceException notAllowed(Incoming request, List<String> segments) {
    var type = request.headers().first("content-type").orElse("").toLowerCase(Locale.ROOT);
    if (request.method().equals("POST")
        && segments.size() == 1
        && type.startsWith("multipart/form-data")) {
      return new ServiceException(WireError.S3_NOT_IMPLEMENTED);
    }
    var resource = segments.isEmpty() ? "SERVICE" : segments.size() == 1 ? "BUCKET" : "OBJECT";
    return WireError.S3_METHOD_NOT_ALLOWED.exception(
        WireError.S3_METHOD_NOT_ALLOWED.message(),
        "Method",
        request.method(),
        "ResourceType",
        resource);
  }

  /** As if the operation were not in the model; S3 says that it is not implemented. */
  ServiceException unknown(Routed routed) {
    if (service.protocol() == Protocol.QUERY) {
      return invalidAction(routed.operation().name(), service.version());
    }
    return new ServiceException(
        switch (service.protocol()) {
          case REST_XML -> WireError.S3_NOT_IMPLEMENTED;
          case REST_JSON -> WireError.UNKNOWN_PATH;
          case QUERY, JSON_1_0, JSON_1_1 -> WireError.UNKNOWN_OPERATION;
        });
  }
}

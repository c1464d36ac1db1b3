package dev.federationlab.aws.wire;

import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.wire.model.Models;
import dev.federationlab.aws.wire.model.Protocol;
import dev.federationlab.aws.wire.model.ServiceModel;
import dev.federationlab.http.Body;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The first room's door: which service a request is for. Looked at in turn: the credential scope of
 * its signature, its {@code X-Amz-Target}, the {@code Action} of its form or query, a path that
 * begins with the date of a REST API (Lambda's); everything else is S3's, which has all paths.
 */
public final class Wire {
  private static final String SCHEME = "AWS4-HMAC-SHA256";

  private final Map<String, Codec> codecs = new LinkedHashMap<>();
  private final S3Address addresses;
  private final Codec s3;
  private final Codec untargeted;

  /**
   * The protocols of all services in the table.
   *
   * @param endpoint the address at which clients reach the embedded AWS; buckets may stand before
   *     its host
   */
  public Wire(Models models, URI endpoint) {
    var host = Optional.ofNullable(endpoint.getHost()).orElse("localhost");
    addresses = new S3Address(host);
    var constraints = Constraints.load();
    var errorForms = ErrorForms.load();
    for (var service : models.all()) {
      codecs.put(service.name(), new Codec(service, addresses, constraints, errorForms));
    }
    s3 = codec("s3");
    var nobody =
        new ServiceModel(
            "",
            "AWS",
            Protocol.JSON_1_1,
            "",
            "",
            "",
            false,
            Collections.emptySortedMap(),
            Collections.emptySortedMap());
    untargeted = new Codec(nobody, addresses, constraints, errorForms);
  }

  /**
   * The messages of a service.
   *
   * @throws IllegalArgumentException if the table lacks it
   */
  public Codec codec(String service) {
    return Optional.ofNullable(codecs.get(service))
        .orElseThrow(() -> new IllegalArgumentException("not in services.tsv: " + service));
  }

  /** The service that a request is for. */
  public Codec codec(Incoming request) {
    var scoped = codecs.get(scope(request));
    if (scoped != null) {
      return scoped;
    }
    var target = request.headers().first("x-amz-target");
    if (target.isPresent()) {
      return byTarget(target.get());
    }
    return byAction(request).or(() -> byPath(request)).orElse(s3);
  }

  /** {@code /2015-03-31/functions}: dates that no other API's paths begin with. */
  private Optional<Codec> byPath(Incoming request) {
    var segments = Routes.segments(request.rawPath());
    return segments.size() < 2
        ? Optional.empty()
        : codecs.values().stream()
            .filter(codec -> codec.service().protocol() == Protocol.REST_JSON)
            .filter(codec -> codec.service().pathsBeginWith(segments.get(0)))
            .findFirst();
  }

  /**
   * The service that a page asks about before it calls, by what its browser tells of the call: a
   * target among the headers, the path of a REST service, a form for the root. Everything else is
   * S3's. A bucket that is named as another service's path begins is taken for that.
   */
  public Codec asked(Incoming preflight) {
    var method = preflight.headers().first("access-control-request-method").orElse("");
    if (preflight.rawPath().equals("/") && method.equals("POST")) {
      var headers = preflight.headers().first("access-control-request-headers").orElse("");
      return Arrays.asList(headers.toLowerCase(Locale.ROOT).split(", ?", -1))
              .contains("x-amz-target")
          ? untargeted
          : codec("sts");
    }
    var call =
        new Incoming(
            method,
            preflight.rawPath(),
            preflight.rawQuery(),
            preflight.headers(),
            Body.EMPTY,
            preflight.sourceAddress());
    return codecs.values().stream()
        .filter(codec -> codec.service().protocol() == Protocol.REST_JSON && codec.knows(call))
        .findFirst()
        .orElse(s3);
  }

  /** What an S3 request names: a bucket, or a bucket and a key; nothing, if it cannot be read. */
  public List<String> bucketAndKey(Incoming request) {
    try {
      return addresses.segments(request);
    } catch (Unreadable e) {
      return List.of();
    }
  }

  /**
   * What the path of a request stands for, without the slash it begins with; empty if it cannot be
   * read.
   */
  public static Optional<String> path(Incoming request) {
    try {
      var path = Percent.decode(request.rawPath().substring(1), false);
      return Optional.of(path).filter(text -> text.indexOf('\0') < 0);
    } catch (Unreadable e) {
      return Optional.empty();
    }
  }

  /**
   * The service of the credential scope {@code AKIA…/20260101/us-east-1/sts/aws4_request}; empty if
   * there is none.
   */
  private static String scope(Incoming request) {
    var authorization = request.headers().first("authorization").orElse("");
    if (authorization.startsWith(SCHEME)) {
      int from = authorization.indexOf("Credential=");
      return from < 0 ? "" : fourth(authorization.substring(from), "/", ", \t");
    }
    int from = ("&" + request.rawQuery()).indexOf("&X-Amz-Credential=");
    if (from < 0) {
      return "";
    }
    var rest = request.rawQuery().substring(from);
    int end = rest.indexOf('&');
    var credential =
        (end < 0 ? rest : rest.substring(0, end)).replace("%2F", "/").replace("%2f", "/");
    return fourth(credential, "/", "&");
  }

  private static String fourth(String text, String separator, String end) {
    int from = 0;
    for (int i = 0; i < 3; i++) {
      from = text.indexOf(separator, from) + 1;
      if (from == 0) {
        return "";
      }
    }
    int to = from;
    while (to < text.length()
        && !separator.contains(text.substring(to, to + 1))
        && end.indexOf(text.charAt(to)) < 0) {
      to++;
    }
    return text.substring(from, to);
  }

  private Codec byTarget(String target) {
    int dot = target.indexOf('.');
    var prefix = dot < 0 ? target : target.substring(0, dot);
    return codecs.values().stream()
        .filter(
            codec ->
                codec.service().protocol().targeted()
                    && codec.service().targetPrefix().equals(prefix))
        .findFirst()
        .orElse(untargeted);
  }

  private Optional<Codec> byAction(Incoming request) {
    if (!request.rawPath().equals("/")) {
      return Optional.empty();
    }
    boolean form =
        request.method().equals("POST")
            && request.body().length() > 0
            && request
                .headers()
                .first("content-type")
                .orElse("")
                .toLowerCase(Locale.ROOT)
                .startsWith("application/x-www-form-urlencoded");
    if (!form && !("&" + request.rawQuery()).contains("&Action=")) {
      return Optional.empty();
    }
    var fields = form ? request.rawQuery() + "&" + request.body().text() : request.rawQuery();
    return Optional.of(byFields(fields));
  }

  /**
   * By version, which differs from service to service; else by the action's name; else it is left
   * to STS to refuse.
   */
  private Codec byFields(String encoded) {
    var version = "";
    var action = "";
    try {
      var fields = Pairs.parse(encoded);
      version = fields.first("Version").orElse("");
      action = fields.first("Action").orElse("");
    } catch (Unreadable e) {
      return codec("sts"); // which reads it again, and says so
    }
    Codec byName = codec("sts");
    for (var codec : codecs.values()) {
      if (codec.service().protocol() == Protocol.QUERY) {
        if (codec.service().version().equals(version)) {
          return codec;
        }
        byName = codec.service().find(action).isPresent() ? codec : byName;
      }
    }
    return byName;
  }
}

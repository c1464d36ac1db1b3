package dev.federationlab.aws.endpoint;

import dev.federationlab.aws.CrossOrigin;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.wire.Wire;
import dev.federationlab.aws.wire.model.Protocol;
import dev.federationlab.aws.wire.model.ServiceModel;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import dev.federationlab.store.Store;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets pages of any origin call the services that AWS lets them call from its SDKs in browsers
 * (aws-behaviour 0.3): those of JSON, by target or by path, and STS. Nothing there goes by cookies.
 * IAM is not among them, and S3 goes by the rules of its buckets.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#http-cors-protocol">Fetch, CORS protocol</a>
 */
final class Cors {
  private static final Logger LOG = LoggerFactory.getLogger(Cors.class);
  private static final String EXPOSED =
      "x-amzn-RequestId,x-amzn-ErrorType,x-amzn-ErrorMessage,Date";

  /** What a Lambda client reads of an answer besides. */
  private static final String EXPOSED_BY_PATH = EXPOSED + ",x-amz-log-result,x-amz-function-error";

  /** Two days, in seconds. */
  private static final String MAX_AGE = "172800";

  /** Names of headers, no more than a request has. */
  private static final Pattern NAMES = Pattern.compile("[A-Za-z0-9-]+(?:, ?[A-Za-z0-9-]+){0,40}");

  private final Wire wire;
  private final Store store;
  private final CrossOrigin buckets;

  /**
   * @param buckets decides for S3
   */
  Cors(Wire wire, Store store, CrossOrigin buckets) {
    this.wire = wire;
    this.store = store;
    this.buckets = buckets;
  }

  /** The answer to a preflight for an open service; empty if the request is none. */
  Optional<Response> preflightOfOpen(Incoming request) {
    var method = request.headers().first("access-control-request-method");
    if (!request.method().equals("OPTIONS") || !fromAPage(request) || method.isEmpty()) {
      return Optional.empty();
    }
    var service = wire.asked(request).service();
    var names = request.headers().first("access-control-request-headers");
    if (!open(service) || names.filter(list -> !NAMES.matcher(list).matches()).isPresent()) {
      return Optional.empty();
    }
    var answer =
        Headers.of(
            "Access-Control-Allow-Origin", "*", "Access-Control-Allow-Methods", method.get());
    if (names.isPresent()) {
      answer = answer.and("Access-Control-Allow-Headers", names.get());
    }
    return Optional.of(
        new Response(
            200,
            answer
                .and("Access-Control-Expose-Headers", exposed(service))
                .and("Access-Control-Max-Age", MAX_AGE),
            Body.EMPTY));
  }

  /**
   * The headers that answer a preflight for a bucket.
   *
   * @throws dev.federationlab.aws.ServiceException if it is not allowed
   */
  Headers preflight(Incoming request, Explanation explanation) {
    return store.read(
        transaction ->
            buckets.preflight(
                transaction,
                explanation,
                wire.bucketAndKey(request),
                CrossOrigin.Question.of(request)));
  }

  /** An answer, an error too, with what lets a page read it, if it was a page that asked. */
  Response readable(Incoming request, ServiceModel service, Response answer) {
    if (!fromAPage(request)) {
      return answer;
    }
    if (open(service)) {
      return with(
          answer,
          Headers.of(
              "Access-Control-Allow-Origin",
              "*",
              "Access-Control-Expose-Headers",
              exposed(service)));
    }
    return service.name().equals("s3") && !request.method().equals("OPTIONS")
        ? with(answer, ofBucket(request))
        : answer;
  }

  private Headers ofBucket(Incoming request) {
    try {
      return store.read(
          transaction ->
              buckets.readable(
                  transaction, wire.bucketAndKey(request), CrossOrigin.Question.of(request)));
    } catch (RuntimeException e) {
      LOG.error("the rules of a bucket could not be read: {}", Fault.of(e));
      return Headers.NONE;
    }
  }

  /** Whether pages of any origin may call a service. */
  private static boolean open(ServiceModel service) {
    return service.protocol().targeted()
        || service.protocol() == Protocol.REST_JSON
        || service.name().equals("sts");
  }

  private static Response with(Response answer, Headers more) {
    return new Response(answer.status(), answer.headers().and(more), answer.body());
  }

  private static boolean fromAPage(Incoming request) {
    return request.headers().first("origin").isPresent();
  }

  private static String exposed(ServiceModel service) {
    return service.protocol() == Protocol.REST_JSON ? EXPOSED_BY_PATH : EXPOSED;
  }
}

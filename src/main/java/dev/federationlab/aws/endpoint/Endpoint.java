package dev.federationlab.aws.endpoint;

import dev.federationlab.aws.Afterwards;
import dev.federationlab.aws.Authenticator;
import dev.federationlab.aws.Authorizer;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.CrossOrigin;
import dev.federationlab.aws.Errand;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.Learnt;
import dev.federationlab.aws.Service;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.wire.Codec;
import dev.federationlab.aws.wire.Coverage;
import dev.federationlab.aws.wire.RequestIds;
import dev.federationlab.aws.wire.Routed;
import dev.federationlab.aws.wire.Wire;
import dev.federationlab.decision.Check;
import dev.federationlab.decision.Decision;
import dev.federationlab.decision.Trail;
import dev.federationlab.http.Body;
import dev.federationlab.http.Response;
import dev.federationlab.store.Store;
import dev.federationlab.store.StoreFullException;
import dev.federationlab.store.Transaction;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The embedded AWS, as a function from request to response: takes each request through the rooms,
 * in one transaction that is committed before the answer goes out, and leaves a decision in the
 * trail. Safe for many threads.
 */
public final class Endpoint {
  /** The longest body of an S3 request, and the longest object, in bytes. */
  public static final int MOST_OBJECT_BYTES = 10 << 20;

  /** What chunk headers, signatures and trailers may add to an object on its way. */
  private static final int MOST_FRAMING_BYTES = 1 << 20;

  /** The longest body of any other request. */
  public static final int MOST_MESSAGE_BYTES = 1 << 20;

  /** One for each of the ten logins that a request may bring, and some to spare. */
  private static final int MOST_ERRANDS = 12;

  private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

  private final Wire wire;
  private final Map<String, Service> services = new HashMap<>();
  private final Authenticator authenticator;
  private final Authorizer authorizer;
  private final Cors cors;
  private final Store store;
  private final Trail trail;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * An endpoint for these services.
   *
   * @param buckets which pages may ask S3's buckets
   * @param random for request IDs; they must not be guessable, since they find decisions
   * @throws IllegalArgumentException if a service's table names an operation that AWS does not have
   */
  public Endpoint(
      Wire wire,
      List<Service> services,
      Authenticator authenticator,
      Authorizer authorizer,
      CrossOrigin buckets,
      Store store,
      Trail trail,
      Clock clock,
      RandomGenerator random) {
    this.wire = wire;
    this.authenticator = authenticator;
    this.authorizer = authorizer;
    this.cors = new Cors(wire, store, buckets);
    this.store = store;
    this.trail = trail;
    this.clock = clock;
    this.random = random;
    services.forEach(service -> this.services.put(service.name(), service));
    coverage();
  }

  /** What of each service is served, by name. */
  public List<Coverage> coverage() {
    return services.values().stream()
        .map(service -> Coverage.of(wire.codec(service.name()).service(), service))
        .sorted(java.util.Comparator.comparing(Coverage::party))
        .toList();
  }

  /** Answers one request. Throws nothing: what breaks is answered as AWS does. */
  public Response handle(Incoming request) {
    var open = cors.preflightOfOpen(request);
    if (open.isPresent()) {
      return open.get();
    }
    var codec = wire.codec(request);
    var visit =
        new Visit(
            codec, request, RequestIds.next(codec.service().protocol(), random), clock.instant());
    var response = cors.readable(request, codec.service(), answer(visit));
    trail.keep(visit.ids.id(), visit::decision);
    return response;
  }

  private Response answer(Visit visit) {
    try {
      return visit.answer();
    } catch (ServiceException e) {
      return visit.refuse(e);
    } catch (StoreFullException e) {
      LOG.warn("{}: the store is full", visit.ids.id());
      return visit.refuse(visit.codec.unavailable());
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error(
          "{}: {} {} at {}",
          visit.ids.id(),
          visit.codec.service().party(),
          visit.operation(),
          Fault.of(e));
      return visit.refuse(visit.codec.internalError());
    }
  }

  /** One request on its way. */
  private final class Visit {
    private final Codec codec;
    private final Incoming request;
    private final RequestIds ids;
    private final Instant now;
    private final Learnt learnt = new Learnt();
    private Explanation explanation = new Explanation();
    private Afterwards afterwards = new Afterwards();
    private boolean preflight;
    private @Nullable Routed routed;
    private @Nullable String error;

    Visit(Codec codec, Incoming request, RequestIds ids, Instant now) {
      this.codec = codec;
      this.request = request;
      this.ids = ids;
      this.now = now;
    }

    Response answer() {
      boolean s3 = isS3();
      if (s3 && request.method().equals("OPTIONS")) {
        preflight = true;
        return new Response(
            200, ids.headers().and(cors.preflight(request, explanation)), Body.EMPTY);
      }
      requireRoom(request.body(), s3 ? MOST_OBJECT_BYTES + MOST_FRAMING_BYTES : MOST_MESSAGE_BYTES);
      var found = route();
      routed = found;
      var service = services.get(codec.service().name());
      var line = service == null ? null : service.find(found.operation().name()).orElse(null);
      if (service == null || line == null) {
        explanation.check(
            Check.failed(
                "operation",
                "one that is served here",
                found.operation().name(),
                "coverage of this endpoint"));
        throw codec.notServed(found);
      }
      return codec.encode(found.operation(), result(service, line, found), ids);
    }

    private <I, O> O result(Service service, Service.Line<I, O> line, Routed found) {
      for (int errands = 0; ; errands++) {
        try {
          var result =
              store
                  .<Supplier<O>>write(transaction -> ended(service, line, found, transaction))
                  .get();
          afterwards.run();
          return result;
        } catch (Errand errand) {
          if (errands == MOST_ERRANDS) {
            throw new IllegalStateException("errands without end");
          }
          errand.run();
        }
      }
    }

    private Routed route() {
      try {
        return codec.route(request);
      } catch (ServiceException e) {
        explanation.check(
            Check.failed(
                "operation",
                "an operation of " + codec.service().party(),
                e.message(),
                "AWS common errors"));
        throw e;
      }
    }

    /** The result, or a refusal whose transaction is to be committed all the same. */
    private <I, O> Supplier<O> ended(
        Service service, Service.Line<I, O> line, Routed found, Transaction transaction) {
      try {
        var result = attempt(service, line, found, transaction);
        return () -> result;
      } catch (ServiceException e) {
        if (!e.keeps()) {
          throw e;
        }
        return () -> {
          throw e;
        };
      }
    }

    /** What is done again if another transaction came between. */
    private <I, O> O attempt(
        Service service, Service.Line<I, O> line, Routed found, Transaction transaction) {
      explanation = new Explanation();
      explanation.phase("signature");
      afterwards = new Afterwards();
      var caller =
          authenticator.authenticate(
              request, service.name(), line.signature(), transaction, now, explanation);
      explanation.phase("request");
      requireRoom(caller.payload(), isS3() ? MOST_OBJECT_BYTES : MOST_MESSAGE_BYTES);
      @SuppressWarnings("unchecked") // the table pairs an operation's name with its own types
      var input = (I) decode(found, caller.payload());
      var call =
          new Call(
              ids.id(),
              caller.principal(),
              now,
              request.sourceAddress(),
              request.headers(),
              found.operation().streamsIn() ? caller.payload() : Body.EMPTY,
              transaction,
              explanation,
              learnt,
              afterwards);
      var intent = line.reading().apply(call, input);
      intent.needs().forEach(access -> authorizer.require(call, access));
      return intent.work().get();
    }

    private Object decode(Routed found, Body payload) {
      try {
        return codec.decode(found, request, payload);
      } catch (ServiceException e) {
        explanation.check(
            Check.failed(
                "request",
                "what the API allows of " + found.operation().name(),
                e.message(),
                "API Reference"));
        throw e;
      }
    }

    private void requireRoom(Body body, int most) {
      if (body.length() > most) {
        throw codec.tooLarge(most);
      }
    }

    private boolean isS3() {
      return codec.service().name().equals("s3");
    }

    Response refuse(ServiceException refusal) {
      error = refusal.error().code();
      return codec.refuse(refusal, request.method(), ids);
    }

    String operation() {
      if (preflight) {
        return "CORS preflight";
      }
      return routed == null ? "unknown operation" : routed.operation().name();
    }

    Decision decision() {
      return new Decision(
          ids.id(),
          now,
          codec.service().party(),
          operation(),
          explanation.checks(),
          explanation.policies(),
          error,
          explanation.notes());
    }
  }
}

package dev.federationlab.aws.endpoint;

import dev.federationlab.aws.Afterwards;
import dev.federationlab.aws.Authenticator;
import dev.federationlab.aws.Authorizer;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Errand;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.Learnt;
import dev.federationlab.aws.Service;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.wire.Codec;
import dev.federationlab.aws.wire.RequestIds;
import dev.federationlab.aws.wire.Routed;
import dev.federationlab.decision.Check;
import dev.federationlab.decision.Decision;
import dev.federationlab.http.Body;
import dev.federationlab.http.Response;
import dev.federationlab.store.Store;
import dev.federationlab.store.Transaction;
import java.time.Instant;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * One request on its way through the rooms, in one transaction, which is tried again after an
 * errand or if another came between. For one thread.
 */
final class Visit {
  /** What chunk headers, signatures and trailers may add to an object on its way. */
  private static final int MOST_FRAMING_BYTES = 1 << 20;

  /** One for each of the ten logins that a request may bring, and some to spare. */
  private static final int MOST_ERRANDS = 12;

  /** Where it passes. */
  record Rooms(
      Map<String, Service> services,
      Authenticator authenticator,
      Authorizer authorizer,
      Cors cors,
      Store store) {}

  private final Rooms rooms;
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

  Visit(Rooms rooms, Codec codec, Incoming request, RequestIds ids, Instant now) {
    this.rooms = rooms;
    this.codec = codec;
    this.request = request;
    this.ids = ids;
    this.now = now;
  }

  /**
   * The answer.
   *
   * @throws ServiceException which is then to be told by {@link #refuse}
   */
  Response answer() {
    boolean s3 = isS3();
    if (s3 && request.method().equals("OPTIONS")) {
      preflight = true;
      return new Response(
          200, ids.headers().and(rooms.cors().preflight(request, explanation)), Body.EMPTY);
    }
    requireRoom(
        request.body(),
        s3 ? Endpoint.MOST_OBJECT_BYTES + MOST_FRAMING_BYTES : Endpoint.MOST_MESSAGE_BYTES);
    var found = route();
    routed = found;
    var service = rooms.services().get(codec.service().name());
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
            rooms
                .store()
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
        rooms
            .authenticator()
            .authenticate(request, service.name(), line.signature(), transaction, now, explanation);
    explanation.phase("request");
    requireRoom(
        caller.payload(), isS3() ? Endpoint.MOST_OBJECT_BYTES : Endpoint.MOST_MESSAGE_BYTES);
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
    intent.needs().forEach(access -> rooms.authorizer().require(call, access));
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

  /** By which its decision is found. */
  String id() {
    return ids.id();
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

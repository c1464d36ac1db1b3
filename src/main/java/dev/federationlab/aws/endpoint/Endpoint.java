package dev.federationlab.aws.endpoint;

import dev.federationlab.aws.Authenticator;
import dev.federationlab.aws.Authorizer;
import dev.federationlab.aws.CrossOrigin;
import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.Service;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.wire.Codec;
import dev.federationlab.aws.wire.Coverage;
import dev.federationlab.aws.wire.RequestIds;
import dev.federationlab.aws.wire.Wire;
import dev.federationlab.decision.Trail;
import dev.federationlab.http.Response;
import dev.federationlab.store.Store;
import dev.federationlab.store.StoreFullException;
import java.time.Clock;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
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

  /** The longest body of any other request. */
  public static final int MOST_MESSAGE_BYTES = 1 << 20;

  private static final Logger LOG = LoggerFactory.getLogger(Endpoint.class);

  private final Wire wire;
  private final Visit.Rooms rooms;
  private final Cors cors;
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
    this.cors = new Cors(wire, store, buckets);
    this.trail = trail;
    this.clock = clock;
    this.random = random;
    this.rooms =
        new Visit.Rooms(
            services.stream().collect(Collectors.toUnmodifiableMap(Service::name, it -> it)),
            authenticator,
            authorizer,
            cors,
            store);
    coverage();
  }

  /** What of each service is served, by name. */
  public List<Coverage> coverage() {
    return rooms.services().values().stream()
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
            rooms,
            codec,
            request,
            RequestIds.next(codec.service().protocol(), random),
            clock.instant());
    var response = cors.readable(request, codec.service(), answer(codec, visit));
    trail.keep(visit.id(), visit::decision);
    return response;
  }

  private static Response answer(Codec codec, Visit visit) {
    try {
      return visit.answer();
    } catch (ServiceException e) {
      return visit.refuse(e);
    } catch (StoreFullException e) {
      LOG.warn("{}: the store is full", visit.id());
      return visit.refuse(codec.unavailable());
    } catch (RuntimeException | StackOverflowError e) {
      LOG.error(
          "{}: {} {} at {}", visit.id(), codec.service().party(), visit.operation(), Fault.of(e));
      return visit.refuse(codec.internalError());
    }
  }
}

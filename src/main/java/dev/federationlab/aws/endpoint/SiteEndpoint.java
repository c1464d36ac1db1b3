package dev.federationlab.aws.endpoint;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.CrossOrigin;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.Principal;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.Sites;
import dev.federationlab.aws.Sites.NoErrorDocumentException;
import dev.federationlab.aws.wire.RequestIds;
import dev.federationlab.aws.wire.Wire;
import dev.federationlab.aws.wire.model.Protocol;
import dev.federationlab.decision.Decision;
import dev.federationlab.decision.Trail;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import dev.federationlab.store.Store;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The websites of buckets, as a function from request to response: nobody is asked who they are,
 * what is read is decided all the same, and the decision is left in the trail. Safe for many
 * threads.
 */
public final class SiteEndpoint {
  private static final Logger LOG = LoggerFactory.getLogger(SiteEndpoint.class);

  private final Sites sites;
  private final CrossOrigin rules;
  private final Store store;
  private final Trail trail;
  private final Clock clock;
  private final RandomGenerator random;

  /**
   * @param rules which pages of other origins may read a website
   * @param random for request IDs; they must not be guessable, since they find decisions
   */
  public SiteEndpoint(
      Sites sites,
      CrossOrigin rules,
      Store store,
      Trail trail,
      Clock clock,
      RandomGenerator random) {
    this.sites = sites;
    this.rules = rules;
    this.store = store;
    this.trail = trail;
    this.clock = clock;
    this.random = random;
  }

  /**
   * Answers one request. Throws nothing.
   *
   * @param bucket as the host names it; absent if the host is none of a website
   */
  public Response handle(@Nullable String bucket, Incoming request) {
    var visit = new Visit(bucket, request);
    var answer = visit.answer();
    trail.keep(visit.ids.id(), visit::decision);
    return new Response(answer.status(), visit.ids.headers().and(answer.headers()), answer.body());
  }

  /** One request on its way. */
  private final class Visit {
    private final @Nullable String bucket;
    private final Incoming request;
    private final RequestIds ids = RequestIds.next(Protocol.REST_XML, random);
    private final Instant now = clock.instant();
    private Explanation explanation = new Explanation();
    private @Nullable String error;

    Visit(@Nullable String bucket, Incoming request) {
      this.bucket = bucket;
      this.request = request;
    }

    Response answer() {
      try {
        return request.method().equals("OPTIONS") ? preflight() : page();
      } catch (ServiceException e) {
        return refuse(e, new SitePage(e.error().status()));
      } catch (NoErrorDocumentException e) {
        return refuse(e.refusal(), e.ofDocument());
      } catch (RuntimeException e) {
        LOG.error("{}: a website at {}", ids.id(), Fault.of(e));
        error = ServerErrors.code(500);
        return new SitePage(500)
            .item("Code", ServerErrors.code(500))
            .item("Message", ServerErrors.message(500))
            .item("RequestId", ids.id())
            .answer();
      }
    }

    private Response page() {
      var path = Wire.path(request);
      if (path.isEmpty()) {
        error = "InvalidURI";
        return new SitePage(400)
            .item("Code", "InvalidURI")
            .item("Message", "Couldn't parse the specified URI.")
            .item("RequestId", ids.id())
            .answer();
      }
      return store.read(
          transaction -> {
            explanation = new Explanation();
            var call =
                new Call(
                    ids.id(),
                    new Principal.Anonymous(),
                    now,
                    request.sourceAddress(),
                    request.headers(),
                    Body.EMPTY,
                    transaction,
                    explanation);
            var answer = sites.answer(call, request, bucket, path.get());
            var readable = rules.readable(transaction, named(), CrossOrigin.Question.of(request));
            return new Response(answer.status(), answer.headers().and(readable), answer.body());
          });
    }

    private Response preflight() {
      var question = CrossOrigin.Question.of(request);
      var headers =
          store.read(transaction -> rules.preflight(transaction, explanation, named(), question));
      return new Response(200, headers, Body.EMPTY);
    }

    private List<String> named() {
      return bucket == null ? List.of() : List.of(bucket);
    }

    private Response refuse(ServiceException refusal, SitePage page) {
      return page(refusal, described(page, refusal, true));
    }

    private Response refuse(ServiceException refusal, ServiceException ofDocument) {
      var page = described(new SitePage(refusal.error().status()), refusal, true);
      page.section("An Error Occurred While Attempting to Retrieve a Custom Error Document");
      return page(refusal, described(page, ofDocument, false));
    }

    private SitePage described(SitePage page, ServiceException refusal, boolean withIds) {
      page.item("Code", refusal.error().code()).item("Message", refusal.message());
      for (Map.Entry<String, String> detail : refusal.details().entrySet()) {
        page.item(detail.getKey(), detail.getValue());
      }
      return withIds ? page.item("RequestId", ids.id()).item("HostId", ids.hostId()) : page;
    }

    /** With the headers by which tools tell one error from another. */
    private Response page(ServiceException refusal, SitePage page) {
      error = refusal.error().code();
      var answer = page.answer();
      return new Response(
          answer.status(),
          Headers.of(
                  "x-amz-error-code",
                  refusal.error().code(),
                  "x-amz-error-message",
                  refusal.message().replaceAll("[^ -~]", "?"))
              .and(answer.headers()),
          answer.body());
    }

    Decision decision() {
      return new Decision(
          ids.id(),
          now,
          "S3",
          "website " + request.method(),
          explanation.checks(),
          explanation.policies(),
          error,
          explanation.notes());
    }
  }
}

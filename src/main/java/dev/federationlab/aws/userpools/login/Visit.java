package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.Afterwards;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Errand;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.Learnt;
import dev.federationlab.aws.Principal;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.http.Body;
import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.store.Store;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/** One request on its way, with the checks that were made of it. For one thread. */
final class Visit {
  private static final int MOST_ERRANDS = 10;

  private final Incoming incoming;
  private final String requestId;
  private final Inquiry inquiry;
  private final Store store;
  private final Learnt learnt = new Learnt();

  Visit(Incoming incoming, String requestId, Inquiry inquiry, Store store) {
    this.incoming = incoming;
    this.requestId = requestId;
    this.inquiry = inquiry;
    this.store = store;
  }

  Incoming incoming() {
    return incoming;
  }

  Inquiry inquiry() {
    return inquiry;
  }

  /** The time of the whole request. */
  Instant now() {
    return inquiry.at();
  }

  /** The parameters of the address. */
  Parameters query() throws UnreadableException {
    return Parameters.parse(incoming.rawQuery());
  }

  /**
   * The parameters of a form that an app posts, none of them twice.
   *
   * @throws OAuthError.Refusal if it is no form
   */
  Parameters form() throws UnreadableException {
    boolean form = incoming.headers().announceForm();
    inquiry.require(
        form,
        "content type",
        "application/x-www-form-urlencoded",
        incoming.headers().first("Content-Type").orElse("none"),
        "RFC 6749 §3.2",
        Errors.invalidRequest(""));
    var parameters = Parameters.parse(incoming.body().text());
    var repeated = parameters.firstRepeated();
    inquiry.require(
        repeated.isEmpty(),
        "parameters",
        "each at most once",
        repeated.map(name -> name + " twice").orElse("each once"),
        "RFC 6749 §3.2",
        Errors.invalidRequest(""));
    return parameters;
  }

  /**
   * Does some work in one transaction, which is committed when this returns, as an unsigned call of
   * the API would. The checks that it notes become those of this request.
   *
   * @throws ServiceException what the work refuses; nothing of it is kept then, unless it says so
   */
  <T> T within(Function<Call, T> work) {
    var attempt = new Attempt<T>(work);
    try {
      for (int errands = 0; ; errands++) {
        try {
          var result = store.<Supplier<T>>write(attempt::ended).get();
          attempt.afterwards.run();
          return result;
        } catch (Errand errand) {
          if (errands == MOST_ERRANDS) {
            throw new IllegalStateException("errands without end");
          }
          errand.run();
        }
      }
    } finally {
      attempt.explanation.checks().forEach(this::add);
      attempt.explanation.notes().forEach(note -> inquiry.tell(note.title(), note.text()));
    }
  }

  private void add(dev.federationlab.decision.Check check) {
    inquiry.note(check.passed(), check.what(), check.wanted(), check.saw(), check.source());
  }

  /** Work that is done again, with a new explanation, if another transaction came between. */
  private final class Attempt<T> {
    private final Function<Call, T> work;
    private Explanation explanation = new Explanation();
    private Afterwards afterwards = new Afterwards();

    Attempt(Function<Call, T> work) {
      this.work = work;
    }

    Supplier<T> ended(dev.federationlab.store.Transaction transaction) {
      explanation = new Explanation();
      afterwards = new Afterwards();
      var call =
          new Call(
              requestId,
              new Principal.Anonymous(),
              now(),
              incoming.sourceAddress(),
              incoming.headers(),
              Body.EMPTY,
              transaction,
              explanation,
              learnt,
              afterwards);
      try {
        var result = work.apply(call);
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
  }
}

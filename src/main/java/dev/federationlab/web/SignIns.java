package dev.federationlab.web;

import dev.federationlab.flow.Flow;
import dev.federationlab.flow.Runs;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import dev.federationlab.learner.Learner;
import dev.federationlab.web.flow.Spot;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import java.net.URI;
import java.util.List;

/** Signing in at the provider: by hand, with a way out to its page and back, or with one click. */
public final class SignIns {
  /** The session cookie is not among them: whoever reads a recorded run must not find it there. */
  private static final List<String> RECORDED_HEADERS =
      List.of(
          "Host",
          "User-Agent",
          "Accept",
          "Referer",
          "Sec-Fetch-Site",
          "Sec-Fetch-Mode",
          "Sec-Fetch-Dest");

  private final Runs runs;
  private final URI site;

  /**
   * @param site the lab's public address, under which the provider sends the browser back
   */
  public SignIns(Runs runs, URI site) {
    this.runs = runs;
    this.site = site;
  }

  /** Sends the browser to the provider. */
  void begin(Context ctx) {
    var flow = flow(ctx);
    if (flow.byHand().isEmpty()) {
      throw new HttpResponseException(404);
    }
    var there = runs.beginSignIn(Sessions.learner(ctx).id(), flow.id());
    ctx.redirect(there.toString(), HttpStatus.SEE_OTHER);
  }

  /** Takes back what the provider sent the browser with. */
  void complete(Context ctx) {
    var flow = flow(ctx);
    var stage = flow.byHand().orElseThrow(() -> new HttpResponseException(404));
    var address = Spot.of(flow.id(), stage.id()).href();
    runs.completeSignIn(Sessions.learner(ctx).id(), flow.id(), request(ctx), answer(address));
    ctx.redirect(address, HttpStatus.SEE_OTHER);
  }

  void signInAs(Learner learner, String flow, String person) {
    if (runs.people(flow).stream().noneMatch(p -> p.id().equals(person))) {
      throw new HttpResponseException(400, "there is nobody of this name at the provider");
    }
    runs.signInAs(learner.id(), flow, person);
  }

  private Flow flow(Context ctx) {
    return runs.flow(ctx.pathParam("flow")).orElseThrow(() -> new HttpResponseException(404));
  }

  private Request request(Context ctx) {
    var headers = Headers.NONE;
    for (var name : RECORDED_HEADERS) {
      var value = ctx.header(name);
      if (value != null) {
        headers = headers.and(name, value);
      }
    }
    var query = ctx.queryString();
    try {
      var uri = URI.create(site + ctx.path() + (query == null ? "" : "?" + query));
      return new Request("GET", uri, headers, Body.EMPTY);
    } catch (IllegalArgumentException e) {
      throw new HttpResponseException(400, "the address of this callback cannot be read");
    }
  }

  private static Response answer(String address) {
    return new Response(303, Headers.of("Location", address), Body.EMPTY);
  }
}

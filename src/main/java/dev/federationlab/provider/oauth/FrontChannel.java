package dev.federationlab.provider.oauth;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.OAuthError.Refusal;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Clients;
import dev.federationlab.provider.Grants;
import dev.federationlab.provider.Incoming;
import dev.federationlab.provider.Sessions;
import java.net.URI;
import java.util.LinkedHashMap;

/**
 * What all pages of a sign-in have in common. Nothing is remembered between them but who was
 * chosen: every page carries the whole authorization request in its address and reads it anew, so
 * no page can be reached with a request that was not checked. A refusal goes to the app if its
 * address is right, and onto a page of ours if not.
 */
final class FrontChannel {
  private final Manner manner;
  private final Clients clients;
  private final Sessions sessions;
  private final Grants grants;
  private final Pages pages;
  private final URI base;

  FrontChannel(
      Manner manner, Clients clients, Sessions sessions, Grants grants, Pages pages, URI base) {
    this.manner = manner;
    this.clients = clients;
    this.sessions = sessions;
    this.grants = grants;
    this.pages = pages;
    this.base = base;
  }

  /** One page of the sign-in. */
  @FunctionalInterface
  interface Step {
    Answer take(Visit visit, AuthorizationRequest request) throws UnreadableException;
  }

  /** A handler that reads and checks the request, then takes the step. */
  Route.Handler page(Step step) {
    return (incoming, inquiry) -> answer(incoming, inquiry, step);
  }

  private Answer answer(Incoming incoming, Inquiry inquiry, Step step) {
    var visit = new Visit(incoming, inquiry, sessions, manner.name(), base);
    inquiry.phase("authorization request");
    Destination destination;
    Parameters parameters;
    try {
      parameters = Parameters.parse(incoming.query());
      destination = Destination.read(parameters, clients, inquiry);
    } catch (Refusal refusal) {
      inquiry.refused(refusal.error().code());
      return pages.error(refusal.error());
    } catch (UnreadableException e) {
      inquiry.refused("invalid_request");
      return pages.error(
          FrontErrors.invalidRequest("the address cannot be read: " + e.getMessage()));
    }
    AuthorizationRequest request;
    try {
      request = manner.read(destination, parameters, inquiry);
    } catch (Refusal refusal) {
      inquiry.refused(refusal.error().code());
      return Answer.found(destination.with(refusal.error()));
    }
    inquiry.phase("this page");
    try {
      return visit.finish(step.take(visit, request));
    } catch (Refusal refusal) {
      inquiry.refused(refusal.error().code());
      return visit.finish(pages.error(refusal.error()));
    } catch (UnreadableException e) {
      inquiry.refused("invalid_request");
      return visit.finish(
          pages.error(FrontErrors.invalidRequest("the form cannot be read: " + e.getMessage())));
    }
  }

  /** Back to the app with a refusal. */
  Answer refuse(Visit visit, AuthorizationRequest request, OAuthError error) {
    visit.inquiry().refused(error.code());
    return Answer.found(request.destination().with(error));
  }

  /** Back to the app with a code. */
  Answer grant(Visit visit, AuthorizationRequest request, String sub, boolean asked) {
    visit.change(session -> session.answered(request.digest()));
    var code = grants.issueCode(request.grantedBy(sub));
    if (code.isEmpty()) {
      return refuse(visit, request, FrontErrors.TEMPORARILY_UNAVAILABLE);
    }
    var answer = new LinkedHashMap<String, String>();
    answer.put("code", code.get());
    answer.putAll(manner.besidesTheCode(request, asked));
    return Answer.found(request.destination().with(answer));
  }
}

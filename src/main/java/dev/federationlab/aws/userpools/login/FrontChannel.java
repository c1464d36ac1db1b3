package dev.federationlab.aws.userpools.login;

import dev.federationlab.http.Response;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.OAuthError.Refusal;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;

/**
 * What all pages of a sign-in have in common: the authorization request in their address is read
 * and checked anew. A refusal goes to the app if its address is right, and onto a page of ours if
 * not.
 */
final class FrontChannel {
  private final Surroundings surroundings;
  private final Pages pages;

  FrontChannel(Surroundings surroundings, Pages pages) {
    this.surroundings = surroundings;
    this.pages = pages;
  }

  /** One page of a sign-in. */
  @FunctionalInterface
  interface Step {
    Response take(Visit visit, Browser browser, AuthorizationRequest request)
        throws UnreadableException;
  }

  /** A handler that reads and checks the request, then takes the step. */
  Route.Handler page(Step step) {
    return visit -> answer(visit, visit.query(), step);
  }

  /**
   * Reads and checks an authorization request, and takes the step.
   *
   * @throws Refusal to be shown on a page of our own
   */
  Response answer(Visit visit, Parameters parameters, Step step) throws UnreadableException {
    visit.inquiry().phase("authorization request");
    var destination = Destination.read(visit, parameters, surroundings.pools());
    AuthorizationRequest request;
    try {
      request = AuthorizationRequest.read(destination, parameters, visit.inquiry());
    } catch (Refusal refusal) {
      return refuse(visit, destination, refusal.error());
    }
    visit.inquiry().phase("this page");
    var browser = browser(visit, request);
    try {
      return browser.finish(step.take(visit, browser, request));
    } catch (Refusal refusal) {
      visit.inquiry().refused(refusal.error().code());
      return browser.finish(pages.error(refusal.error().status(), refusal.error().code()));
    }
  }

  private Browser browser(Visit visit, AuthorizationRequest request) {
    return new Browser(
        visit, request.client().pool(), surroundings.secrets(), surroundings.address());
  }

  /** Back to the app with a refusal. */
  static Response refuse(Visit visit, AuthorizationRequest request, OAuthError error) {
    return refuse(visit, request.destination(), error);
  }

  private static Response refuse(Visit visit, Destination destination, OAuthError error) {
    visit.inquiry().refused(error.code());
    return Answers.found(destination.callback().with(error));
  }
}

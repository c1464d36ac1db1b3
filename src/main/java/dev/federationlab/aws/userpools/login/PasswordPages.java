package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.user.Asked;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.Resets;
import dev.federationlab.http.Response;
import dev.federationlab.oauth.Parameters.UnreadableException;
import java.util.List;
import java.util.Map;

/**
 * {@code /forgotPassword} and {@code /confirmForgotPassword}: another password in place of a
 * forgotten one, by the rules of the API.
 */
final class PasswordPages {
  private final Resets resets;
  private final Pages pages;

  PasswordPages(Resets resets, Pages pages) {
    this.resets = resets;
    this.pages = pages;
  }

  Response show(Visit visit, Browser browser, AuthorizationRequest request) {
    return forgot(browser, request, request.loginHint(), List.of());
  }

  Response submit(Visit visit, Browser browser, AuthorizationRequest request)
      throws UnreadableException {
    var username = browser.form().get("username").strip();
    try {
      var delivery =
          visit.within(
              call -> resets.forgot(Moment.of(call), Asked.of(request.client(), username)));
      return reset(
          browser,
          request,
          Map.of("username", username, "delivery", delivery.destination()),
          List.of());
    } catch (ServiceException e) {
      refused(visit, e);
      return forgot(
          browser,
          request,
          username,
          Fault.of(e).stream().map(fault -> Fault.username(fault.words())).toList());
    }
  }

  Response submitReset(Visit visit, Browser browser, AuthorizationRequest request)
      throws UnreadableException {
    var form = browser.form();
    var username = form.get("username").strip();
    try {
      visit.within(
          call ->
              resets.confirm(
                  Moment.of(call),
                  Asked.of(request.client(), username),
                  form.get("code").strip(),
                  form.get("password")));
      return Answers.seeOther(
          Granting.address("/login", request, Map.of("done", "password", "login_hint", username)));
    } catch (ServiceException e) {
      refused(visit, e);
      return reset(
          browser,
          request,
          Map.of(
              "username", username,
              "delivery", form.get("delivery"),
              "code", form.get("code")),
          Fault.of(e));
    }
  }

  /** For somebody who wanted to sign in and whose password an administrator has reset. */
  Response resetFirst(Browser browser, AuthorizationRequest request, String username) {
    return reset(browser, request, Map.of("username", username), List.of());
  }

  private static void refused(Visit visit, ServiceException e) {
    visit.inquiry().refused(e.error().code());
    visit.inquiry().tell("what the user pool says of it", e.error().code() + ": " + e.message());
  }

  private Response forgot(
      Browser browser, AuthorizationRequest request, String username, List<Fault> faults) {
    return pages.page(
        browser,
        request,
        "forgot-password",
        "/forgotPassword",
        Map.of("username", username),
        faults);
  }

  private Response reset(
      Browser browser,
      AuthorizationRequest request,
      Map<String, String> model,
      List<Fault> faults) {
    return pages.page(browser, request, "reset-password", "/confirmForgotPassword", model, faults);
  }
}

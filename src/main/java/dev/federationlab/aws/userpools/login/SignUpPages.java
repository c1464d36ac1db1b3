package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.user.Asked;
import dev.federationlab.aws.userpools.user.Confirmations;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.SignUps;
import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.http.Response;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;

/**
 * {@code /signup}, {@code /confirm} and {@code /resendcode}: an account of one's own, by the rules
 * of the API. Who confirms in the browser in which they signed up is signed in by it.
 */
final class SignUpPages {
  private final SignUps signUps;
  private final Confirmations confirmations;
  private final Granting granting;
  private final Pages pages;

  SignUpPages(SignUps signUps, Confirmations confirmations, Granting granting, Pages pages) {
    this.signUps = signUps;
    this.confirmations = confirmations;
    this.granting = granting;
    this.pages = pages;
  }

  Response show(Visit visit, Browser browser, AuthorizationRequest request) {
    requireOpen(visit, request);
    return signUp(browser, request, request.loginHint(), Parameters.NONE, List.of());
  }

  Response submit(Visit visit, Browser browser, AuthorizationRequest request)
      throws UnreadableException {
    var form = browser.form();
    requireOpen(visit, request);
    var username = form.get("username").strip();
    try {
      var registration =
          new SignUps.Registration(
              Asked.of(request.client(), username),
              form.get("password"),
              attributes(request, form),
              Map.of());
      var signedUp =
          visit.within(
              call -> {
                var made = signUps.signUp(Moment.of(call), registration);
                browser.signingUp(call.store(), made.user().username(), made.user().sub());
                return made;
              });
      if (signedUp.confirmed()) {
        return passwordIsEnough(request)
            ? signedIn(visit, browser, request, signedUp.user())
            : confirmed(request);
      }
      var delivery = signedUp.delivery();
      return confirm(
          browser,
          request,
          Map.of("username", username, "delivery", delivery == null ? "" : delivery.destination()),
          List.of());
    } catch (ServiceException e) {
      refused(visit, e);
      return signUp(browser, request, username, form, Fault.of(e));
    }
  }

  /** The form; a link in a mail fills it in, but following it confirms nothing yet. */
  Response showConfirm(Visit visit, Browser browser, AuthorizationRequest request) {
    var parameters = request.parameters();
    return confirm(
        browser,
        request,
        Map.of(
            "username",
            parameters.find("user_name").orElseGet(() -> parameters.get("username")),
            "code",
            parameters.get("confirmation_code")),
        List.of());
  }

  Response submitConfirm(Visit visit, Browser browser, AuthorizationRequest request)
      throws UnreadableException {
    var form = browser.form();
    var username = form.get("username").strip();
    try {
      var asked = Asked.of(request.client(), username);
      var arrived =
          visit.within(
              call -> {
                var signingUp = browser.signingUp(call.store());
                var user =
                    confirmations.confirm(Moment.of(call), asked, form.get("code").strip(), false);
                return signingUp
                    .filter(one -> one.sub().equals(user.sub()) && passwordIsEnough(request))
                    .map(one -> user);
              });
      return arrived.isPresent()
          ? signedIn(visit, browser, request, arrived.get())
          : confirmed(request);
    } catch (ServiceException e) {
      refused(visit, e);
      return confirm(browser, request, kept(form), Fault.of(e));
    }
  }

  Response resend(Visit visit, Browser browser, AuthorizationRequest request)
      throws UnreadableException {
    var form = browser.form();
    var username = form.get("username").strip();
    try {
      var delivery = visit.within(call -> resent(call, request, username));
      return confirm(
          browser,
          request,
          Map.of(
              "username", username,
              "delivery", delivery,
              "notice", "Another code is on its way. Only the newest is good."),
          List.of());
    } catch (ServiceException e) {
      refused(visit, e);
      return confirm(browser, request, kept(form), Fault.of(e));
    }
  }

  private String resent(Call call, AuthorizationRequest request, String username) {
    return confirmations
        .resend(Moment.of(call), Asked.of(request.client(), username))
        .destination();
  }

  /** For somebody who wanted to sign in and has not confirmed their account yet. */
  Response confirmFirst(Browser browser, AuthorizationRequest request, String username) {
    return confirm(
        browser,
        request,
        Map.of("username", username, "notice", "Confirm your account before you sign in."),
        List.of());
  }

  private Response signedIn(Visit visit, Browser browser, AuthorizationRequest request, User user) {
    return granting.signedIn(visit, browser, request, Granting.Arrival.local(user));
  }

  /** To sign in with the password, and with what the pool asks besides. */
  private static Response confirmed(AuthorizationRequest request) {
    return Answers.seeOther(Granting.address("/login", request, Map.of("done", "confirmed")));
  }

  /**
   * Whether who has just chosen a password may come in on the strength of it: not where the pool
   * demands a second factor, nor by an app client that takes no passwords.
   */
  private static boolean passwordIsEnough(AuthorizationRequest request) {
    return Providers.local(request.client()) && request.client().pool().mfa() != UserPoolMfaType.ON;
  }

  private static void requireOpen(Visit visit, AuthorizationRequest request) {
    boolean open = Providers.local(request.client()) && request.client().pool().allowsSignUp();
    visit
        .inquiry()
        .require(
            open,
            "who may create users",
            "everybody, with COGNITO among SupportedIdentityProviders",
            open ? "everybody" : "not from here",
            "API Reference, AdminCreateUserConfigType",
            Errors.LOGIN_PAGES_UNAVAILABLE);
  }

  private static SortedMap<String, String> attributes(
      AuthorizationRequest request, Parameters form) {
    var attributes = new TreeMap<String, String>();
    for (var one : Attribute.ofSignUp(request.client().pool())) {
      Optional.of(form.get(one.field()).strip())
          .filter(value -> !value.isEmpty())
          .ifPresent(value -> attributes.put(one.name(), value));
    }
    return attributes;
  }

  private static Map<String, String> kept(Parameters form) {
    return Map.of(
        "username", form.get("username").strip(),
        "delivery", form.get("delivery"),
        "code", form.get("code"));
  }

  private static void refused(Visit visit, ServiceException e) {
    visit.inquiry().refused(e.error().code());
    visit.inquiry().tell("what the user pool says of it", e.error().code() + ": " + e.message());
  }

  private Response signUp(
      Browser browser,
      AuthorizationRequest request,
      String username,
      Parameters form,
      List<Fault> faults) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("username", username);
    model.put(
        "fields",
        Attribute.ofSignUp(request.client().pool()).stream()
            .map(one -> one.shown(form.get(one.field())))
            .toList());
    return pages.page(browser, request, "sign-up", "/signup", model, faults);
  }

  private Response confirm(
      Browser browser,
      AuthorizationRequest request,
      Map<String, String> model,
      List<Fault> faults) {
    return pages.page(browser, request, "confirm", "/confirm", model, faults);
  }
}

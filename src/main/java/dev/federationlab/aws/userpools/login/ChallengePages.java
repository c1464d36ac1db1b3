package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.login.LocalSignIn.Challenge;
import dev.federationlab.aws.userpools.login.LocalSignIn.Done;
import dev.federationlab.aws.userpools.login.LocalSignIn.Progress;
import dev.federationlab.http.Response;
import dev.federationlab.oauth.Parameters;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the pool asks besides the password: a new password in place of a temporary one, the code of
 * an authenticator app, or to set one up (aws-behaviour 3.6).
 */
final class ChallengePages {
  private static final String NEW_PASSWORD = ChallengeForm.NEW_PASSWORD;
  private static final String TOTP = "SOFTWARE_TOKEN_MFA";
  private static final String SETUP = "MFA_SETUP";

  /** Refusals after which the same session still takes another answer. */
  private static final Set<String> AGAIN =
      Set.of(
          "CodeMismatchException",
          "EnableSoftwareTokenMFAException",
          "InvalidParameterException",
          "InvalidPasswordException",
          "PasswordHistoryPolicyViolationException");

  private final LocalSignIn local;
  private final Granting granting;
  private final Pages pages;

  ChallengePages(LocalSignIn local, Granting granting, Pages pages) {
    this.local = local;
    this.granting = granting;
    this.pages = pages;
  }

  /** The next page, or the end of the sign-in. */
  Response goOn(
      Visit visit,
      Browser browser,
      AuthorizationRequest request,
      String username,
      Progress progress) {
    if (progress instanceof Done done) {
      return granting.signedIn(visit, browser, request, Granting.Arrival.local(done.user()));
    }
    var challenge = (Challenge) progress;
    visit.inquiry().tell("challenge", challenge.name());
    if (challenge.name().equals(SETUP)) {
      var enrolment =
          visit.within(call -> local.enrol(call, request.client(), challenge.session()));
      return setUp(browser, request, username, enrolment.session(), enrolment.secret(), List.of());
    }
    if (challenge.name().equals(NEW_PASSWORD)) {
      return newPassword(
          browser,
          request,
          username,
          challenge.session(),
          ChallengeForm.missing(challenge),
          Parameters.NONE,
          List.of());
    }
    return code(browser, request, username, challenge, List.of());
  }

  /**
   * The answer to a challenge.
   *
   * @throws ServiceException if the sign-in has to begin again
   */
  Response submit(Visit visit, Browser browser, AuthorizationRequest request, Parameters form) {
    var name = form.get("challenge");
    var session = form.get("challenge_session");
    var username = form.get("username");
    try {
      var progress =
          visit.within(
              call ->
                  name.equals(SETUP)
                      ? local.enrolled(call, request.client(), session, username, form.get("code"))
                      : local.answer(
                          call,
                          request.client(),
                          name,
                          session,
                          ChallengeForm.answers(name, username, form)));
      return goOn(visit, browser, request, username, progress);
    } catch (ServiceException e) {
      if (!AGAIN.contains(e.error().code())) {
        throw e;
      }
      visit.inquiry().refused(e.error().code());
      visit.inquiry().tell("what the user pool says of it", e.error().code() + ": " + e.message());
      return again(browser, request, form, Fault.of(e));
    }
  }

  private Response again(
      Browser browser, AuthorizationRequest request, Parameters form, List<Fault> faults) {
    var name = form.get("challenge");
    var session = form.get("challenge_session");
    var username = form.get("username");
    return switch (name) {
      case SETUP -> setUp(browser, request, username, session, form.get("secret"), faults);
      case NEW_PASSWORD ->
          newPassword(browser, request, username, session, ChallengeForm.asked(form), form, faults);
      default -> code(browser, request, username, new Challenge(name, session, Map.of()), faults);
    };
  }

  private Response newPassword(
      Browser browser,
      AuthorizationRequest request,
      String username,
      String session,
      List<Attribute> missing,
      Parameters form,
      List<Fault> faults) {
    var model = model(NEW_PASSWORD, session, username);
    model.put("fields", missing.stream().map(one -> one.shown(form.get(one.field()))).toList());
    return pages.page(browser, request, "new-password", "/login", model, faults);
  }

  private Response code(
      Browser browser,
      AuthorizationRequest request,
      String username,
      Challenge challenge,
      List<Fault> faults) {
    var model = model(challenge.name(), challenge.session(), username);
    boolean app = challenge.name().equals(TOTP);
    var to = challenge.parameters().getOrDefault("CODE_DELIVERY_DESTINATION", "");
    model.put("title", "Enter a code");
    model.put("lead", app ? "as your authenticator app shows it now" : "that was sent to " + to);
    model.put("hint", app ? "Six digits; a new code every 30 seconds." : "");
    model.put("otpauth", "");
    return pages.page(browser, request, "code", "/login", model, faults);
  }

  private Response setUp(
      Browser browser,
      AuthorizationRequest request,
      String username,
      String session,
      String secret,
      List<Fault> faults) {
    var model = model(SETUP, session, username);
    var issuer = String.valueOf(request.client().pool().type().name());
    model.put("title", "Set up an authenticator app");
    model.put("lead", "This pool asks for a second factor whenever you sign in.");
    model.put("hint", "Six digits; a new code every 30 seconds.");
    model.put("secret", secret);
    model.put(
        "otpauth",
        "otpauth://totp/"
            + percent(issuer + ":" + username)
            + "?secret="
            + percent(secret)
            + "&issuer="
            + percent(issuer));
    return pages.page(browser, request, "code", "/login", model, faults);
  }

  private static String percent(String text) {
    return Parameters.encode(text).replace("+", "%20");
  }

  private static Map<String, Object> model(String challenge, String session, String username) {
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("challenge", challenge);
    model.put("challengeSession", session);
    model.put("username", username);
    return model;
  }
}

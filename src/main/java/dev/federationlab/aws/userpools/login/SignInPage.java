package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.http.Response;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Parameters.UnreadableException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code /login}: with whom to sign in, or username and password. */
final class SignInPage {
  private final LocalSignIn local;
  private final Providers providers;
  private final Authorize authorize;
  private final ChallengePages challenges;
  private final SignUpPages signUps;
  private final PasswordPages passwords;
  private final Pages pages;

  SignInPage(
      LocalSignIn local,
      Providers providers,
      Authorize authorize,
      ChallengePages challenges,
      SignUpPages signUps,
      PasswordPages passwords,
      Pages pages) {
    this.local = local;
    this.providers = providers;
    this.authorize = authorize;
    this.challenges = challenges;
    this.signUps = signUps;
    this.passwords = passwords;
    this.pages = pages;
  }

  /** An app client that lets nobody in has no pages. */
  static void requireSomeProvider(Visit visit, AuthorizationRequest request) {
    var all = request.client().identityProviders();
    visit
        .inquiry()
        .require(
            !all.isEmpty(),
            "identity providers",
            "at least one among SupportedIdentityProviders",
            all.isEmpty() ? "none" : String.join(", ", all),
            "API Reference, CreateUserPoolClient",
            Errors.LOGIN_PAGES_UNAVAILABLE);
  }

  Response show(Visit visit, Browser browser, AuthorizationRequest request) {
    requireSomeProvider(visit, request);
    var signedIn =
        visit
            .within(call -> authorize.signedIn(call, browser, request))
            .map(User::username)
            .orElse("");
    return page(visit, browser, request, request.loginHint(), signedIn, List.of());
  }

  /** Username and password, or the answer to a challenge. */
  Response submit(Visit visit, Browser browser, AuthorizationRequest request)
      throws UnreadableException {
    var form = browser.form();
    visit
        .inquiry()
        .require(
            Providers.local(request.client()),
            "sign-in with a password",
            Granting.COGNITO + " among SupportedIdentityProviders",
            String.join(", ", request.client().identityProviders()),
            "API Reference, CreateUserPoolClient",
            Errors.LOGIN_PAGES_UNAVAILABLE);
    if (form.find("challenge").isPresent()) {
      try {
        return challenges.submit(visit, browser, request, form);
      } catch (ServiceException e) {
        return refused(visit, browser, request, form, e);
      }
    }
    return withPassword(visit, browser, request, form);
  }

  private Response withPassword(
      Visit visit, Browser browser, AuthorizationRequest request, Parameters form) {
    var username = form.get("username").strip();
    if (username.isEmpty() || form.get("password").isEmpty()) {
      visit.inquiry().refused("InvalidParameterException");
      return page(
          visit,
          browser,
          request,
          username,
          "",
          List.of(
              username.isEmpty()
                  ? Fault.username("Enter who you are.")
                  : Fault.password("Enter your password.")));
    }
    try {
      var progress =
          visit.within(call -> local.begin(call, request.client(), username, form.get("password")));
      return challenges.goOn(visit, browser, request, username, progress);
    } catch (ServiceException e) {
      return refused(visit, browser, request, form, e);
    }
  }

  private Response refused(
      Visit visit,
      Browser browser,
      AuthorizationRequest request,
      Parameters form,
      ServiceException e) {
    var code = e.error().code();
    var username = form.get("username").strip();
    visit.inquiry().refused(code);
    visit.inquiry().tell("what the user pool says of it", code + ": " + e.message());
    if (code.equals(UserPoolErrors.USER_NOT_CONFIRMED.code())) {
      return signUps.confirmFirst(browser, request, username);
    }
    if (code.equals("PasswordResetRequiredException")) {
      return passwords.resetFirst(browser, request, username);
    }
    boolean wrong =
        code.equals(UserPoolErrors.NOT_AUTHORIZED.code())
            && e.message().equals(UserPoolErrors.NOT_AUTHORIZED.message());
    return page(
        visit,
        browser,
        request,
        username,
        "",
        wrong
            ? List.of(Fault.password("Username and password do not belong together."))
            : Fault.of(e));
  }

  private Response page(
      Visit visit,
      Browser browser,
      AuthorizationRequest request,
      String username,
      String signedInAs,
      List<Fault> faults) {
    var all = visit.within(call -> providers.of(call.store(), request.client()));
    Map<String, Object> model = new LinkedHashMap<>();
    model.put("providers", all.stream().map(one -> Providers.shown(one, request)).toList());
    model.put("local", Providers.local(request.client()));
    model.put("signUpAllowed", request.client().pool().allowsSignUp());
    model.put("username", username);
    model.put("signedInAs", signedInAs);
    model.put("continueAddress", Authorize.goOn(request));
    model.put("notice", notice(request));
    return pages.page(browser, request, "sign-in", "/login", model, faults);
  }

  private static String notice(AuthorizationRequest request) {
    return switch (request.parameters().get("done")) {
      case "password" -> "Your password is changed. Sign in with it.";
      case "confirmed" -> "Your account is confirmed. Sign in with it.";
      default -> "";
    };
  }
}

package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.aws.userpools.user.Users;
import dev.federationlab.http.Response;
import dev.federationlab.oauth.OAuthError;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/**
 * Where apps send browsers: goes on at once where somebody is signed in already, else to the
 * sign-in page, or to the web identity provider that is asked for (aws-behaviour 3.13).
 */
final class Authorize {
  private final Users users;
  private final Providers providers;
  private final Granting granting;
  private final Brokering brokering;

  Authorize(Users users, Providers providers, Granting granting, Brokering brokering) {
    this.users = users;
    this.providers = providers;
    this.granting = granting;
    this.brokering = brokering;
  }

  Response begin(Visit visit, Browser browser, AuthorizationRequest request) {
    SignInPage.requireSomeProvider(visit, request);
    var wanted = wanted(visit, request);
    if (wanted.refusal().isPresent()) {
      return FrontChannel.refuse(visit, request, wanted.refusal().get());
    }
    if (!request.anew()) {
      var silent = visit.within(call -> silently(call, browser, request, wanted.name()));
      if (silent.isPresent()) {
        return silent.get();
      }
    }
    if (request.prompts().contains("none")) {
      visit
          .inquiry()
          .note(false, "session", "one of this browser", "none", "OpenID Connect Core §3.1.2.6");
      return FrontChannel.refuse(visit, request, Errors.LOGIN_REQUIRED);
    }
    return wanted.provider().isPresent()
        ? brokering.begin(visit, browser, request, wanted.provider().get())
        : Answers.found(Granting.address("/login", request));
  }

  /** With whom to sign in: empty if the person is to choose. */
  private record Wanted(
      String name, Optional<IdentityProviderType> provider, Optional<OAuthError> refusal) {}

  private Wanted wanted(Visit visit, AuthorizationRequest request) {
    var client = request.client();
    var name = request.parameters().get("identity_provider");
    var identifier = request.parameters().get("idp_identifier");
    if (name.isEmpty() && identifier.isEmpty()) {
      var all = visit.within(call -> providers.of(call.store(), client));
      boolean only = all.size() == 1 && !Providers.local(client);
      return only
          ? new Wanted(all.get(0).providerName(), Optional.of(all.get(0)), Optional.empty())
          : new Wanted("", Optional.empty(), Optional.empty());
    }
    boolean local = name.equals(Granting.COGNITO) && Providers.local(client);
    var provider =
        visit.within(
            call ->
                name.isEmpty()
                    ? providers.identified(call.store(), client, identifier)
                    : providers.named(call.store(), client, name));
    boolean known = local || provider.isPresent();
    visit
        .inquiry()
        .note(
            known,
            "identity provider",
            "one of the app client's: " + String.join(", ", client.identityProviders()),
            name.isEmpty() ? identifier : name,
            Destination.SOURCE);
    return new Wanted(
        provider.map(IdentityProviderType::providerName).orElse(name),
        provider,
        known
            ? Optional.empty()
            : Optional.of(Errors.invalidRequest("The app client has no such identity provider")));
  }

  /** The answer for who is signed in here, if they are whom the request wants. */
  private Optional<Response> silently(
      Call call, Browser browser, AuthorizationRequest request, String provider) {
    // Whom one app client lets in, another of the same pool need not.
    var session =
        browser
            .session(call.store())
            .filter(found -> request.client().identityProviders().contains(found.provider()));
    var user = session.flatMap(found -> user(call, request, found));
    if (session.isEmpty()
        || user.isEmpty()
        || !(provider.isEmpty() || provider.equals(session.get().provider()))) {
      return Optional.empty();
    }
    call.explanation()
        .check(
            dev.federationlab.decision.Check.passed(
                "session",
                "somebody signed in here within the last hour",
                user.get().username() + ", at " + session.get().signedInAt(),
                "Cognito Developer Guide, Managed login session"));
    return Optional.of(
        Answers.found(granting.answer(call, request, user.get(), session.get().signedInAt())));
  }

  private Optional<User> user(Call call, AuthorizationRequest request, Session session) {
    return users
        .bySub(call.store(), request.client().pool(), session.sub())
        .filter(User::enabled)
        .filter(user -> !provedByAFormerPassword(session, user));
  }

  /** Whoever changes a password wants those out who came in by the one before. */
  private static boolean provedByAFormerPassword(Session session, User user) {
    return session.provider().equals(Granting.COGNITO)
        && user.password() != null
        && user.password().setAt().isAfter(session.signedInAt());
  }

  /** Who is signed in in a browser, for the sign-in page to offer. */
  Optional<User> signedIn(Call call, Browser browser, AuthorizationRequest request) {
    return browser
        .session(call.store())
        .filter(session -> request.client().identityProviders().contains(session.provider()))
        .flatMap(session -> user(call, request, session));
  }

  /** The address that goes on as who is signed in. */
  static String goOn(AuthorizationRequest request) {
    return Granting.address(
        "/oauth2/authorize",
        request,
        Map.of("prompt", "", "identity_provider", "", "idp_identifier", ""));
  }
}

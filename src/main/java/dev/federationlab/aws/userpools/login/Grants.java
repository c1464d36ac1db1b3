package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.token.Issued;
import dev.federationlab.aws.userpools.token.Occasion;
import dev.federationlab.aws.userpools.token.SignIn;
import dev.federationlab.aws.userpools.token.Tokens;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.Users;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.Parameters;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The grants of the token endpoint (aws-behaviour 3.13). */
final class Grants {
  private static final String SOURCE = "Cognito Developer Guide, Token endpoint";

  /** Scopes of a user's: what an app client asks for itself is its pool's resource servers'. */
  private static final Set<String> OF_USERS =
      Set.of("openid", "email", "phone", "profile", "aws.cognito.signin.user.admin");

  private final Codes codes;
  private final Users users;
  private final Tokens tokens;

  Grants(Codes codes, Users users, Tokens tokens) {
    this.codes = codes;
    this.users = users;
    this.tokens = tokens;
  }

  /** {@code authorization_code}. */
  Issued code(Call call, AppClient client, Parameters form) {
    var checks = new CallChecks(call);
    requireFlow(checks, client, "code");
    requirePresent(checks, form, "code");
    requirePresent(checks, form, "redirect_uri");
    var granted =
        codes.redeem(
            call, client, form.get("code"), form.get("redirect_uri"), form.get("code_verifier"));
    var user =
        users.bySub(call.store(), client.pool(), granted.sub()).filter(found -> found.enabled());
    checks.require(
        user.isPresent(),
        "user",
        "still there, and enabled",
        user.isPresent() ? granted.username() : granted.username() + ", deleted or disabled",
        SOURCE,
        Errors.INVALID_GRANT);
    return tokens.issue(
        Moment.of(call),
        client,
        user.orElseThrow(),
        SignIn.byManagedLogin(granted.signedInAt(), granted.scopes(), granted.nonce()),
        Occasion.hostedAuth());
  }

  /** {@code refresh_token}; also for tokens that {@code InitiateAuth} has issued. */
  Issued refresh(Call call, AppClient client, Parameters form) {
    requirePresent(new CallChecks(call), form, "refresh_token");
    var moment = Moment.of(call);
    return tokens.renew(
        moment, tokens.present(moment, client, form.get("refresh_token")), Map.of());
  }

  /** {@code client_credentials}: an access token for the app client itself. */
  Issued clientCredentials(Call call, AppClient client, Parameters form) {
    var checks = new CallChecks(call);
    requireFlow(checks, client, "client_credentials");
    checks.require(
        client.type().clientSecret() != null,
        "client secret",
        "an app client that has one",
        client.type().clientSecret() == null ? "it has none" : "it has one",
        SOURCE,
        Errors.UNAUTHORIZED_CLIENT);
    var own =
        client.type().allowedOAuthScopes().stream().filter(s -> !OF_USERS.contains(s)).toList();
    var asked = form.get("scope").strip();
    var scopes =
        asked.isEmpty() ? own : List.copyOf(new LinkedHashSet<>(List.of(asked.split(" +"))));
    checks.require(
        own.containsAll(scopes) && !scopes.isEmpty(),
        "scope",
        "scopes of resource servers, among those of the app client: " + String.join(" ", own),
        asked.isEmpty() ? "none asked for, which means all" : asked,
        SOURCE,
        Errors.INVALID_SCOPE);
    return tokens.issueToClient(Moment.of(call), client, scopes);
  }

  private static void requireFlow(CallChecks checks, AppClient client, String flow) {
    var allowed = client.type().allowedOAuthFlowsAsStrings();
    boolean on = Boolean.TRUE.equals(client.type().allowedOAuthFlowsUserPoolClient());
    checks.require(
        on && allowed.contains(flow),
        "OAuth flow",
        flow + " among AllowedOAuthFlows, and AllowedOAuthFlowsUserPoolClient true",
        (allowed.isEmpty() ? "none" : String.join(", ", allowed)) + "; " + on,
        "API Reference, CreateUserPoolClient",
        Errors.UNAUTHORIZED_CLIENT);
  }

  private static void requirePresent(CallChecks checks, Parameters form, String name) {
    boolean present = form.find(name).isPresent();
    checks.require(
        present,
        name,
        "present",
        present ? "present" : "none",
        SOURCE,
        new OAuthError("invalid_request", "", 400));
  }
}

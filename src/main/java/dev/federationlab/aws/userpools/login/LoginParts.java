package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.userpools.auth.Authentication;
import dev.federationlab.aws.userpools.login.broker.Broker;
import dev.federationlab.aws.userpools.pool.IdentityProviders;
import dev.federationlab.aws.userpools.pool.Pools;
import dev.federationlab.aws.userpools.token.AccessTokens;
import dev.federationlab.aws.userpools.token.PoolKeys;
import dev.federationlab.aws.userpools.token.Tokens;
import dev.federationlab.aws.userpools.user.UserRules;
import dev.federationlab.decision.Trail;
import dev.federationlab.http.StyleSheet;
import dev.federationlab.oauth.PageRenderer;
import dev.federationlab.oauth.Secrets;
import dev.federationlab.store.Store;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;

/** Puts managed login together. */
public final class LoginParts {
  private LoginParts() {}

  /**
   * What of the installation it stands on.
   *
   * @param address the embedded AWS's public address, without slash at its end
   */
  public record Ground(
      Store store,
      Trail trail,
      Clock clock,
      SecureRandom random,
      PageRenderer pages,
      URI address) {}

  /** What of the user pools it stands on. */
  public record Rules(
      Pools pools,
      IdentityProviders providers,
      UserRules users,
      Authentication authentication,
      Tokens tokens,
      AccessTokens accessTokens,
      PoolKeys keys,
      Broker broker) {}

  /** Managed login over these. */
  public static ManagedLogin of(Ground ground, Rules rules) {
    var surroundings =
        new Surroundings(
            ground.store(),
            rules.pools(),
            ground.trail(),
            ground.clock(),
            new Secrets(ground.random()),
            ground.random(),
            ground.pages(),
            ground.address());
    var pages = new Pages(ground.pages());
    var channel = new FrontChannel(surroundings, pages);
    var codes = new Codes(ground.random());
    var granting = new Granting(codes, rules.tokens(), rules.users().triggers());
    var providers = new Providers(rules.providers());
    var users = rules.users();
    var local = new PoolSignIn(rules.authentication());
    var brokering =
        new Brokering(
            surroundings,
            channel,
            providers,
            granting,
            new Brokering.Needs(
                rules.broker(), new Passages(rules.pools(), rules.keys()), users.federated()));
    var authorize = new Authorize(users.users(), providers, granting, brokering);
    var signUps = new SignUpPages(users.signUps(), users.confirmations(), granting, pages);
    var passwords = new PasswordPages(users.resets(), pages);
    var challenges = new ChallengePages(local, granting, pages);
    var signIn = new SignInPage(local, providers, authorize, challenges, signUps, passwords, pages);
    var authentication = new ClientAuthentication(rules.pools());
    var tokens =
        new TokenEndpoint(authentication, new Grants(codes, users.users(), rules.tokens()));
    var userInfo = new UserInfo(rules.accessTokens());
    var revocation = new Revocation(authentication, rules.tokens());
    var logout = new Logout(surroundings);
    var style = StyleSheet.of("/oauth/card.css", "/login/page.css", "/login/forms.css");
    return new ManagedLogin(
        surroundings,
        pages,
        List.of(
            Route.page("GET", "/_login/managed-login.css", "style sheet", visit -> style),
            Route.page("GET", "/confirm", "confirm page", channel.page(signUps::showConfirm)),
            Route.page("POST", "/confirm", "confirm", channel.page(signUps::submitConfirm)),
            Route.page(
                "POST",
                "/confirmForgotPassword",
                "confirm forgot password",
                channel.page(passwords::submitReset)),
            Route.page("GET", "/confirmUser", "confirm page", channel.page(signUps::showConfirm)),
            Route.page("POST", "/confirmUser", "confirm", channel.page(signUps::submitConfirm)),
            Route.page(
                "GET",
                "/error",
                "error page",
                visit -> pages.error(400, visit.query().get("error"))),
            Route.page(
                "GET", "/forgotPassword", "forgot password page", channel.page(passwords::show)),
            Route.page(
                "POST", "/forgotPassword", "forgot password", channel.page(passwords::submit)),
            Route.page("GET", "/login", "sign-in page", channel.page(signIn::show)),
            Route.page("POST", "/login", "sign-in", channel.page(signIn::submit)),
            Route.page("GET", "/logout", "logout", logout::answer),
            Route.page("GET", "/oauth2/authorize", "authorize", channel.page(authorize::begin)),
            Route.page("GET", "/oauth2/idpresponse", "idpresponse", brokering::returned),
            Route.page("POST", "/oauth2/idpresponse", "idpresponse", brokering::returned),
            Route.app("POST", "/oauth2/revoke", "revoke", revocation::answer),
            Route.app("POST", "/oauth2/token", "token", tokens::answer),
            Route.app("GET", "/oauth2/userInfo", "userInfo", userInfo::answer),
            Route.app("POST", "/oauth2/userInfo", "userInfo", userInfo::answer),
            Route.page("POST", "/resendcode", "resend code", channel.page(signUps::resend)),
            Route.page("GET", "/signup", "sign-up page", channel.page(signUps::show)),
            Route.page("POST", "/signup", "sign-up", channel.page(signUps::submit))));
  }
}

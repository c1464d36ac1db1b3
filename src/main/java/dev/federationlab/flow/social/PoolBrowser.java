package dev.federationlab.flow.social;

import static dev.federationlab.flow.ArtifactKind.AUTHORIZATION_CODE;
import static dev.federationlab.flow.Message.Channel.FRONT;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.Outcome;
import dev.federationlab.flow.Query;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.client.UserAgent;
import dev.federationlab.http.Exchange;
import java.net.URI;
import java.util.List;

/**
 * The person's browser at the user pool's own origin. What it has of Facebook's is another's: the
 * two origins share no cookie.
 */
final class PoolBrowser {
  private final UserAgent browser;

  /**
   * @param cookies that it has already; empty for none
   */
  PoolBrowser(Run run, String cookies) {
    this.browser = new UserAgent(request -> run.send(request, x -> arrow(run, x))).with(cookies);
  }

  /**
   * Opens an address of the pool's.
   *
   * @return where the pool sends the browser on to
   * @throws Refused if the pool shows an error page of its own instead
   */
  URI open(URI address) throws Refused {
    var exchange = browser.open(address);
    var redirect = UserAgent.redirect(exchange);
    if (redirect.isPresent()) {
      return elsewhere(exchange.request().uri(), redirect.get());
    }
    var response = exchange.response().orElseThrow(() -> new ConversationBroken("no answer"));
    var page = UserAgent.page(exchange, response);
    if (response.status() < 400) {
      throw new ConversationBroken("the user pool shows a page: " + page.title());
    }
    var code = page.select(".error-code").text().strip();
    throw new Refused(
        new Outcome(
            Outcome.Kind.REFUSED,
            code.isEmpty() ? "refused" : code,
            Actor.USER_POOL,
            response.status(),
            page.select("h1").text()));
  }

  /** The page that the pool shows instead stands at an address of its own, which says the error. */
  private static URI elsewhere(URI at, URI redirect) throws Refused {
    if (at.getRawAuthority().equals(redirect.getRawAuthority())
        && "/error".equals(redirect.getPath())) {
      throw new Refused(
          new Outcome(
              Outcome.Kind.REFUSED,
              Query.first(redirect, "error").orElse("refused"),
              Actor.USER_POOL,
              302,
              "the pool shows a page of its own: " + redirect.getPath()));
    }
    return redirect;
  }

  /** The pool's cookies, as the browser sends them. */
  String cookies() {
    return browser.cookies();
  }

  private static Stage.Planned arrow(Run run, Exchange exchange) {
    var address = exchange.request().uri();
    var carries = Callback.code(address).isPresent();
    var brings =
        UserAgent.redirect(exchange)
            .filter(to -> Callback.isAt(run, to) && Callback.code(to).isPresent())
            .isPresent();
    return new Stage.Planned(
        Actor.YOU,
        Actor.USER_POOL,
        exchange.request().method() + " " + address.getRawPath(),
        FRONT,
        codeIf(carries),
        codeIf(brings));
  }

  private static List<ArtifactKind> codeIf(boolean there) {
    return there ? List.of(AUTHORIZATION_CODE) : List.of();
  }
}

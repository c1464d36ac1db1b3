package dev.federationlab.provider.oauth;

import dev.federationlab.http.StyleSheet;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Registry;
import dev.federationlab.provider.Surroundings;
import java.net.URI;
import java.util.List;

/** The way of a browser to a code, put together: what the provider's manner leaves the same. */
public final class FrontDoor {
  private final Pages pages;
  private final String name;
  private final FrontChannel channel;
  private final SignIn signIn;
  private final SignUp signUp;
  private final Consent consent;

  /**
   * @param base the provider's address: {@code http://localhost:7071/google}
   */
  public FrontDoor(Manner manner, URI base, Registry registry, Surroundings surroundings) {
    var people = registry.people();
    this.pages = new Pages(surroundings.pages(), manner, people, base.getPath());
    this.name = manner.name();
    this.channel =
        new FrontChannel(
            manner, registry.clients(), registry.sessions(), registry.grants(), pages, base);
    this.signIn = new SignIn(channel, people, pages);
    this.signUp = new SignUp(signIn, people, registry.sessions(), pages, surroundings.clock());
    this.consent = new Consent(channel, people, pages, manner);
  }

  /** What answers where apps send browsers, to be mounted at {@link Manner#authorizationPath}. */
  public Route.Handler authorization() {
    return channel.page(signIn::begin);
  }

  /**
   * All the other pages, and how they look: as those of all providers, with an accent of its own.
   */
  public List<Route> routes() {
    var sheet =
        StyleSheet.of("/oauth/card.css", "/provider/pages.css", "/provider/" + name + ".css");
    var style = new Answer(sheet.status(), sheet.headers(), sheet.body());
    return List.of(
        new Route("GET", "/assets/" + name + ".css", "style sheet", (incoming, inquiry) -> style),
        new Route("GET", "/consent", "consent page", channel.page(consent::show)),
        new Route("POST", "/consent", "consent", channel.page(consent::submit)),
        new Route("POST", "/signin", "sign-in", channel.page(signIn::submit)),
        new Route("POST", "/signout", "sign-out", channel.page(signIn::leave)),
        new Route("GET", "/signup", "sign-up page", channel.page(signUp::show)),
        new Route("POST", "/signup", "sign-up", channel.page(signUp::submit)));
  }

  /** A page of our own that says what is wrong. */
  Answer error(OAuthError error) {
    return pages.error(error);
  }
}

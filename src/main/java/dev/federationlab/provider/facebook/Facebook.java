package dev.federationlab.provider.facebook;

import dev.federationlab.oauth.Secrets;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Client;
import dev.federationlab.provider.Incoming;
import dev.federationlab.provider.Provider;
import dev.federationlab.provider.Registry;
import dev.federationlab.provider.Surroundings;
import dev.federationlab.provider.TokenForms;
import dev.federationlab.provider.TokenForms.Form;
import dev.federationlab.provider.oauth.Endpoints;
import dev.federationlab.provider.oauth.FrontDoor;
import dev.federationlab.provider.oauth.Minting;
import dev.federationlab.provider.oauth.Registration;
import dev.federationlab.provider.oauth.Route;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The stand-in for Facebook: its parts put together, and the table of its addresses. */
public final class Facebook implements Provider {
  static final String NAME = "facebook";

  /** Every version of the Graph API is the same here. */
  private static final Pattern VERSION = Pattern.compile("^/v\\d{1,2}\\.\\d(?=/)");

  private static final TokenForms FORMS =
      new TokenForms(new Form("AQ", 120), new Form("EAA", 120), null, Duration.ofDays(60));

  private final FacebookManner manner = new FacebookManner();
  private final Minting minting;
  private final Registration registration;
  private final Endpoints endpoints;

  /**
   * Opens the provider on an origin.
   *
   * @param publicUrl the origin, without slash at its end; its addresses begin with this and {@code
   *     /facebook}
   * @param clients the apps that it knows; those registered before stay
   */
  public Facebook(URI publicUrl, Surroundings surroundings, List<Client> clients) {
    var base = URI.create(publicUrl + "/" + NAME);
    var registry = Registry.open(surroundings, NAME, FORMS, secrets -> secrets.digits(17), clients);
    this.minting =
        new Minting(
            registry,
            List.of(FacebookManner.PUBLIC_PROFILE, FacebookManner.EMAIL),
            surroundings.clock());
    this.registration = registration(registry);
    var door = new FrontDoor(manner, base, registry, surroundings);
    var wording = new GraphWording(registry.secrets());
    this.endpoints =
        new Endpoints(
            title(),
            routes(door, registry, wording),
            wording,
            door,
            surroundings.trail(),
            surroundings.clock());
  }

  private List<Route> routes(FrontDoor door, Registry registry, GraphWording wording) {
    var accessTokens = new AccessTokenEndpoint(registry, wording);
    var tokens = new UserTokens(registry.grants());
    var debug = new DebugToken(registry, tokens, wording);
    var profile = new Profile(registry, tokens, wording);
    var routes = new ArrayList<>(door.routes());
    routes.addAll(
        List.of(
            new Route("GET", "/app", "app", profile::app),
            new Route("GET", "/debug_token", "debug_token", debug::answer),
            new Route("GET", manner.authorizationPath(), "login dialog", door.authorization()),
            new Route("GET", "/me", "me", profile::me),
            new Route("GET", "/oauth/access_token", "access token", accessTokens::answer),
            new Route("POST", "/oauth/access_token", "access token", accessTokens::answer)));
    return routes;
  }

  private static Registration registration(Registry registry) {
    Secrets secrets = registry.secrets();
    return new Registration(
        registry.clients(),
        () -> secrets.digits(15),
        () -> HexFormat.of().formatHex(secrets.bytes(16)));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return manner.title();
  }

  @Override
  public Answer answer(Incoming incoming) {
    var unversioned = VERSION.matcher(incoming.path()).replaceFirst("");
    return endpoints.answer(incoming.below(unversioned));
  }

  @Override
  public Optional<Map<String, Object>> control(String action, Map<String, Object> parameters) {
    if (action.equals("tokens")) {
      return Optional.of(Map.of("access_token", minting.mint(parameters)));
    }
    if (action.equals("clients")) {
      return Optional.of(registration.register(parameters));
    }
    return Optional.empty();
  }
}

package dev.federationlab.provider.google;

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
import dev.federationlab.provider.oauth.Registration;
import dev.federationlab.provider.oauth.Route;
import dev.federationlab.token.SigningKeys;
import dev.federationlab.token.TokenVerifier;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stand-in for Google: its parts put together, and the table of its addresses. */
public final class Google implements Provider {
  static final String NAME = "google";

  private static final TokenForms FORMS =
      new TokenForms(
          new Form("4/0A", 51), new Form("ya29.a0", 96), new Form("1//0", 48), Duration.ofHours(1));

  /** As long as an ID token lives, and an allowance for clocks. */
  private static final Duration KEYS_GRACE = Duration.ofMinutes(70);

  private final GoogleManner manner = new GoogleManner();
  private final SigningKeys keys;
  private final Minting minting;
  private final Registration registration;
  private final Endpoints endpoints;

  /**
   * Opens the provider on an origin.
   *
   * @param publicUrl the origin, without slash at its end; the issuer is this with {@code /google}
   * @param clients the apps that it knows; those registered before stay
   */
  public Google(URI publicUrl, Surroundings surroundings, List<Client> clients) {
    var issuer = URI.create(publicUrl + "/" + NAME);
    var clock = surroundings.clock();
    // A `sub` of Google's has up to 21 decimal digits.
    var registry = Registry.open(surroundings, NAME, FORMS, secrets -> secrets.digits(21), clients);
    this.keys =
        new SigningKeys(
            surroundings.store(), Registry.space(NAME), surroundings.keyPool(), clock, KEYS_GRACE);
    var idTokens = new IdTokens(issuer.toString(), keys, registry.secrets());
    this.minting = new Minting(registry.people(), idTokens, clock);
    this.registration = registration(registry);
    var door = new FrontDoor(manner, issuer, registry, surroundings);
    var wording = new GoogleWording();
    var tokens = new TokenEndpoint(registry, idTokens, wording);
    var verifier = new TokenVerifier(keys.asSource(issuer.toString()), clock);
    var services = new TokenServices(registry, verifier, wording, issuer.toString());
    this.endpoints =
        new Endpoints(
            title(),
            routes(door, new Published(issuer, keys), tokens, services),
            wording,
            door,
            surroundings.trail(),
            clock);
  }

  private List<Route> routes(
      FrontDoor door, Published published, TokenEndpoint tokens, TokenServices services) {
    var routes = new ArrayList<>(door.routes());
    routes.addAll(
        List.of(
            new Route(
                "GET", "/.well-known/openid-configuration", "discovery", published::discovery),
            new Route("GET", manner.authorizationPath(), "authorization", door.authorization()),
            new Route("GET", "/oauth2/v3/certs", "keys", published::certs),
            new Route("POST", "/revoke", "revocation", services::revoke),
            new Route("POST", "/token", "token", tokens::answer),
            new Route("GET", "/tokeninfo", "tokeninfo", services::tokenInfo),
            new Route("POST", "/tokeninfo", "tokeninfo", services::tokenInfo),
            new Route("GET", "/v1/userinfo", "userinfo", services::userInfo),
            new Route("POST", "/v1/userinfo", "userinfo", services::userInfo)));
    return routes;
  }

  private static Registration registration(Registry registry) {
    Secrets secrets = registry.secrets();
    return new Registration(
        registry.clients(),
        () -> secrets.digits(12) + "-" + secrets.letters(32) + ".apps.googleusercontent.com",
        () -> "GOCSPX-" + secrets.text(21));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return manner.title();
  }

  /** Puts a new key in the place of the one that signs; the old one stays published for a while. */
  public void rotate() {
    keys.rotate();
  }

  @Override
  public Answer answer(Incoming incoming) {
    return endpoints.answer(incoming);
  }

  @Override
  public Optional<Map<String, Object>> control(String action, Map<String, Object> parameters) {
    if (action.equals("tokens")) {
      return Optional.of(Map.of("id_token", minting.mint(parameters)));
    }
    if (action.equals("clients")) {
      return Optional.of(registration.register(parameters));
    }
    if (action.equals("rotate")) {
      keys.rotate();
      return Optional.of(Map.of("kid", keys.currentKeyId()));
    }
    return Optional.empty();
  }
}

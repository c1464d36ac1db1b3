package dev.federationlab.provider.amazon;

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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The stand-in for Login with Amazon: its parts put together, and the table of its addresses. */
public final class Amazon implements Provider {
  static final String NAME = "amazon";

  private static final TokenForms FORMS =
      new TokenForms(
          new Form("AN", 24), new Form("Atza|", 120), new Form("Atzr|", 120), Duration.ofHours(1));

  private final AmazonManner manner = new AmazonManner();
  private final Minting minting;
  private final Registration registration;
  private final Endpoints endpoints;

  /**
   * Opens the provider on an origin.
   *
   * @param publicUrl the origin, without slash at its end; its addresses begin with this and {@code
   *     /amazon}
   * @param clients the apps that it knows; those registered before stay
   */
  public Amazon(URI publicUrl, Surroundings surroundings, List<Client> clients) {
    var base = URI.create(publicUrl + "/" + NAME);
    var registry = Registry.open(surroundings, NAME, FORMS, Amazon::accountId, clients);
    this.minting =
        new Minting(
            registry,
            List.of(AmazonManner.PROFILE, AmazonManner.POSTAL_CODE),
            surroundings.clock());
    this.registration = registration(registry);
    var door = new FrontDoor(manner, base, registry, surroundings);
    var wording = new AmazonWording();
    this.endpoints =
        new Endpoints(
            title(),
            routes(door, registry, wording),
            wording,
            door,
            surroundings.trail(),
            surroundings.clock());
  }

  private List<Route> routes(FrontDoor door, Registry registry, AmazonWording wording) {
    var tokens = new TokenEndpoint(registry, wording);
    var services = new TokenServices(registry, wording);
    var routes = new ArrayList<>(door.routes());
    routes.addAll(
        List.of(
            new Route("GET", manner.authorizationPath(), "authorization", door.authorization()),
            new Route("POST", "/auth/o2/token", "token", tokens::answer),
            new Route("GET", "/auth/o2/tokeninfo", "tokeninfo", services::tokenInfo),
            new Route("GET", "/user/profile", "profile", services::profile)));
    return routes;
  }

  private static Registration registration(Registry registry) {
    Secrets secrets = registry.secrets();
    return new Registration(
        registry.clients(),
        () -> "amzn1.application-oa2-client." + HexFormat.of().formatHex(secrets.bytes(16)),
        () -> HexFormat.of().formatHex(secrets.bytes(32)));
  }

  private static String accountId(Secrets secrets) {
    return "amzn1.account.A" + secrets.letters(27).toUpperCase(Locale.ROOT);
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
    return endpoints.answer(incoming);
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

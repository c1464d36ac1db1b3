package dev.federationlab.provider.google;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.OAuthError.Refusal;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Client;
import dev.federationlab.provider.Incoming;
import dev.federationlab.provider.People.ReadyPerson;
import dev.federationlab.provider.Provider;
import dev.federationlab.provider.Registry;
import dev.federationlab.provider.Surroundings;
import dev.federationlab.token.SigningKeys;
import dev.federationlab.token.TokenVerifier;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The stand-in for Google: its parts put together, and the table of its addresses. */
public final class Google implements Provider {
  /** The people as whom anybody may sign in with one click. */
  public static final List<ReadyPerson> READY_PEOPLE =
      List.of(
          new ReadyPerson("ada", "Ada Okafor", "ada@example.com"),
          new ReadyPerson("ben", "Ben Lindqvist", "ben@example.com"),
          new ReadyPerson("chiara", "Chiara Rossi", "chiara@example.com"));

  private static final String NAME = "google";
  private static final String SPACE = "provider:google";

  /** As long as an ID token lives, and an allowance for clocks. */
  private static final Duration KEYS_GRACE = Duration.ofMinutes(70);

  private final Surroundings surroundings;
  private final SigningKeys keys;
  private final GooglePages pages;
  private final Minting minting;
  private final Registration registration;
  private final List<Route> routes;

  /**
   * Opens the provider on an origin.
   *
   * @param publicUrl the origin, without slash at its end; the issuer is this with {@code /google}
   * @param clients the apps that it knows; those registered before stay
   */
  public Google(URI publicUrl, Surroundings surroundings, List<Client> clients) {
    this.surroundings = surroundings;
    var issuer = URI.create(publicUrl + "/" + NAME);
    var registry = Registry.open(surroundings, SPACE, READY_PEOPLE);
    clients.forEach(registry.clients()::register);
    this.keys =
        new SigningKeys(
            surroundings.store(), SPACE, surroundings.keyPool(), surroundings.clock(), KEYS_GRACE);
    this.pages = new GooglePages(surroundings.pages(), registry.people(), issuer.getPath());
    var idTokens = new IdTokens(issuer.toString(), keys, registry.secrets());
    this.minting = new Minting(registry.people(), idTokens, surroundings.clock());
    this.registration = new Registration(registry.clients(), registry.secrets());
    this.routes = routes(issuer, registry, idTokens);
  }

  private List<Route> routes(URI issuer, Registry registry, IdTokens idTokens) {
    var people = registry.people();
    var published = new Published(issuer, keys);
    var channel =
        new FrontChannel(registry.clients(), registry.sessions(), registry.grants(), pages, issuer);
    var signIn = new SignIn(channel, people, pages);
    var signUp = new SignUp(signIn, people, registry.sessions(), pages, surroundings.clock());
    var consent = new Consent(channel, people, pages);
    var authentication = new ClientAuthentication(registry.clients());
    var tokens = new TokenEndpoint(authentication, registry.grants(), people, idTokens);
    var verifier = new TokenVerifier(keys.asSource(issuer.toString()), surroundings.clock());
    var services = new TokenServices(registry.grants(), people, verifier, issuer.toString());
    return List.of(
        new Route("GET", "/.well-known/openid-configuration", "discovery", published::discovery),
        new Route("GET", "/assets/google.css", "style sheet", published::style),
        new Route("GET", "/consent", "consent page", channel.page(consent::show)),
        new Route("POST", "/consent", "consent", channel.page(consent::submit)),
        new Route("GET", "/o/oauth2/v2/auth", "authorization", channel.page(signIn::begin)),
        new Route("GET", "/oauth2/v3/certs", "keys", published::certs),
        new Route("POST", "/revoke", "revocation", services::revoke),
        new Route("POST", "/signin", "sign-in", channel.page(signIn::submit)),
        new Route("POST", "/signout", "sign-out", channel.page(signIn::leave)),
        new Route("GET", "/signup", "sign-up page", channel.page(signUp::show)),
        new Route("POST", "/signup", "sign-up", channel.page(signUp::submit)),
        new Route("POST", "/token", "token", tokens::answer),
        new Route("GET", "/tokeninfo", "tokeninfo", services::tokenInfo),
        new Route("POST", "/tokeninfo", "tokeninfo", services::tokenInfo),
        new Route("GET", "/v1/userinfo", "userinfo", services::userInfo),
        new Route("POST", "/v1/userinfo", "userinfo", services::userInfo));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String title() {
    return "Google";
  }

  /** Puts a new key in the place of the one that signs; the old one stays published for a while. */
  public void rotate() {
    keys.rotate();
  }

  @Override
  public Answer answer(Incoming incoming) {
    var method = incoming.method().equals("HEAD") ? "GET" : incoming.method();
    var here = routes.stream().filter(route -> route.path().equals(incoming.path())).toList();
    var found = here.stream().filter(route -> route.method().equals(method)).findFirst();
    var operation = found.map(Route::operation).orElse("no such page");
    var inquiry =
        new Inquiry(incoming.requestId(), surroundings.clock().instant(), title(), operation);
    try {
      return found.isPresent() ? handled(found.get(), incoming, inquiry) : unknown(here, inquiry);
    } finally {
      surroundings.trail().keep(incoming.requestId(), inquiry::decision);
    }
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

  private static Answer handled(Route route, Incoming incoming, Inquiry inquiry) {
    try {
      return route.handler().answer(incoming, inquiry);
    } catch (Refusal refusal) {
      return refused(refusal.error(), inquiry);
    } catch (UnreadableException e) {
      return refused(Errors.invalidRequest("unreadable: " + e.getMessage()), inquiry);
    }
  }

  private static Answer refused(OAuthError error, Inquiry inquiry) {
    inquiry.refused(error.code());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("error", error.code());
    if (!error.description().isEmpty()) {
      body.put("error_description", error.description());
    }
    var answer = Answer.json(error.status(), body).with("Pragma", "no-cache");
    return error.status() == 401
        ? answer.with("WWW-Authenticate", "Basic realm=\"" + NAME + "\"")
        : answer;
  }

  private Answer unknown(List<Route> here, Inquiry inquiry) {
    if (here.isEmpty()) {
      inquiry.refused("not_found");
      return pages.error(new OAuthError("not_found", "There is no such page here.", 404));
    }
    inquiry.refused("method_not_allowed");
    var allowed = here.stream().map(Route::method).collect(Collectors.joining(", "));
    return Answer.json(405, Map.of("error", "method_not_allowed")).with("Allow", allowed);
  }
}

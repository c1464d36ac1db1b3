package dev.federationlab.provider.oauth;

import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.PageRenderer;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.People;
import dev.federationlab.provider.Person;
import dev.federationlab.provider.Session;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pages that people see. */
final class Pages {
  private final PageRenderer renderer;
  private final Manner manner;
  private final People people;
  private final String base;

  /**
   * @param base the path under which browsers reach this provider: {@code "/google"}
   */
  Pages(PageRenderer renderer, Manner manner, People people, String base) {
    this.renderer = renderer;
    this.manner = manner;
    this.people = people;
    this.base = base;
  }

  /** Where to sign in, and as whom. */
  Answer signIn(
      Visit visit, AuthorizationRequest request, String email, String message, int status) {
    var model = model(visit, request);
    model.put("ready", people.ready().stream().map(Pages::shown).toList());
    var own = visit.session().map(Session::people).orElse(List.of());
    model.put("own", people.find(own).stream().map(Pages::shown).toList());
    model.put("email", email);
    model.put("message", message);
    return page(status, "provider/sign-in", model, request);
  }

  /** Where to make an account. */
  Answer signUp(
      Visit visit,
      AuthorizationRequest request,
      String name,
      String email,
      String message,
      int status) {
    var model = model(visit, request);
    model.put("name", name);
    model.put("emailHint", manner.emailHint());
    model.put("email", email);
    model.put("message", message);
    return page(status, "provider/sign-up", model, request);
  }

  /** What the app asks for, and whether it may have it. */
  Answer consent(Visit visit, AuthorizationRequest request, Person person) {
    var model = model(visit, request);
    model.put("person", shown(person));
    var lines = new ArrayList<>(manner.scopes().of(request.scopes()));
    lines.addAll(manner.alsoAllowed(request));
    model.put(
        "scopes",
        lines.stream().map(scope -> Map.of("id", scope.id(), "meaning", scope.meaning())).toList());
    return page(200, "provider/consent", model, request);
  }

  /** What is wrong with a request that cannot be sent back to where it came from. */
  Answer error(OAuthError error) {
    var model = frame();
    model.put("status", error.status());
    model.put("code", error.code());
    model.put("description", error.description());
    return Answer.html(error.status(), renderer.render("provider/error", model))
        .with("Content-Security-Policy", policy(""));
  }

  private Map<String, Object> model(Visit visit, AuthorizationRequest request) {
    var model = frame();
    model.put("authorization", authorization(request));
    model.put("query", request.parameters().encoded());
    model.put("formToken", visit.formToken());
    model.put("app", request.client().name());
    model.put("destination", request.destination().origin());
    return model;
  }

  private Map<String, Object> frame() {
    var model = new HashMap<String, Object>();
    model.put("base", base);
    model.put("provider", manner.name());
    model.put("title", manner.title());
    return model;
  }

  private Answer page(
      int status, String view, Map<String, Object> model, AuthorizationRequest request) {
    return Answer.html(status, renderer.render(view, model))
        .with("Content-Security-Policy", policy(" http: https: " + request.destination().scheme()));
  }

  /**
   * Browsers hold every redirect after a form against {@code form-action}, not the first one alone.
   * Where the app is a broker, as a user pool is, it sends the browser on to apps that nobody here
   * knows: so what may be in it is any address of the web.
   */
  private static String policy(String formTargets) {
    return "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'"
        + formTargets
        + "; frame-ancestors 'none'; base-uri 'none'";
  }

  /** A person as templates see them. */
  private static Map<String, Object> shown(Person person) {
    var readyId = person.readyId();
    return Map.of(
        "key", readyId == null ? person.sub() : readyId,
        "name", person.name(),
        "givenName", person.givenName(),
        "email", person.email(),
        "initial", person.initial(),
        "ready", person.ready());
  }

  /** Where the same request begins. */
  String authorization(AuthorizationRequest request) {
    return address(manner.authorizationPath(), request);
  }

  /** The address of a page of ours for the same request. */
  String address(String path, AuthorizationRequest request) {
    return URI.create(base + path + "?" + request.parameters().encoded()).toString();
  }
}

package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.http.Response;
import dev.federationlab.oauth.PageRenderer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The pages that people see. */
final class Pages {
  /**
   * For the codes that {@code /error} may show: nothing else of its address comes onto the page.
   */
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          Map.entry("invalid_client", "There is no app client with the client_id of this request."),
          Map.entry(
              "invalid_request",
              "A parameter of this request is missing, twice there or cannot be read."),
          Map.entry(
              "login_pages_unavailable",
              "The app client lets nobody in here: it has no SupportedIdentityProviders."),
          Map.entry(
              "lost_state",
              "The way by the identity provider took longer than five minutes, or was begun in"
                  + " another browser."),
          Map.entry("method_not_allowed", "There is a page here, but not for this method."),
          Map.entry(
              "no_domain",
              "The user pool has no domain, and without one no managed login. CreateUserPoolDomain"
                  + " makes one."),
          Map.entry("not_found", "There is no such page."),
          Map.entry(
              "redirect_mismatch",
              "The address to go back to is not among those that the app client has registered."),
          Map.entry(
              "stale_form",
              "This form did not come from your browser's own page, or the page was older than an"
                  + " hour."));

  private final PageRenderer renderer;

  Pages(PageRenderer renderer) {
    this.renderer = renderer;
  }

  /** A page that goes on nowhere. */
  Response error(int status, String code) {
    var known = WORDS.containsKey(code) ? code : "invalid_request";
    var model = new HashMap<String, Object>();
    model.put(
        "title",
        known.equals("lost_state")
            ? "Something went wrong"
            : "An error was encountered with the requested page.");
    model.put("code", known);
    model.put("words", WORDS.getOrDefault(known, ""));
    return guarded(Answers.html(status, renderer.render("login/error", model)), "");
  }

  /**
   * A page of a sign-in.
   *
   * @param view within the folder of these pages: {@code "sign-in"}
   * @param path where the real one would be: {@code "/login"}
   * @param own what this page shows besides what all do
   */
  Response page(
      Browser browser,
      AuthorizationRequest request,
      String view,
      String path,
      Map<String, ?> own,
      List<Fault> faults) {
    var pool = request.client().pool();
    var model = new HashMap<String, Object>();
    model.put("query", request.parameters().encoded());
    model.put("formToken", browser.formToken());
    model.put("pool", String.valueOf(pool.type().name()));
    model.put("app", String.valueOf(request.client().type().clientName()));
    model.put("destination", request.callback().origin());
    model.put("realAddress", realAddress(pool, path));
    model.put("usernameLabel", Attribute.ofUsername(pool).getOrDefault("label", ""));
    model.put("usernameType", Attribute.ofUsername(pool).getOrDefault("type", "text"));
    model.put("passwordHint", passwordHint(pool));
    for (var text : List.of("notice", "username", "code", "delivery", "secret")) {
      model.put(text, "");
    }
    model.putAll(own);
    model.put("faults", faults);
    var faultOf = new HashMap<String, String>();
    faults.forEach(fault -> faultOf.putIfAbsent(fault.field(), fault.words()));
    model.put("faultOf", faultOf);
    return guarded(
        Answers.html(faults.isEmpty() ? 200 : 400, renderer.render("login/" + view, model)),
        " " + request.callback().origin());
  }

  private static String realAddress(Pool pool, String path) {
    return "https://"
        + pool.domain().orElse("")
        + ".auth."
        + pool.region()
        + ".amazoncognito.com"
        + path;
  }

  private static String passwordHint(Pool pool) {
    var policy = pool.passwordPolicy();
    var kinds = new java.util.ArrayList<String>();
    add(kinds, policy.requireUppercase(), "an upper-case letter");
    add(kinds, policy.requireLowercase(), "a lower-case letter");
    add(kinds, policy.requireNumbers(), "a digit");
    add(kinds, policy.requireSymbols(), "a symbol");
    var least = policy.minimumLength() + " characters or more";
    return kinds.isEmpty() ? least : least + ", among them " + String.join(", ", kinds);
  }

  private static void add(List<String> kinds, Boolean asked, String kind) {
    if (Boolean.TRUE.equals(asked)) {
      kinds.add(kind);
    }
  }

  /**
   * Browsers hold redirects after a form against {@code form-action} too, so the app's origin must
   * be in it.
   */
  private static Response guarded(Response page, String formTargets) {
    return Answers.with(
        page,
        "Content-Security-Policy",
        "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'"
            + formTargets
            + "; frame-ancestors 'none'; base-uri 'none'");
  }
}

package dev.federationlab.provider.facebook;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Clients;
import dev.federationlab.provider.Incoming;
import dev.federationlab.provider.People;
import dev.federationlab.provider.Registry;
import dev.federationlab.provider.Token;
import dev.federationlab.provider.oauth.Forms;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * {@code /debug_token}: what an opaque token is. The answer is 200 for a bad token too: the
 * question was answered, and {@code is_valid} says how.
 */
final class DebugToken {
  private static final String SOURCE = "Graph API reference, debug_token";

  /** An app may read a person's data for so long after the person was last there. */
  private static final Duration DATA_ACCESS = Duration.ofDays(90);

  private final Forms forms;
  private final GraphWording wording;
  private final Clients clients;
  private final AppTokens appTokens;
  private final UserTokens tokens;
  private final People people;

  DebugToken(Registry registry, UserTokens tokens, GraphWording wording) {
    this.forms = new Forms(wording);
    this.wording = wording;
    this.clients = registry.clients();
    this.people = registry.people();
    this.appTokens = new AppTokens(registry.clients());
    this.tokens = tokens;
  }

  Answer answer(Incoming incoming, Inquiry inquiry) throws UnreadableException {
    var parameters = forms.ofEither(incoming, inquiry);
    var input = parameters.get("input_token");
    inquiry.require(
        !input.isEmpty(),
        "input_token",
        "the token that is asked about",
        input.isEmpty() ? "none" : "present",
        SOURCE,
        wording.missing("input_token"));
    var asking = asking(UserTokens.given(incoming, parameters), inquiry);
    return Answer.json(200, Map.of("data", data(input, asking, inquiry)));
  }

  /** The app that asks: by its own token, or by a person's token that was issued to it. */
  private String asking(String text, Inquiry inquiry) {
    inquiry.require(
        !text.isEmpty(),
        "access_token",
        "of the app that asks",
        text.isEmpty() ? "none" : "present",
        SOURCE,
        GraphWording.NO_TOKEN);
    if (!AppTokens.looksLikeOne(text)) {
      return tokens.require(text, inquiry).clientId();
    }
    var app = appTokens.app(text);
    inquiry.require(
        app.isPresent(),
        "access token",
        "of an app",
        app.map(known -> "that of " + known.id()).orElse("of none"),
        SOURCE,
        GraphWording.INVALID_TOKEN);
    return app.orElseThrow().id();
  }

  private Map<String, Object> data(String input, String asking, Inquiry inquiry) {
    var app = appTokens.app(input);
    if (app.isPresent()) {
      return sameApp(app.get().id(), asking, inquiry)
          ? ofApp(app.get())
          : bad(GraphWording.OTHER_APP, inquiry);
    }
    var token = tokens.remembered(input);
    inquiry.note(
        token.isPresent(),
        "token",
        "issued here and not revoked",
        token.isPresent() ? "it is" : "no such token",
        SOURCE);
    if (token.isEmpty()) {
      return bad(GraphWording.INVALID_TOKEN, inquiry);
    }
    return sameApp(token.get().clientId(), asking, inquiry)
        ? ofPerson(token.get(), inquiry)
        : bad(GraphWording.OTHER_APP, inquiry);
  }

  private static boolean sameApp(String appId, String asking, Inquiry inquiry) {
    inquiry.note(appId.equals(asking), "app", "that which asks: " + asking, appId, SOURCE);
    return appId.equals(asking);
  }

  private static Map<String, Object> ofApp(Clients.Registered app) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("app_id", app.id());
    data.put("type", "APP");
    data.put("application", app.name());
    data.put("is_valid", true);
    data.put("scopes", List.of());
    return data;
  }

  private Map<String, Object> ofPerson(Token token, Inquiry inquiry) {
    var now = inquiry.at();
    boolean expired = token.expired(now);
    inquiry.note(!expired, "expiry", "before " + token.expiresAt(), "now it is " + now, SOURCE);
    var userId = people.find(token.sub()).map(person -> AppScoped.id(person, token.clientId()));
    inquiry.note(
        userId.isPresent(),
        "account",
        "still there",
        userId.isPresent() ? "it is" : "gone",
        SOURCE);
    var fault =
        expired
            ? Optional.of(GraphWording.expired(token.expiresAt(), now))
            : userId.isEmpty()
                ? Optional.of(GraphWording.INVALID_TOKEN)
                : Optional.<OAuthError>empty();
    var issuedAt = Optional.ofNullable(token.issuedAt());
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("app_id", token.clientId());
    data.put("type", "USER");
    data.put("application", Profile.name(clients, token.clientId()));
    issuedAt.ifPresent(at -> data.put("data_access_expires_at", seconds(at.plus(DATA_ACCESS))));
    fault.ifPresent(error -> data.put("error", told(error, inquiry)));
    data.put("expires_at", seconds(token.expiresAt()));
    data.put("is_valid", fault.isEmpty());
    issuedAt.ifPresent(at -> data.put("issued_at", seconds(at)));
    data.put("scopes", token.scopes());
    userId.ifPresent(id -> data.put("user_id", id));
    return data;
  }

  private static Map<String, Object> bad(OAuthError error, Inquiry inquiry) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("error", told(error, inquiry));
    data.put("is_valid", false);
    data.put("scopes", List.of());
    return data;
  }

  private static Map<String, Object> told(OAuthError error, Inquiry inquiry) {
    inquiry.refused(GraphWording.named(error));
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("code", error.more().get("code"));
    told.put("message", error.description());
    if (error.more().containsKey(GraphWording.SUBCODE)) {
      told.put("subcode", error.more().get(GraphWording.SUBCODE));
    }
    return told;
  }

  private static long seconds(Instant at) {
    return at.getEpochSecond();
  }
}

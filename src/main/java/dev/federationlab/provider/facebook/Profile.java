package dev.federationlab.provider.facebook;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.oauth.Parameters.UnreadableException;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Clients;
import dev.federationlab.provider.Incoming;
import dev.federationlab.provider.People;
import dev.federationlab.provider.Person;
import dev.federationlab.provider.Registry;
import dev.federationlab.provider.Token;
import dev.federationlab.provider.oauth.Forms;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code /me} and {@code /app}: whose a token is, and which app's. */
final class Profile {
  private static final String SOURCE = "Graph API reference, User";

  /**
   * What a user node has at Facebook; here most of them are empty, and an empty one is left out.
   */
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "name",
          "email",
          "first_name",
          "last_name",
          "middle_name",
          "short_name",
          "name_format",
          "picture",
          "birthday",
          "gender",
          "age_range",
          "hometown",
          "location",
          "link",
          "locale",
          "timezone",
          "verified",
          "website");

  private final Forms forms;
  private final Clients clients;
  private final People people;
  private final UserTokens tokens;

  Profile(Registry registry, UserTokens tokens, GraphWording wording) {
    this.forms = new Forms(wording);
    this.clients = registry.clients();
    this.people = registry.people();
    this.tokens = tokens;
  }

  /** Who granted the token, in the fields that are asked for and allowed. */
  Answer me(Incoming incoming, Inquiry inquiry) throws UnreadableException {
    var parameters = forms.ofEither(incoming, inquiry);
    var token = token(UserTokens.given(incoming, parameters), inquiry);
    var person = people.find(token.sub());
    inquiry.require(
        person.isPresent(),
        "account",
        "still there",
        person.isPresent() ? "it is" : "gone",
        SOURCE,
        GraphWording.INVALID_TOKEN);
    var all = all(person.orElseThrow(), token);
    Map<String, Object> shown = new LinkedHashMap<>();
    for (var field : fields(parameters.get("fields"), inquiry)) {
      if (all.containsKey(field)) {
        shown.put(field, all.get(field));
      }
    }
    // The ID comes whether it is asked for or not.
    shown.put("id", all.get("id"));
    return Answer.json(200, shown);
  }

  /** The app that the token was issued to. */
  Answer app(Incoming incoming, Inquiry inquiry) throws UnreadableException {
    var parameters = forms.ofEither(incoming, inquiry);
    var text = UserTokens.given(incoming, parameters);
    var ofApp = new AppTokens(clients).app(text);
    if (ofApp.isPresent()) {
      inquiry.note(true, "access token", "of an app or a person", "of an app", SOURCE);
      return Answer.json(200, Map.of("id", ofApp.get().id(), "name", ofApp.get().name()));
    }
    var id = token(text, inquiry).clientId();
    return Answer.json(200, Map.of("id", id, "name", name(clients, id)));
  }

  /** What people call an app; its ID if it is not registered. */
  static String name(Clients clients, String appId) {
    return clients.find(appId).map(Clients.Registered::name).orElse(appId);
  }

  private Token token(String text, Inquiry inquiry) {
    boolean ofPerson = !text.isEmpty() && !AppTokens.looksLikeOne(text);
    inquiry.require(
        ofPerson,
        "access token",
        "one of a person",
        text.isEmpty() ? "none" : ofPerson ? "one" : "one of an app",
        SOURCE,
        GraphWording.NOBODYS_TOKEN);
    return tokens.require(text, inquiry);
  }

  private static Map<String, Object> all(Person person, Token token) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("id", AppScoped.id(person, token.clientId()));
    all.put("name", person.name());
    all.put("first_name", person.givenName());
    if (!person.familyName().isEmpty()) {
      all.put("last_name", person.familyName());
    }
    all.put("short_name", person.givenName());
    if (token.scopes().contains(FacebookManner.EMAIL)) {
      all.put("email", person.email());
    }
    return all;
  }

  /** What an app asks for; what Facebook does not know is an error, not left out. */
  private static List<String> fields(String listed, Inquiry inquiry) {
    if (listed.isBlank()) {
      return List.of("name", "id");
    }
    var fields = List.of(listed.strip().split("[, ]+", -1));
    for (var field : fields) {
      inquiry.require(
          FIELDS.contains(field),
          "field " + (field.length() > 60 ? field.substring(0, 60) + "…" : field),
          "one that a user has",
          FIELDS.contains(field) ? "it is" : "none",
          SOURCE,
          unknownField(field));
    }
    return fields;
  }

  private static OAuthError unknownField(String field) {
    return GraphWording.error(
        100, "(#100) Tried accessing nonexisting field (" + field + ") on node type (User)");
  }
}

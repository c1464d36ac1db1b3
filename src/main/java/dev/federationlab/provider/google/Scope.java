package dev.federationlab.provider.google;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What an app can ask to learn. */
enum Scope {
  OPENID("openid", "openid", "Know who you are at this provider, by an ID that never changes"),
  EMAIL("email", "https://www.googleapis.com/auth/userinfo.email", "See your e-mail address"),
  PROFILE("profile", "https://www.googleapis.com/auth/userinfo.profile", "See your name");

  private final String id;
  private final String longName;
  private final String meaning;

  Scope(String id, String longName, String meaning) {
    this.id = id;
    this.longName = longName;
    this.meaning = meaning;
  }

  /** The short name, as OpenID Connect has it. */
  String id() {
    return id;
  }

  /** The name under which Google answers it. */
  String longName() {
    return longName;
  }

  /** For the consent page. */
  String meaning() {
    return meaning;
  }

  /** The scope of either name. */
  static Optional<Scope> named(String name) {
    return Arrays.stream(values())
        .filter(scope -> scope.id.equals(name) || scope.longName.equals(name))
        .findFirst();
  }

  /** Scopes as an answer lists them. */
  static String listed(List<String> ids) {
    return String.join(
        " ", ids.stream().flatMap(id -> named(id).stream()).map(Scope::longName).toList());
  }
}

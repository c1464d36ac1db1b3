package dev.federationlab.provider.google;

import dev.federationlab.provider.oauth.Scopes;
import dev.federationlab.provider.oauth.Scopes.Scope;
import java.util.List;

/** What apps can ask Google, with the long names under which it answers. */
final class GoogleScopes {
  static final String OPENID = "openid";
  static final String EMAIL = "email";
  static final String PROFILE = "profile";

  static final Scopes ALL =
      new Scopes(
          " +",
          List.of(
              new Scope(OPENID, "Know who you are at this provider, by an ID that never changes"),
              new Scope(
                  EMAIL,
                  "https://www.googleapis.com/auth/userinfo.email",
                  "See your e-mail address"),
              new Scope(
                  PROFILE, "https://www.googleapis.com/auth/userinfo.profile", "See your name")));

  private GoogleScopes() {}

  /** Scopes as an answer lists them. */
  static String listed(List<String> ids) {
    return String.join(
        " ", ids.stream().flatMap(id -> ALL.named(id).stream()).map(Scope::longName).toList());
  }
}

package dev.federationlab.aws.userpools.token;

import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.user.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of a user's attributes an app gets to see through managed login: what its client may read,
 * as far as the scopes go (aws-behaviour 3.13).
 */
public final class ScopedAttributes {
  private static final Set<String> EMAIL = Set.of("email", "email_verified");
  private static final Set<String> PHONE = Set.of("phone_number", "phone_number_verified");

  private ScopedAttributes() {}

  /** The attributes with their values, which are texts. */
  public static Map<String, String> of(AppClient client, User user, List<String> scopes) {
    var seen = new LinkedHashMap<String, String>();
    user.attributes()
        .forEach(
            (name, value) -> {
              if (client.readable(name) && shown(name, scopes)) {
                seen.put(name, value);
              }
            });
    return seen;
  }

  /**
   * Whether scopes go as far as an attribute: {@code openid} alone shows all; beside {@code email},
   * {@code phone} or {@code profile} it is they who say.
   */
  static boolean shown(String attribute, List<String> scopes) {
    boolean all =
        !(scopes.contains("email") || scopes.contains("phone") || scopes.contains("profile"));
    if (all) {
      return true;
    }
    if (EMAIL.contains(attribute)) {
      return scopes.contains("email");
    }
    return PHONE.contains(attribute) ? scopes.contains("phone") : scopes.contains("profile");
  }
}

package dev.federationlab.aws.userpools.user;

import java.util.List;
import java.util.Set;

/**
 * The attributes that every pool has (OpenID Connect Core 1.0 §5.1).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html">User
 *     attributes</a>
 */
final class StandardAttributes {
  /** What says whether an address has been verified. */
  static final Set<String> FLAGS = Set.of("email_verified", "phone_number_verified");

  /** What follows from elsewhere, and is never set. */
  static final Set<String> FIXED = Set.of("sub", "identities");

  private static final Set<String> TEXTS =
      Set.copyOf(
          List.of(
              "address",
              "birthdate",
              "email",
              "family_name",
              "gender",
              "given_name",
              "locale",
              "middle_name",
              "name",
              "nickname",
              "phone_number",
              "picture",
              "preferred_username",
              "profile",
              "updated_at",
              "website",
              "zoneinfo"));

  private StandardAttributes() {}

  static boolean has(String name) {
    return TEXTS.contains(name) || FLAGS.contains(name) || FIXED.contains(name);
  }
}

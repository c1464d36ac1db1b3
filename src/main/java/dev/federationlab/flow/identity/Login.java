package dev.federationlab.flow.identity;

import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;

/** A provider that an identity pool takes tokens of. */
public interface Login {

  /** What the app shows the identity pool: an ID token, or a social provider's opaque one. */
  ArtifactKind token();

  /**
   * The key of its token in {@code Logins}, and in the pool's configuration: {@code
   * "accounts.google.com"}.
   */
  String key(Run run) throws Refused;

  /** The app that its tokens have to be made for; registered now if it is not yet. */
  String clientId(Run run) throws Refused;

  /** Whether it is a user pool, which an identity pool lists apart from social providers. */
  boolean userPool();

  /** Whether the identity pool asks the user pool if its user is still signed in. */
  default boolean checked() {
    return false;
  }

  /** The key of a user pool's tokens. */
  static String userPoolKey(String region, String userPoolId) {
    return "cognito-idp." + region + ".amazonaws.com/" + userPoolId;
  }
}

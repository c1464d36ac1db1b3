package dev.federationlab.aws.userpools.token;

import java.util.Map;

/**
 * Why tokens are generated, for the function that may change them.
 *
 * @param source {@code "TokenGeneration_Authentication"}
 * @param clientMetadata what the app sent along for functions
 */
public record Occasion(String source, Map<String, String> clientMetadata) {
  public Occasion {
    clientMetadata = Map.copyOf(clientMetadata);
  }

  /** By managed login. */
  public static Occasion hostedAuth() {
    return new Occasion("TokenGeneration_HostedAuth", Map.of());
  }

  /** By the API's operations. */
  public static Occasion authentication(Map<String, String> clientMetadata) {
    return new Occasion("TokenGeneration_Authentication", clientMetadata);
  }

  /** By the API's operations, with a new password in place of a temporary one. */
  public static Occasion newPassword(Map<String, String> clientMetadata) {
    return new Occasion("TokenGeneration_NewPasswordChallenge", clientMetadata);
  }

  /** For a refresh token. */
  public static Occasion refresh(Map<String, String> clientMetadata) {
    return new Occasion("TokenGeneration_RefreshTokens", clientMetadata);
  }
}

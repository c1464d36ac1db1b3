package dev.federationlab.aws.userpools.auth;

import java.util.Map;

/**
 * What an app sends along for functions ({@code ClientMetadata}). Which of them see it, and under
 * which name, depends on the operation: one that begins a sign-in hands it to those that validate,
 * one that goes on to the others.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_InitiateAuth.html">InitiateAuth,
 *     ClientMetadata</a>
 */
record Metadata(Map<String, String> validationData, Map<String, String> clientMetadata) {
  static final Metadata NONE = new Metadata(Map.of(), Map.of());

  Metadata {
    validationData = Map.copyOf(validationData);
    clientMetadata = Map.copyOf(clientMetadata);
  }

  static Metadata ofBeginning(Map<String, String> sent) {
    return new Metadata(sent, Map.of());
  }

  static Metadata ofAnswer(Map<String, String> sent) {
    return new Metadata(Map.of(), sent);
  }
}

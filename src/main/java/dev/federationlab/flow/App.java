package dev.federationlab.flow;

/** An app as a provider knows it: with what it shows itself at the token endpoint. */
public record App(String clientId, String clientSecret) {
  /** Without the secret. */
  @Override
  public String toString() {
    return "App[" + clientId + "]";
  }
}

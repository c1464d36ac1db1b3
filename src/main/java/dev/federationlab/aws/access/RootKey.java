package dev.federationlab.aws.access;

/**
 * The root credentials of a sandbox.
 *
 * @param accountId twelve digits
 * @param accessKeyId {@code AKIA} and 16 characters, or what a standing account was given
 * @param secretAccessKey 40 characters, or what a standing account was given
 */
public record RootKey(String accountId, String accessKeyId, String secretAccessKey) {

  /** Without the secret. */
  @Override
  public String toString() {
    return accessKeyId + " of " + accountId;
  }
}

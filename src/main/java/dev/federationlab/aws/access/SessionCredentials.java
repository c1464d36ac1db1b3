package dev.federationlab.aws.access;

import java.time.Instant;

/**
 * Temporary credentials as STS hands them out; all three parts are needed to sign.
 *
 * @param accessKeyId {@code ASIA} and 16 characters (aws-behaviour 0.4)
 * @param secretAccessKey 40 characters
 * @param sessionToken the session itself, sealed; opaque to whoever holds it
 */
public record SessionCredentials(
    String accessKeyId, String secretAccessKey, String sessionToken, Instant expiresAt) {

  /** Without the secret and the token. */
  @Override
  public String toString() {
    return accessKeyId + " until " + expiresAt;
  }
}

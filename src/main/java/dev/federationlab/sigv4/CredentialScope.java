package dev.federationlab.sigv4;

/**
 * Where and when a signing key is good.
 *
 * @param date {@code yyyyMMdd}
 */
public record CredentialScope(String date, String region, String service) {
  /** What every scope ends in. */
  public static final String TERMINATOR = "aws4_request";

  /** As the string to sign has it: {@code 20260131/us-east-1/s3/aws4_request}. */
  @Override
  public String toString() {
    return date + "/" + region + "/" + service + "/" + TERMINATOR;
  }
}

package dev.federationlab.sigv4;

/**
 * The two ways in which services make a canonical request (IAM User Guide, Signature Version 4).
 */
public enum Dialect {
  /**
   * S3: the path is encoded once and not normalised; the payload's hash is what {@code
   * x-amz-content-sha256} says.
   */
  S3,
  /** All others: the path is normalised and encoded twice; the payload's hash is computed. */
  OTHERS;

  /** The dialect of a signing name. */
  public static Dialect of(String service) {
    return service.equals("s3") ? S3 : OTHERS;
  }
}

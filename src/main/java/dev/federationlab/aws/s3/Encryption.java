package dev.federationlab.aws.s3;

import dev.federationlab.aws.ServiceException;
import org.jspecify.annotations.Nullable;

/**
 * Encryption at rest: S3's own keys are the default and all there is; keys of KMS or of the caller
 * are not there.
 */
final class Encryption {
  private Encryption() {}

  static void require(@Nullable String asked, @Nullable String customerAlgorithm) {
    if (customerAlgorithm != null) {
      throw new ServiceException(S3Error.NOT_IMPLEMENTED);
    }
    if (asked == null || asked.equals("AES256")) {
      return;
    }
    if (asked.startsWith("aws:")) {
      throw new ServiceException(S3Error.NOT_IMPLEMENTED);
    }
    throw new ServiceException(
        S3Error.INVALID_ARGUMENT, "The encryption method specified is not supported");
  }
}

package dev.federationlab.aws.s3;

import dev.federationlab.aws.ServiceException;
import org.jspecify.annotations.Nullable;

/** What a bucket takes as its policy: strict JSON in the policy language, about this bucket only, at most 20 KB. */
final class BucketPolicyText {
  private static final int LENGTH = 20 * 1024;

  private BucketPolicyText() {}

  /** @throws ServiceException MalformedPolicy, saying what is wrong */
  static void require(Bucket bucket, @Nullable String json) {
    if (json == null || json.length() > LENGTH) {
      throw new ServiceException(S3Error.MALFORMED_POLICY);
    }
    if (bucket.name().isEmpty()) {
      throw new IllegalStateException("a bucket without a name");
    }
  }
}

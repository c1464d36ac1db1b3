package dev.federationlab.aws.s3;

import dev.federationlab.aws.ServiceException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Canned ACLs: buckets made since April 2023 have none, and take only those that say what holds
 * anyway.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/about-object-ownership.html">Object
 *     Ownership</a>
 */
final class Acl {
  private static final Set<String> ALLOWED = Set.of("private", "bucket-owner-full-control");

  private Acl() {}

  static void require(@Nullable String canned) {
    if (canned != null && !ALLOWED.contains(canned)) {
      throw new ServiceException(S3Error.ACCESS_CONTROL_LIST_NOT_SUPPORTED);
    }
  }
}

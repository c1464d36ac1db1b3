package dev.federationlab.sigv4;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a request says of its own signature; nothing of it is verified.
 *
 * @param timestamp as it is signed: {@code 20260131T235959Z}
 * @param signedAt the same as a time
 * @param expires how long a presigned address is good from {@code signedAt} on; absent in the
 *     header form
 * @param signedHeaders lower-case names, in the order of the request
 * @param signature 64 hex digits
 */
public record Claim(
    Form form,
    String accessKeyId,
    CredentialScope scope,
    String timestamp,
    Instant signedAt,
    Optional<Duration> expires,
    List<String> signedHeaders,
    String signature,
    Optional<String> sessionToken) {

  /** Where the signature stands. */
  public enum Form {
    /** In the {@code Authorization} header. */
    HEADER,
    /** In the query: a presigned address. */
    QUERY
  }

  public Claim {
    signedHeaders = List.copyOf(signedHeaders);
  }
}

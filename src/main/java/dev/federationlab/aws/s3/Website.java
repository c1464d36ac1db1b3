package dev.federationlab.aws.s3;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a bucket is served as a website, as it was put: either with an index document, or sending
 * everybody elsewhere.
 *
 * @param indexSuffix what is added to an address that ends in a slash: {@code "index.html"}
 * @param errorKey the object shown where an answer is an error of the 400s
 * @param redirectHost where all requests are sent
 * @param redirectProtocol {@code "http"} or {@code "https"}; that of the request if absent
 */
record Website(
    @Nullable String indexSuffix,
    @Nullable String errorKey,
    @Nullable String redirectHost,
    @Nullable String redirectProtocol) {

  /** The host that everybody is sent to, if they are. */
  Optional<String> elsewhere() {
    return Optional.ofNullable(redirectHost);
  }

  Optional<String> errorDocument() {
    return Optional.ofNullable(errorKey);
  }

  /** The key of the index document below an address that ends in a slash. */
  String indexOf(String folder) {
    if (indexSuffix == null) {
      throw new IllegalStateException("a website that redirects has no index document");
    }
    return folder + indexSuffix;
  }
}

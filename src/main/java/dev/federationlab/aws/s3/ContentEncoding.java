package dev.federationlab.aws.s3;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The header {@code Content-Encoding}, in which {@code aws-chunked} names a framing and no property
 * of the object.
 */
final class ContentEncoding {
  private ContentEncoding() {}

  static @Nullable String withoutChunks(@Nullable String header) {
    if (header == null) {
      return null;
    }
    var rest =
        Arrays.stream(header.split(",", -1))
            .map(String::strip)
            .filter(coding -> !coding.isEmpty() && !coding.equalsIgnoreCase("aws-chunked"))
            .collect(Collectors.joining(","));
    return rest.isEmpty() ? null : rest;
  }
}

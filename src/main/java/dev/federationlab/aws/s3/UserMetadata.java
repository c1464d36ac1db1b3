package dev.federationlab.aws.s3;

import dev.federationlab.aws.ServiceException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The {@code x-amz-meta-} fields of an object: names in lower case, at most 2 KB in all. */
final class UserMetadata {
  private static final int BYTES = 2048;

  private UserMetadata() {}

  static Map<String, String> of(Map<String, String> given) {
    var metadata = new TreeMap<String, String>();
    given.forEach((name, value) -> metadata.put(name.toLowerCase(Locale.ROOT), value));
    int size = 0;
    for (var entry : metadata.entrySet()) {
      size += length(entry.getKey()) + length(entry.getValue());
    }
    if (size > BYTES) {
      throw new ServiceException(
          S3Error.METADATA_TOO_LARGE,
          S3Error.METADATA_TOO_LARGE.message(),
          Map.of("Size", String.valueOf(size), "MaxSizeAllowed", String.valueOf(BYTES)));
    }
    return metadata;
  }

  private static int length(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}

package dev.federationlab.aws.s3;

import dev.federationlab.store.Kind;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An object's metadata as it is stored in the space of the bucket's owner, under {@code
 * bucket/key}; its bytes are the blob.
 *
 * @param etag MD5 of the bytes in hexadecimal, without quotes
 * @param size in bytes
 * @param modifiedAt whole seconds, as HTTP dates have it
 * @param headers what the object is served with
 * @param metadata the user's own, keys in lower case
 * @param checksums base64 by algorithm: {@code CRC32}
 */
record S3Object(
    String blobId,
    String etag,
    long size,
    Instant modifiedAt,
    String storageClass,
    Headers headers,
    Map<String, String> metadata,
    Map<String, String> checksums) {
  static final Kind<S3Object> KIND = Kind.of("object", S3Object.class);

  S3Object {
    metadata = Map.copyOf(metadata);
    checksums = Map.copyOf(checksums);
  }

  /** Header fields that are kept and served as they were given. */
  record Headers(
      String contentType,
      @Nullable String cacheControl,
      @Nullable String contentDisposition,
      @Nullable String contentEncoding,
      @Nullable String contentLanguage,
      @Nullable Instant expires) {}

  /** Bucket names have no slash, so the two never run together. */
  static String id(String bucket, String key) {
    return bucket + "/" + key;
  }

  /** The entity tag as it crosses the wire, in quotes. */
  String quotedEtag() {
    return '"' + etag + '"';
  }
}

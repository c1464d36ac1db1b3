package dev.federationlab.aws.s3;

import dev.federationlab.store.Kind;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bucket as it is stored, under its name, in the space that all accounts share: no two accounts
 * have a bucket of one name.
 *
 * @param region {@code "us-east-1"}
 * @param policyJson its bucket policy as it was put; absent if it has none
 */
record Bucket(
    String name,
    String ownerAccountId,
    String region,
    Instant createdAt,
    @Nullable String policyJson) {
  /** The space of what is global. */
  static final String GLOBAL = "aws";

  static final Kind<Bucket> KIND = Kind.of("bucket-owner", Bucket.class);

  /** An entry in the owner's space, by which the buckets of an account are found. */
  record Entry(String region, Instant createdAt) {
    static final Kind<Entry> KIND = Kind.of("bucket", Entry.class);
  }

  /** The space of an account's documents. */
  static String space(String accountId) {
    return "aws:" + accountId;
  }

  String space() {
    return space(ownerAccountId);
  }

  String arn() {
    return arn(name);
  }

  static String arn(String name) {
    return "arn:aws:s3:::" + name;
  }

  Optional<String> policy() {
    return Optional.ofNullable(policyJson);
  }

  Bucket withPolicy(@Nullable String json) {
    return new Bucket(name, ownerAccountId, region, createdAt, json);
  }
}

package dev.federationlab.aws.s3;

import dev.federationlab.store.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bucket as it is stored, under its name, in the space that all accounts share: no two accounts
 * have a bucket of one name.
 *
 * @param region {@code "us-east-1"}
 * @param policyJson its bucket policy as it was put; absent if it has none
 * @param corsRules its rules for pages of other origins; absent if it has none
 * @param website how it is served as a website; absent if it is not
 */
record Bucket(
    String name,
    String ownerAccountId,
    String region,
    Instant createdAt,
    @Nullable String policyJson,
    @Nullable List<CorsRule> corsRules,
    @Nullable Website website) {
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

  List<CorsRule> cors() {
    return corsRules == null ? List.of() : corsRules;
  }

  Optional<Website> site() {
    return Optional.ofNullable(website);
  }

  /** A bucket without any settings. */
  static Bucket bare(String name, String ownerAccountId, String region, Instant createdAt) {
    return new Bucket(name, ownerAccountId, region, createdAt, null, null, null);
  }

  Bucket withPolicy(@Nullable String json) {
    return new Bucket(name, ownerAccountId, region, createdAt, json, corsRules, website);
  }

  /** With these rules instead of those it had; an empty list takes them away. */
  Bucket withCors(List<CorsRule> rules) {
    return new Bucket(
        name,
        ownerAccountId,
        region,
        createdAt,
        policyJson,
        rules.isEmpty() ? null : rules,
        website);
  }

  Bucket withWebsite(@Nullable Website other) {
    return new Bucket(name, ownerAccountId, region, createdAt, policyJson, corsRules, other);
  }
}

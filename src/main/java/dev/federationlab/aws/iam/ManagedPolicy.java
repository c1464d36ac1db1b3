package dev.federationlab.aws.iam;

import dev.federationlab.store.Kind;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A policy that stands by itself and is attached to roles.
 *
 * @param accountId the account's own; {@code "aws"} for those that AWS brings
 * @param id {@code ANPA…}
 * @param path begins and ends with a slash
 * @param versions in the order in which they were made, at most five
 * @param defaultVersionId the one that is in force
 * @param versionsMade how many there ever were; no number is given twice
 */
record ManagedPolicy(
    String accountId,
    String name,
    String id,
    String path,
    @Nullable String description,
    Instant createdAt,
    Instant updatedAt,
    List<Version> versions,
    String defaultVersionId,
    int versionsMade,
    Map<String, String> tags) {
  static final Kind<ManagedPolicy> KIND = Kind.of("managed-policy", ManagedPolicy.class);

  /**
   * @param id {@code "v1"}
   */
  record Version(String id, String json, Instant createdAt) {}

  ManagedPolicy {
    versions = List.copyOf(versions);
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  String arn() {
    return arn(accountId, path, name);
  }

  static String arn(String accountId, String path, String name) {
    return "arn:aws:iam::" + accountId + ":policy" + path + name;
  }

  boolean ofAws() {
    return accountId.equals(AwsManagedPolicies.OWNER);
  }

  Optional<Version> version(String versionId) {
    return versions.stream().filter(version -> version.id().equals(versionId)).findFirst();
  }

  /** The text that is in force. */
  String json() {
    return version(defaultVersionId)
        .orElseThrow(() -> new IllegalStateException("no default version: " + arn()))
        .json();
  }

  ManagedPolicy withVersions(List<Version> newVersions, String newDefault, int made, Instant now) {
    return new ManagedPolicy(
        accountId,
        name,
        id,
        path,
        description,
        createdAt,
        now,
        newVersions,
        newDefault,
        made,
        tags);
  }

  ManagedPolicy withTags(Map<String, String> newTags) {
    return new ManagedPolicy(
        accountId,
        name,
        id,
        path,
        description,
        createdAt,
        updatedAt,
        versions,
        defaultVersionId,
        versionsMade,
        newTags);
  }
}

package dev.federationlab.aws.iam;

import dev.federationlab.store.Kind;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A role as it is stored, under its name in lower case, since no two names of an account may differ
 * in case only.
 *
 * @param id {@code AROA…}: what tells it from another role of the same name
 * @param path begins and ends with a slash
 * @param maxSessionSeconds 3600 to 43200
 * @param trustPolicy who may assume it, as it was put
 * @param inlinePolicies JSON by name
 * @param attachedPolicies ARNs of managed policies, in the order in which they were attached
 */
public record Role(
    String accountId,
    String name,
    String id,
    String path,
    @Nullable String description,
    Instant createdAt,
    int maxSessionSeconds,
    String trustPolicy,
    SortedMap<String, String> inlinePolicies,
    List<String> attachedPolicies,
    Map<String, String> tags) {
  static final Kind<Role> KIND = Kind.of("role", Role.class);

  public Role {
    inlinePolicies = Collections.unmodifiableSortedMap(new TreeMap<>(inlinePolicies));
    attachedPolicies = List.copyOf(attachedPolicies);
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /** With its path. */
  public String arn() {
    return arn(accountId, path, name);
  }

  static String arn(String accountId, String path, String name) {
    return "arn:aws:iam::" + accountId + ":role" + path + name;
  }

  Role withSettings(@Nullable String newDescription, int newMaxSessionSeconds) {
    return new Role(
        accountId,
        name,
        id,
        path,
        newDescription,
        createdAt,
        newMaxSessionSeconds,
        trustPolicy,
        inlinePolicies,
        attachedPolicies,
        tags);
  }

  Role withTrustPolicy(String json) {
    return new Role(
        accountId,
        name,
        id,
        path,
        description,
        createdAt,
        maxSessionSeconds,
        json,
        inlinePolicies,
        attachedPolicies,
        tags);
  }

  Role withInlinePolicies(SortedMap<String, String> policies) {
    return new Role(
        accountId,
        name,
        id,
        path,
        description,
        createdAt,
        maxSessionSeconds,
        trustPolicy,
        policies,
        attachedPolicies,
        tags);
  }

  Role withAttachedPolicies(List<String> arns) {
    return new Role(
        accountId,
        name,
        id,
        path,
        description,
        createdAt,
        maxSessionSeconds,
        trustPolicy,
        inlinePolicies,
        arns,
        tags);
  }

  Role withTags(Map<String, String> newTags) {
    return new Role(
        accountId,
        name,
        id,
        path,
        description,
        createdAt,
        maxSessionSeconds,
        trustPolicy,
        inlinePolicies,
        attachedPolicies,
        newTags);
  }
}

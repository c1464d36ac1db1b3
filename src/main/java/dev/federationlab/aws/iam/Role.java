package dev.federationlab.aws.iam;

import dev.federationlab.store.Kind;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
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

  Role withSettings(@Nullable String newDescription, int seconds) {
    return with(
        change -> {
          change.description = newDescription;
          change.maxSessionSeconds = seconds;
        });
  }

  Role withTrustPolicy(String json) {
    return with(change -> change.trustPolicy = json);
  }

  Role withInlinePolicies(SortedMap<String, String> policies) {
    return with(change -> change.inlinePolicies = policies);
  }

  Role withAttachedPolicies(List<String> arns) {
    return with(change -> change.attachedPolicies = arns);
  }

  Role withTags(Map<String, String> newTags) {
    return with(change -> change.tags = newTags);
  }

  private Role with(Consumer<Change> wanted) {
    var change = new Change();
    wanted.accept(change);
    return change.made();
  }

  /** What can change of a role. */
  private final class Change {
    private @Nullable String description = Role.this.description;
    private int maxSessionSeconds = Role.this.maxSessionSeconds;
    private String trustPolicy = Role.this.trustPolicy;
    private SortedMap<String, String> inlinePolicies = Role.this.inlinePolicies;
    private List<String> attachedPolicies = Role.this.attachedPolicies;
    private Map<String, String> tags = Role.this.tags;

    Role made() {
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
          tags);
    }
  }
}

package dev.federationlab.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a request needs to be allowed.
 *
 * @param action {@code "s3:GetObject"}
 * @param resource the ARN, or {@code "*"} for actions without one
 * @param keys condition keys of this request besides the global ones: {@code s3:prefix}
 * @param resourcePolicy the policy attached to the resource itself, with the account that owns it
 */
public record Access(
    String action,
    String resource,
    Map<String, List<String>> keys,
    Optional<ResourcePolicy> resourcePolicy) {

  /**
   * A policy attached to a resource.
   *
   * @param name what a reader calls it: {@code "bucket policy of photos"}
   * @param ownerAccountId the account that owns the resource
   * @param json its text; empty if the resource has an owner but no policy
   */
  public record ResourcePolicy(String name, String ownerAccountId, Optional<String> json) {}

  public static Access to(String action, String resource) {
    return new Access(action, resource, Map.of(), Optional.empty());
  }
}

package dev.federationlab.aws.identitypools.pool;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An identity pool as it is kept.
 *
 * @param id {@code us-east-1:177a950c-2c08-43f0-9983-28727EXAMPLE}
 * @param guests whether those without a login get an identity
 * @param classic whether the basic (classic) flow is open; absent if never set, which is no
 * @param loginProviders app IDs by provider: {@code accounts.google.com}
 * @param userPools an entry for each app client
 * @param oidcProviders ARNs of providers registered in IAM
 * @param developerProvider the name for users that the developer vouches for; set once
 * @param roles ARNs by {@code authenticated} and {@code unauthenticated}
 * @param mappings by provider: {@code <user pool>:<client ID>}, {@code graph.facebook.com}, an ARN
 * @param tagMaps by provider name
 */
public record IdentityPool(
    String accountId,
    String id,
    String name,
    boolean guests,
    @Nullable Boolean classic,
    Map<String, String> loginProviders,
    List<UserPoolProvider> userPools,
    List<String> oidcProviders,
    @Nullable String developerProvider,
    Map<String, String> tags,
    Map<String, String> roles,
    Map<String, RoleMapping> mappings,
    Map<String, TagMap> tagMaps) {
  public static final String AUTHENTICATED = "authenticated";
  public static final String UNAUTHENTICATED = "unauthenticated";

  public IdentityPool {
    loginProviders = ordered(loginProviders);
    userPools = List.copyOf(userPools);
    oidcProviders = List.copyOf(oidcProviders);
    tags = ordered(tags);
    roles = ordered(roles);
    mappings = ordered(mappings);
    tagMaps = ordered(tagMaps);
  }

  /**
   * A user pool's app client whose ID tokens are taken.
   *
   * @param provider {@code cognito-idp.us-east-1.amazonaws.com/us-east-1_Ab12Cd34E}
   * @param check whether the user pool is asked if the user is still signed in; absent if not set
   */
  public record UserPoolProvider(String provider, String clientId, @Nullable Boolean check) {
    /** Whether the user pool is asked. */
    public boolean checked() {
      return Boolean.TRUE.equals(check);
    }
  }

  /**
   * Which claims become principal tags.
   *
   * @param defaults whether the provider's default ones do, and then {@code tags} is empty
   * @param tags claim names by tag key
   */
  public record TagMap(boolean defaults, Map<String, String> tags) {
    public TagMap {
      tags = ordered(tags);
    }

    /** Claim names by tag key, the provider's defaults put in (aws-behaviour 4.13). */
    public Map<String, String> effective(String provider) {
      if (!defaults) {
        return tags;
      }
      return Map.of(
          "client", "aud", "username", provider.equals("www.amazon.com") ? "user_id" : "sub");
    }
  }

  /** The space in which everything of this pool is kept: gone with one stroke. */
  public String space() {
    return "identity-pool:" + id;
  }

  /** {@code arn:aws:cognito-identity:us-east-1:123456789012:identitypool/us-east-1:177a…}. */
  public String arn() {
    return arn(accountId, id);
  }

  /** The ARN of a pool of this ID, whether or not there is one. */
  public static String arn(String accountId, String poolId) {
    var region = poolId.substring(0, Math.max(0, poolId.indexOf(':')));
    return "arn:aws:cognito-identity:" + region + ":" + accountId + ":identitypool/" + poolId;
  }

  /** Whether the basic (classic) flow is open. */
  public boolean allowsClassic() {
    return Boolean.TRUE.equals(classic);
  }

  /** The entries of a user pool, one for each app client. */
  public List<UserPoolProvider> userPools(String provider) {
    return userPools.stream().filter(entry -> entry.provider().equals(provider)).toList();
  }

  /** The default role of one kind of identity, if it is set. */
  public Optional<String> role(String kind) {
    return Optional.ofNullable(roles.get(kind));
  }

  IdentityPool withTags(Map<String, String> newTags) {
    return with(change -> change.tags = newTags);
  }

  IdentityPool withRoles(Map<String, String> newRoles, Map<String, RoleMapping> newMappings) {
    return with(
        change -> {
          change.roles = newRoles;
          change.mappings = newMappings;
        });
  }

  IdentityPool withTagMaps(Map<String, TagMap> newTagMaps) {
    return with(change -> change.tagMaps = newTagMaps);
  }

  private IdentityPool with(Consumer<Change> wanted) {
    var change = new Change();
    wanted.accept(change);
    return change.made();
  }

  private static <V> Map<String, V> ordered(Map<String, V> map) {
    return Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  /** What can change of a pool without being set up anew. */
  private final class Change {
    private Map<String, String> tags = IdentityPool.this.tags;
    private Map<String, String> roles = IdentityPool.this.roles;
    private Map<String, RoleMapping> mappings = IdentityPool.this.mappings;
    private Map<String, TagMap> tagMaps = IdentityPool.this.tagMaps;

    IdentityPool made() {
      return new IdentityPool(
          accountId,
          id,
          name,
          guests,
          classic,
          loginProviders,
          userPools,
          oidcProviders,
          developerProvider,
          tags,
          roles,
          mappings,
          tagMaps);
    }
  }
}

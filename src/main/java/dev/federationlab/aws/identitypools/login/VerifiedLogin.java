package dev.federationlab.aws.identitypools.login;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A login that holds: whose it is, by which provider's word.
 *
 * @param provider as the key of {@code Logins} named it, and as {@code amr} and DescribeIdentity do
 * @param userId the provider's ID of the person
 * @param mappingKey under which a role mapping for it stands; absent where there can be none
 * @param names under which a map of principal tags for it may stand
 * @param claims what role rules and principal tags can go by: all of an ID token, {@code iss},
 *     {@code aud} and {@code sub} of an opaque one (aws-behaviour 4.10)
 */
public record VerifiedLogin(
    String provider,
    String userId,
    Optional<String> mappingKey,
    List<String> names,
    Map<String, Object> claims) {
  public VerifiedLogin {
    names = List.copyOf(names);
  }

  /** A user whom the developer vouches for. */
  public static VerifiedLogin ofDeveloper(String provider, String userId) {
    return new VerifiedLogin(provider, userId, Optional.empty(), List.of(), Map.of());
  }
}

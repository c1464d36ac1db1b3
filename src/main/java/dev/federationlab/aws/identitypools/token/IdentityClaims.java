package dev.federationlab.aws.identitypools.token;

import java.util.List;
import java.util.Map;

/**
 * What an identity pool says of an identity: in a token, or to STS directly.
 *
 * @param poolId {@code aud}
 * @param identityId {@code sub}
 * @param amr how it was authenticated: {@code unauthenticated}, or {@code authenticated} and the
 *     names of the providers
 * @param tags principal tags
 */
public record IdentityClaims(
    String poolId, String identityId, List<String> amr, Map<String, String> tags) {
  private static final String AUTHENTICATED = "authenticated";

  public IdentityClaims {
    amr = List.copyOf(amr);
    tags = Map.copyOf(tags);
  }

  /** Of a guest. */
  public static IdentityClaims ofGuest(String poolId, String identityId) {
    return new IdentityClaims(poolId, identityId, List.of("unauthenticated"), Map.of());
  }

  /** Whether it is somebody's who showed a login. */
  public boolean authenticated() {
    return amr.contains(AUTHENTICATED);
  }
}

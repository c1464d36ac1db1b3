package dev.federationlab.aws.sts;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An identity of an identity pool, for which Cognito asks STS for a session: what its identity
 * token would say, without the token.
 *
 * @param audience the identity pool's ID
 * @param subject the identity's ID
 * @param amr {@code unauthenticated}, or {@code authenticated} and the names of providers
 * @param tags principal tags
 * @param sessionPolicies JSON of policies that narrow the session
 */
public record Vouched(
    String audience,
    String subject,
    List<String> amr,
    Map<String, String> tags,
    String sessionName,
    Duration duration,
    List<String> sessionPolicies) {
  /** How trust policies name the provider, and what its condition keys begin with. */
  static final String PROVIDER = "cognito-identity.amazonaws.com";

  public Vouched {
    amr = List.copyOf(amr);
    tags = Map.copyOf(tags);
    sessionPolicies = List.copyOf(sessionPolicies);
  }

  WebIdentity identity() {
    return new WebIdentity(
        PROVIDER,
        PROVIDER,
        audience,
        subject,
        Map.of(
            PROVIDER + ":aud", List.of(audience),
            PROVIDER + ":sub", List.of(subject),
            PROVIDER + ":amr", amr),
        new SessionTags(tags, List.of()),
        Optional.empty());
  }
}

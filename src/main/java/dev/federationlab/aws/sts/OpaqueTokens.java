package dev.federationlab.aws.sts;

import dev.federationlab.aws.Explanation;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Providers whose access tokens are opaque: only they can say whose a token is (aws-behaviour 1.1).
 */
@FunctionalInterface
public interface OpaqueTokens {
  /** No such provider can be reached. */
  OpaqueTokens NONE = (providerId, accessToken, explanation) -> Optional.empty();

  /**
   * Asks the provider whose token this is, and for which app.
   *
   * @param providerId {@code "www.amazon.com"} or {@code "graph.facebook.com"}
   * @param explanation where what was asked and answered is noted, never the token
   * @return empty if the provider cannot be reached
   * @throws dev.federationlab.aws.ServiceException IDPRejectedClaim, in the provider's words
   */
  Optional<Bearer> bearer(String providerId, String accessToken, Explanation explanation);

  /**
   * Whose a token is.
   *
   * @param appId the app it was issued to
   * @param userId the provider's ID of the person, as that app sees it
   * @param keys condition keys: {@code graph.facebook.com:app_id}, {@code graph.facebook.com:id}
   */
  record Bearer(String appId, String userId, Map<String, List<String>> keys) {}
}

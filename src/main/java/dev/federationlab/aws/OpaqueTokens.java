package dev.federationlab.aws;

import dev.federationlab.decision.Check;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Providers whose access tokens are opaque: only they can say whose a token is, so they are asked
 * during the request. For whichever service takes such tokens: STS by {@code ProviderId}, identity
 * pools by the same names as keys of {@code Logins}.
 */
@FunctionalInterface
public interface OpaqueTokens {
  String FACEBOOK = "graph.facebook.com";
  String AMAZON = "www.amazon.com";

  /** The only names there are (STS API reference, {@code ProviderId}). */
  List<String> PROVIDERS = List.of(AMAZON, FACEBOOK);

  /** No such provider can be reached. */
  OpaqueTokens NONE =
      (call, provider, accessToken) -> {
        var why = "no provider is configured here";
        call.explanation()
            .check(
                Check.failed(
                    "provider's word",
                    "an answer of " + provider,
                    why,
                    "STS API reference, IDPCommunicationError"));
        return new Unreachable(why);
      };

  /**
   * Asks the provider whose token this is, and for which app. What was asked and answered is noted
   * in the call's explanation, never the token. Asks outside of the transaction, by an {@link
   * Errand}: an operation calls this before it changes anything, and at most once for each
   * provider.
   *
   * @param provider one of {@link #PROVIDERS}
   * @throws IllegalArgumentException if it is not
   */
  Word ask(Call call, String provider, String accessToken);

  /** What came of asking. Each service words its refusal itself. */
  sealed interface Word {}

  /**
   * The token is good.
   *
   * @param appId the app it was issued to
   * @param userId the provider's ID of the person, as that app sees it
   * @param keys condition keys: {@code graph.facebook.com:app_id}, {@code graph.facebook.com:id}
   */
  record Bearer(String appId, String userId, Map<String, List<String>> keys) implements Word {}

  /**
   * The provider does not accept the token: it never issued it, it has expired or was revoked.
   *
   * @param statusLine how it answered: {@code "HTTP/1.1 400 Bad Request"}
   */
  record Rejected(String statusLine) implements Word {}

  /** The provider did not refuse the token, and says itself that it ended before now. */
  record Expired(Instant at) implements Word {}

  /**
   * The provider answered, and what it said does not hold together, or is of nobody's use: another
   * person at each of two calls, a token that is nobody's.
   */
  record Unusable(String why) implements Word {}

  /** There was no answer, or none that can be read. */
  record Unreachable(String why) implements Word {}
}

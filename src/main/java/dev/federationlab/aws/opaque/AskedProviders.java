package dev.federationlab.aws.opaque;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.Errand;
import dev.federationlab.aws.OpaqueTokens;
import dev.federationlab.decision.Check;
import dev.federationlab.http.BoundedFetch;
import java.net.URI;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Asks each provider anew for every request, since a token can be revoked at any time; within one
 * request the answer is remembered, from the errand to the operation that begins again after it.
 * Safe for use by many threads.
 */
public final class AskedProviders implements OpaqueTokens {
  /** More requests than can be under way at once. */
  private static final int REMEMBERED = 2_000;

  private static final String SIMPLIFIED =
      "AWS does not publish which calls it makes of a provider to find out whose an opaque token"
          + " is. Here it makes those that the provider documents for the purpose.";

  private final Map<String, Asked> providers;
  private final Map<String, Finding> findings =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Finding> eldest) {
          return size() > REMEMBERED;
        }
      };

  /** How one provider is asked. */
  interface Asked {
    Finding about(String accessToken, Instant now);
  }

  /** What was found out, with the checks that it took. */
  record Finding(Word word, List<Check> checks) {
    Finding {
      checks = List.copyOf(checks);
    }
  }

  /**
   * @param facebook the address below which the Graph API answers, without slash at its end
   * @param amazon the address below which Login with Amazon answers
   */
  public AskedProviders(URI facebook, URI amazon) {
    var fetch = new BoundedFetch();
    this.providers =
        Map.of(
            FACEBOOK, new AskedFacebook(fetch, facebook), AMAZON, new AskedAmazon(fetch, amazon));
  }

  @Override
  public Word ask(Call call, String provider, String accessToken) {
    var asked = providers.get(provider);
    if (asked == null) {
      throw new IllegalArgumentException("not a provider of opaque tokens: " + provider);
    }
    // The request's ID is ours and never used twice; it brings one token of a provider at most.
    var key = call.requestId() + " " + provider;
    var finding = find(key);
    if (finding == null) {
      throw new Errand(() -> remember(key, asked.about(accessToken, call.now())));
    }
    finding.checks().forEach(call.explanation()::check);
    call.explanation().note("asking the provider", () -> SIMPLIFIED);
    return finding.word();
  }

  private @Nullable Finding find(String key) {
    synchronized (findings) {
      return findings.get(key);
    }
  }

  private void remember(String key, Finding finding) {
    synchronized (findings) {
      findings.put(key, finding);
    }
  }
}

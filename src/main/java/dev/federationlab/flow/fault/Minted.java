package dev.federationlab.flow.fault;

import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ConversationBroken;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.WebIdentityProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that a provider itself issued, and that are wrong for this app. The provider's control
 * endpoint makes them, which is our own and no part of any protocol.
 */
public final class Minted {
  private static final Duration LIFETIME = Duration.ofHours(1);
  private static final String ONE = "ben";
  private static final String OTHER = "ada";

  private Minted() {}

  private record Question(String provider, String person, String audience, long issuedAt) {}

  @JsonIgnoreProperties(ignoreUnknown = true)
  private record Answer(
      @JsonProperty("id_token") @Nullable String idToken,
      @JsonProperty("access_token") @Nullable String accessToken) {}

  /** For whoever signs in with one click, and for somebody else's app. */
  public static Artifact forOtherApp(Run run, WebIdentityProvider provider) {
    return minted(run, provider, provider.federation().otherApp(), run.now());
  }

  /** For whoever signs in with one click, and for this app: nothing is wrong with it. */
  public static Artifact honest(Run run, WebIdentityProvider provider) {
    return minted(run, provider, provider.app(run).clientId(), run.now());
  }

  /** For whoever signs in with one click, made earlier. */
  public static Artifact aged(Run run, WebIdentityProvider provider, Duration age) {
    return minted(run, provider, provider.app(run).clientId(), run.now().minus(age));
  }

  /** For this app, and for somebody else than whoever signs in with one click. */
  public static Artifact forSomebodyElse(Run run, WebIdentityProvider provider) {
    var other = run.person().id().equals(ONE) ? OTHER : ONE;
    return minted(run, provider, other, provider.app(run).clientId(), run.now());
  }

  private static Artifact minted(
      Run run, WebIdentityProvider provider, String audience, Instant issued) {
    return minted(run, provider, run.person().id(), audience, issued);
  }

  private static Artifact minted(
      Run run, WebIdentityProvider provider, String person, String audience, Instant issued) {
    var question = new Question(provider.id(), person, audience, issued.getEpochSecond());
    var answer = run.control(run.parties().providers(), "/_lab/tokens", question, Answer.class);
    var token = provider.token() == ID_TOKEN ? answer.idToken() : answer.accessToken();
    if (token == null) {
      throw new ConversationBroken("the provider's control endpoint made no token");
    }
    return new Artifact(provider.token(), token, Map.of(), issued, issued.plus(LIFETIME));
  }
}

package dev.federationlab.flow.fault;

import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.google.GoogleApp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Tokens that Google itself signed, and that are wrong for this app. The provider's control
 * endpoint makes them, which is our own and no part of any protocol.
 */
final class Minted {
  /** Somebody else's app at the same provider. */
  static final String OTHER_APP = "999999999999-someone-elses-app.apps.googleusercontent.com";

  private static final Duration LIFETIME = Duration.ofHours(1);

  private Minted() {}

  private record Question(String provider, String person, String audience, long issuedAt) {}

  private record Answer(@JsonProperty("id_token") String token) {}

  /** For whoever signs in with one click, and for {@link #OTHER_APP}. */
  static Artifact forOtherApp(Run run) {
    return minted(run, OTHER_APP, run.now());
  }

  /** For whoever signs in with one click, made earlier. */
  static Artifact aged(Run run, Duration age) {
    return minted(run, GoogleApp.registered(run).clientId(), run.now().minus(age));
  }

  private static Artifact minted(Run run, String audience, Instant issued) {
    var question = new Question("google", run.person().id(), audience, issued.getEpochSecond());
    var answer = run.control(run.parties().providers(), "/_lab/tokens", question, Answer.class);
    return new Artifact(ID_TOKEN, answer.token(), Map.of(), issued, issued.plus(LIFETIME));
  }
}

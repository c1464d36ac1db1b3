package dev.federationlab.flow.fault;

import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * Tokens that Google itself signed, and that are wrong for this app. The provider's control endpoint makes them, which
 * is our own and no part of any protocol.
 */
final class Minted {
  /** Somebody else's app at the same provider. */
  static final String OTHER_APP = "999999999999-someone-elses-app.apps.googleusercontent.com";

  private static final Duration LIFETIME = Duration.ofHours(1);

  private Minted() {}

  private record Question(String subject, String audience, Instant issuedAt) {}

  private record Answer(String token) {}

  /** As the honest one, made for {@link #OTHER_APP}. */
  static Artifact forOtherApp(Run run, Artifact honest) {
    return minted(run, honest, OTHER_APP, run.now());
  }

  /** As the honest one, made earlier. */
  static Artifact aged(Run run, Artifact honest, Duration age) {
    return minted(run, honest, run.parties().app().clientId(), run.now().minus(age));
  }

  private static Artifact minted(Run run, Artifact honest, String audience, Instant issued) {
    var subject = honest.fields().getOrDefault("subject", "");
    var question = new Question(subject, audience, issued);
    var answer = run.control(run.parties().google(), "/_lab/google/tokens", question, Answer.class);
    return new Artifact(ID_TOKEN, answer.token(), Map.of("subject", subject), issued, issued.plus(LIFETIME));
  }
}

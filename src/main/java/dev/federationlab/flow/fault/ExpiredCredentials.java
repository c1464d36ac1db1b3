package dev.federationlab.flow.fault;

import static dev.federationlab.flow.ArtifactKind.CREDENTIALS;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The same session as it would be now, had the role been taken on two hours ago for one hour. STS
 * gives no credentials for less than fifteen minutes, so the embedded AWS ages them on request.
 */
public record ExpiredCredentials() implements Fault {
  private static final Duration AGE = Duration.ofHours(2);

  @Override
  public String id() {
    return "expired-credentials";
  }

  @Override
  public String expectedOutcome() {
    return "ExpiredToken";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.S3);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var honest = run.spend(CREDENTIALS);
    var issued = honest.issuedAt().minus(AGE);
    var question = new Question(honest.fields().getOrDefault("sessionToken", ""), issued);
    var answer = run.control(run.parties().aws(), "/_lab/sessions", question, Answer.class);
    return run.with(
        new Artifact(
            CREDENTIALS,
            answer.accessKeyId(),
            honest
                .with("secretAccessKey", answer.secretAccessKey())
                .with("sessionToken", answer.sessionToken())
                .fields(),
            issued,
            answer.expiration()));
  }

  private record Question(String sessionToken, Instant issuedAt) {}

  private record Answer(
      String accessKeyId, String secretAccessKey, String sessionToken, Instant expiration) {}
}

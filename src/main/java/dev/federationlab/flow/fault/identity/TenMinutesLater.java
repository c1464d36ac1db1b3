package dev.federationlab.flow.fault.identity;

import static dev.federationlab.flow.ArtifactKind.IDENTITY_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * An identity token that is used eleven minutes after it was made: it was good for ten. The
 * embedded AWS ages it on request.
 */
public record TenMinutesLater() implements Fault {
  private static final Duration LIFETIME = Duration.ofMinutes(10);
  private static final Duration AGE = LIFETIME.plusMinutes(1);

  @Override
  public String id() {
    return "ten-minutes-later";
  }

  @Override
  public String expectedOutcome() {
    return "ExpiredTokenException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.STS);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var token = run.spend(IDENTITY_TOKEN);
    var issued = token.issuedAt().minus(AGE);
    var question = new Question(token.value(), issued);
    var answer = run.control(run.parties().aws(), "/_lab/identity-tokens", question, Answer.class);
    return run.with(
        new Artifact(
            IDENTITY_TOKEN, answer.token(), token.fields(), issued, issued.plus(LIFETIME)));
  }

  private record Question(String token, Instant issuedAt) {}

  private record Answer(String token) {}
}

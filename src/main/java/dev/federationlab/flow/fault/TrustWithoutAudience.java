package dev.federationlab.flow.fault;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.google.GoogleNames;
import dev.federationlab.flow.google.GoogleRole;
import java.util.Optional;

/**
 * A role whose trust policy names Google and no audience, asked with a token of another app. Nobody
 * refuses: any app of any developer gets in, which is the lesson.
 */
public record TrustWithoutAudience() implements Fault {
  private static final GoogleRole ROLE =
      GoogleRole.trusting("FederationLabAnyApp", TrustWithoutAudience::trust);

  @Override
  public String id() {
    return "trust-without-audience";
  }

  @Override
  public String expectedOutcome() {
    return "done";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.empty();
  }

  @Override
  public Run spoil(Run run) throws Refused {
    ROLE.ensure(run);
    return run.with(Minted.forOtherApp(run)).with(GoogleNames.ROLE, ROLE.name());
  }

  /** Left alone, the role would let in every learner who signs in at Google, not only this one. */
  @Override
  public void restore(Run run) throws Refused {
    ROLE.remove(run);
  }

  private static String trust(String clientId) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "AnybodyWithGoogle",
          "Effect": "Allow",
          "Principal": {"Federated": "accounts.google.com"},
          "Action": "sts:AssumeRoleWithWebIdentity"
        }
      ]
    }
    """;
  }
}

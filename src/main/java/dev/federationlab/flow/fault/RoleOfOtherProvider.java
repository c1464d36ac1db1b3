package dev.federationlab.flow.fault;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.google.GoogleNames;
import dev.federationlab.flow.google.GoogleRole;
import java.util.Optional;

/** A good token of Google's for a role that trusts Facebook. */
public record RoleOfOtherProvider() implements Fault {
  private static final GoogleRole ROLE =
      GoogleRole.trusting("FederationLabFacebook", RoleOfOtherProvider::trust);

  @Override
  public String id() {
    return "role-of-other-provider";
  }

  @Override
  public String expectedOutcome() {
    return "AccessDenied";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.STS);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    ROLE.ensure(run);
    return run.with(GoogleNames.ROLE, ROLE.name());
  }

  private static String trust(String clientId) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "FacebookOnly",
          "Effect": "Allow",
          "Principal": {"Federated": "graph.facebook.com"},
          "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": {
            "StringEquals": {"graph.facebook.com:app_id": "1234567890"}
          }
        }
      ]
    }
    """;
  }
}

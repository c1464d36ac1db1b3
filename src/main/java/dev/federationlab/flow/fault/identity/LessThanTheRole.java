package dev.federationlab.flow.fault.identity;

import static dev.federationlab.flow.ArtifactKind.IDENTITY_TOKEN;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.AssumeWithIdentityToken;
import dev.federationlab.flow.identity.IdentityNames;
import dev.federationlab.flow.identity.IdentityPool;
import java.util.Optional;

/**
 * Credentials of the right role for which the app itself asked for less: a session policy that
 * allows no writing.
 */
public record LessThanTheRole(IdentityPool pool) implements Fault {
  private static final String POLICY =
      """
      {
        "Version": "2012-10-17",
        "Statement": [
          {
            "Sid": "ReadOnlyThisTime",
            "Effect": "Allow",
            "Action": ["s3:GetObject", "s3:ListBucket"],
            "Resource": "*"
          }
        ]
      }
      """;

  @Override
  public String id() {
    return "own-session-policy";
  }

  @Override
  public String expectedOutcome() {
    return "AccessDenied";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.S3);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var less = run.with(IdentityNames.SESSION_POLICY, POLICY);
    var token = run.spend(IDENTITY_TOKEN);
    return run.with(AssumeWithIdentityToken.ask(less, token, pool.authenticated().name()));
  }
}

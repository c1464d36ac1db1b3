package dev.federationlab.flow.fault.owndata;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.Facts;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.Permissions;
import dev.federationlab.flow.identity.SandboxTable;
import dev.federationlab.flow.owndata.OwnDataPool;
import java.util.Optional;

/**
 * A policy for the whole bucket and the whole table: everybody is let in everywhere, and only the
 * app's own check notices.
 */
public record WithoutVariable() implements Fault {
  private static final IdentityPool POOL =
      OwnDataPool.with(
          "WithoutVariable",
          Permissions.of(WithoutVariable::allObjects, WithoutVariable::allItems));

  @Override
  public String id() {
    return "policy-without-variable";
  }

  @Override
  public String expectedOutcome() {
    return "still_accepted";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.APP);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    return OtherPolicy.of(run, POOL);
  }

  @Override
  public void restore(Run run) throws Refused {
    POOL.remove(run);
  }

  private static String allObjects(Facts facts) {
    return """
    {
      "Sid": "AllObjects",
      "Effect": "Allow",
      "Action": ["s3:PutObject", "s3:GetObject"],
      "Resource": "arn:aws:s3:::%s/*"
    }
    """
        .formatted(facts.bucket());
  }

  private static String allItems(Facts facts) {
    return """
    {
      "Sid": "AllItems",
      "Effect": "Allow",
      "Action": ["dynamodb:PutItem", "dynamodb:GetItem", "dynamodb:Query"],
      "Resource": "%s"
    }
    """
        .formatted(facts.tableArn(SandboxTable.NAME));
  }
}

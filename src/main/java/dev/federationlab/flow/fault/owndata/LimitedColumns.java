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

/** The policy names the columns that may be read, and the app asks for whole rows. */
public record LimitedColumns() implements Fault {
  private static final IdentityPool POOL =
      OwnDataPool.with("LimitedColumns", Permissions.of(LimitedColumns::threeColumns));

  @Override
  public String id() {
    return "limited-columns";
  }

  @Override
  public String expectedOutcome() {
    return "AccessDeniedException";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.DYNAMODB);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    return OtherPolicy.of(run, POOL);
  }

  @Override
  public void restore(Run run) throws Refused {
    POOL.remove(run);
  }

  private static String threeColumns(Facts facts) {
    return """
    {
      "Sid": "OwnItemsButNotEveryColumn",
      "Effect": "Allow",
      "Action": ["dynamodb:PutItem", "dynamodb:GetItem", "dynamodb:Query"],
      "Resource": "%s",
      "Condition": {
        "ForAllValues:StringEquals": {
          "dynamodb:LeadingKeys": ["%s"],
          "dynamodb:Attributes": ["%s", "%s", "Text"]
        },
        "StringEqualsIfExists": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES"}
      }
    }
    """
        .formatted(
            facts.tableArn(SandboxTable.NAME),
            Permissions.SUBJECT,
            SandboxTable.OWNER,
            SandboxTable.NOTE);
  }
}

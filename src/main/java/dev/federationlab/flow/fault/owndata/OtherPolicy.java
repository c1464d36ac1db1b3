package dev.federationlab.flow.fault.owndata;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.Facts;
import dev.federationlab.flow.identity.GetCredentials;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.Permissions;
import dev.federationlab.flow.identity.PolicyText;
import dev.federationlab.flow.identity.SandboxTable;
import dev.federationlab.flow.member.Member;
import dev.federationlab.flow.member.MemberSession;
import dev.federationlab.flow.owndata.OwnDataPool;
import java.util.Optional;

/**
 * A stage with credentials of a role that has another policy.
 *
 * @param actor who refuses
 * @param pool with that role
 */
public record OtherPolicy(String id, String expectedOutcome, Actor actor, IdentityPool pool)
    implements Fault {

  /** The policy names a variable that no role session has: the statement never applies. */
  public static OtherPolicy noValue() {
    return new OtherPolicy(
        "no-value",
        "AccessDenied",
        Actor.S3,
        OwnDataPool.with("NoValue", ownObjectsBut(Permissions.SUBJECT, "${aws:username}")));
  }

  /** The same policy with the version of 2008, to which a variable is text like any other. */
  public static OtherPolicy oldVersion() {
    return new OtherPolicy(
        "old-version",
        "AccessDenied",
        Actor.S3,
        OwnDataPool.with("OldVersion", ownObjectsBut("2012-10-17", "2008-10-17")));
  }

  /** The policy names the columns that may be read, and the app asks for whole rows. */
  public static OtherPolicy limitedColumns() {
    return new OtherPolicy(
        "limited-columns",
        "AccessDeniedException",
        Actor.DYNAMODB,
        OwnDataPool.with("LimitedColumns", Permissions.of(OtherPolicy::threeColumns)));
  }

  /**
   * A policy for the whole bucket and the whole table: everybody is let in everywhere, and only the
   * app's own check notices.
   */
  public static OtherPolicy withoutVariable() {
    return new OtherPolicy(
        "policy-without-variable",
        "still_accepted",
        Actor.APP,
        OwnDataPool.with(
            "WithoutVariable", Permissions.of(OtherPolicy::allObjects, OtherPolicy::allItems)));
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(actor);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    return lend(run, pool);
  }

  /** Ada's, at a pool that has the other role: to it she is somebody else. */
  static Run lend(Run run, IdentityPool pool) throws Refused {
    var preparing = run.preparing();
    var session = MemberSession.open(preparing, pool, Member.ADA);
    return run.with(GetCredentials.named(preparing, session.credentials()));
  }

  @Override
  public void restore(Run run) throws Refused {
    pool.remove(run);
  }

  private static PolicyText ownObjectsBut(String right, String wrong) {
    return facts ->
        Permissions.of(Permissions::ownObjects, Permissions::listOwnObjects)
            .of(facts)
            .replace(right, wrong);
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

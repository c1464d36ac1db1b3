package dev.federationlab.flow.google;

import static dev.federationlab.flow.Message.Channel.BACK;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.util.List;
import java.util.function.Function;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/**
 * A role that the holders of Google's ID tokens may take on, set up through the IAM API as the
 * sandbox's root.
 *
 * @param name one for each variant, so that two tabs that break different things never disturb each
 *     other
 * @param trust the trust policy, given the app's client ID
 * @param permissions the permission policy, given the bucket's name
 */
public record GoogleRole(
    String name, Function<String, String> trust, Function<String, String> permissions) {
  /** The role of the honest flow. */
  public static final String NAME = "FederationLabGoogle";

  private static final String POLICY = "OwnObjects";

  /** Trusts Google for this app's users, and lets each use their own part of the bucket. */
  public static final GoogleRole HONEST =
      new GoogleRole(NAME, GoogleRole::trustGoogle, GoogleRole::ownObjects);

  /** The same trust with other permissions. */
  public static GoogleRole permitting(String name, Function<String, String> permissions) {
    return new GoogleRole(name, GoogleRole::trustGoogle, permissions);
  }

  /** The same permissions with another trust. */
  public static GoogleRole trusting(String name, Function<String, String> trust) {
    return new GoogleRole(name, trust, GoogleRole::ownObjects);
  }

  /** Sets it up if that was not done before. */
  public void ensure(Run run) throws Refused {
    run.once("role/" + name, this::setUp);
  }

  private void setUp(Run run) throws Refused {
    var clientId = GoogleApp.registered(run).clientId();
    var bucket = GoogleNames.bucket(run.sandbox().accountId());
    try {
      run.aws(
          arrow("CreateRole"),
          aws ->
              aws.iam()
                  .createRole(
                      r ->
                          r.roleName(name)
                              .assumeRolePolicyDocument(trust.apply(clientId))
                              .description("Made by Federation Lab for the flow 'google'")
                              .overrideConfiguration(asRoot(run))));
    } catch (Refused e) {
      if (!e.outcome().id().equals("EntityAlreadyExists")) {
        throw e;
      }
    }
    run.aws(
        arrow("PutRolePolicy"),
        aws ->
            aws.iam()
                .putRolePolicy(
                    r ->
                        r.roleName(name)
                            .policyName(POLICY)
                            .policyDocument(permissions.apply(bucket))
                            .overrideConfiguration(asRoot(run))));
  }

  /** Removes it; nothing if there is none. */
  public void remove(Run run) throws Refused {
    run.undo("role/" + name, this::tearDown);
  }

  private void tearDown(Run run) throws Refused {
    try {
      run.aws(
          arrow("DeleteRolePolicy"),
          aws ->
              aws.iam()
                  .deleteRolePolicy(
                      r -> r.roleName(name).policyName(POLICY).overrideConfiguration(asRoot(run))));
    } catch (Refused e) {
      unlessGone(e);
    }
    try {
      run.aws(
          arrow("DeleteRole"),
          aws -> aws.iam().deleteRole(r -> r.roleName(name).overrideConfiguration(asRoot(run))));
    } catch (Refused e) {
      unlessGone(e);
    }
  }

  private static void unlessGone(Refused refused) throws Refused {
    if (!refused.outcome().id().equals("NoSuchEntity")) {
      throw refused;
    }
  }

  static AwsRequestOverrideConfiguration asRoot(Run run) {
    return AwsRequestOverrideConfiguration.builder().credentialsProvider(run.root()).build();
  }

  private static Stage.Planned arrow(String operation) {
    return new Stage.Planned(Actor.APP, Actor.IAM, operation, BACK, List.of(), List.of());
  }

  /** Google, and only for tokens that were made for this app. */
  public static String trustGoogle(String clientId) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "UsersOfThisApp",
          "Effect": "Allow",
          "Principal": {"Federated": "accounts.google.com"},
          "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": {
            "StringEquals": {"accounts.google.com:aud": "%s"}
          }
        }
      ]
    }
    """
        .formatted(clientId);
  }

  /** Reading, writing and listing below the caller's own {@code sub}. */
  public static String ownObjects(String bucket) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "ReadAndWriteOwnObjects",
          "Effect": "Allow",
          "Action": ["s3:PutObject", "s3:GetObject"],
          "Resource": "arn:aws:s3:::%1$s/${accounts.google.com:sub}/*"
        },
        {
          "Sid": "ListOwnObjects",
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::%1$s",
          "Condition": {
            "StringLike": {"s3:prefix": "${accounts.google.com:sub}/*"}
          }
        }
      ]
    }
    """
        .formatted(bucket);
  }
}

package dev.federationlab.flow.webidentity;

import static dev.federationlab.flow.Message.Channel.BACK;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import java.util.List;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/**
 * A role that the holders of a provider's tokens may take on, set up through the IAM API as the
 * sandbox's root.
 *
 * @param name one for each variant, so that two tabs that break different things never disturb each
 *     other
 * @param trust the trust policy
 * @param permissions the permission policy
 */
public record WebIdentityRole(
    WebIdentityProvider provider, String name, PolicyText trust, PolicyText permissions) {
  private static final String POLICY = "OwnObjects";

  /** A policy for one learner's app and bucket. */
  @FunctionalInterface
  public interface PolicyText {
    String of(Federation federation, String clientId, String bucket);
  }

  /** Trusts the provider for this app's users, and lets each use their own part of the bucket. */
  public static WebIdentityRole honest(WebIdentityProvider provider) {
    return new WebIdentityRole(
        provider, provider.roleName(""), WebIdentityRole::ownApp, WebIdentityRole::ownObjects);
  }

  /** The same trust with other permissions. */
  public static WebIdentityRole permitting(
      WebIdentityProvider provider, String suffix, PolicyText permissions) {
    return new WebIdentityRole(
        provider, provider.roleName(suffix), WebIdentityRole::ownApp, permissions);
  }

  /** The same permissions with another trust. */
  public static WebIdentityRole trusting(
      WebIdentityProvider provider, String suffix, PolicyText trust) {
    return new WebIdentityRole(
        provider, provider.roleName(suffix), trust, WebIdentityRole::ownObjects);
  }

  /** Sets it up if that was not done before. */
  public void ensure(Run run) throws Refused {
    run.once(what(), this::setUp);
  }

  private String what() {
    return "web-identity-role/" + name;
  }

  private void setUp(Run run) throws Refused {
    var policy = text(run, trust);
    try {
      run.aws(
          arrow("CreateRole"),
          aws ->
              aws.iam()
                  .createRole(
                      r ->
                          r.roleName(name)
                              .assumeRolePolicyDocument(policy)
                              .description(
                                  "Made by Federation Lab for the flow '" + provider.id() + "'")
                              .overrideConfiguration(asRoot(run))));
    } catch (Refused e) {
      unless(e, "EntityAlreadyExists");
      trustAgain(run, policy);
    }
    var permitted = text(run, permissions);
    run.aws(
        arrow("PutRolePolicy"),
        aws ->
            aws.iam()
                .putRolePolicy(
                    r ->
                        r.roleName(name)
                            .policyName(POLICY)
                            .policyDocument(permitted)
                            .overrideConfiguration(asRoot(run))));
  }

  /** The role was there before, and may have been changed by the learner's own client. */
  private void trustAgain(Run run, String policy) throws Refused {
    run.aws(
        arrow("UpdateAssumeRolePolicy"),
        aws ->
            aws.iam()
                .updateAssumeRolePolicy(
                    r ->
                        r.roleName(name)
                            .policyDocument(policy)
                            .overrideConfiguration(asRoot(run))));
  }

  private String text(Run run, PolicyText policy) {
    var bucket = Names.bucket(run.sandbox().accountId());
    return policy.of(provider.federation(), provider.app(run).clientId(), bucket);
  }

  /** Removes it; nothing if there is none. */
  public void remove(Run run) throws Refused {
    run.undo(what(), this::tearDown);
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
      unless(e, "NoSuchEntity");
    }
    try {
      run.aws(
          arrow("DeleteRole"),
          aws -> aws.iam().deleteRole(r -> r.roleName(name).overrideConfiguration(asRoot(run))));
    } catch (Refused e) {
      unless(e, "NoSuchEntity");
    }
  }

  private static void unless(Refused refused, String expected) throws Refused {
    if (!refused.outcome().id().equals(expected)) {
      throw refused;
    }
  }

  static AwsRequestOverrideConfiguration asRoot(Run run) {
    return AwsRequestOverrideConfiguration.builder().credentialsProvider(run.root()).build();
  }

  private static Stage.Planned arrow(String operation) {
    return new Stage.Planned(Actor.APP, Actor.IAM, operation, BACK, List.of(), List.of());
  }

  /** The provider, and only for tokens that were made for this app. */
  public static String ownApp(Federation federation, String clientId, String bucket) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "UsersOfThisApp",
          "Effect": "Allow",
          "Principal": {"Federated": "%s"},
          "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": {
            "StringEquals": {"%s": "%s"}
          }
        }
      ]
    }
    """
        .formatted(federation.principal(), federation.appKey(), clientId);
  }

  /** Reading, writing and listing below the caller's own ID at the provider. */
  public static String ownObjects(Federation federation, String clientId, String bucket) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "ReadAndWriteOwnObjects",
          "Effect": "Allow",
          "Action": ["s3:PutObject", "s3:GetObject"],
          "Resource": "arn:aws:s3:::%1$s/${%2$s}/*"
        },
        {
          "Sid": "ListOwnObjects",
          "Effect": "Allow",
          "Action": "s3:ListBucket",
          "Resource": "arn:aws:s3:::%1$s",
          "Condition": {
            "StringLike": {"s3:prefix": "${%2$s}/*"}
          }
        }
      ]
    }
    """
        .formatted(bucket, federation.userKey());
  }
}

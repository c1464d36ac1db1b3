package dev.federationlab.flow.webidentity;

import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;

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
    role().setUp(run, text(run, trust), text(run, permissions));
  }

  private String text(Run run, PolicyText policy) {
    var bucket = Names.bucket(run.sandbox().accountId());
    return policy.of(provider.federation(), provider.app(run).clientId(), bucket);
  }

  /** Removes it; nothing if there is none. */
  public void remove(Run run) throws Refused {
    run.undo(what(), role()::tearDown);
  }

  private SandboxRole role() {
    return new SandboxRole(name, POLICY, provider.id());
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

package dev.federationlab.flow;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;

/** Whose key signs a call to AWS; without one of these it goes unsigned. */
public final class Signed {
  private Signed() {}

  /** The root of the learner's sandbox, who sets things up. */
  public static AwsRequestOverrideConfiguration byRoot(Run run) {
    return AwsRequestOverrideConfiguration.builder().credentialsProvider(run.root()).build();
  }

  /** The root of a sandbox. */
  static AwsRequestOverrideConfiguration by(Sandbox sandbox) {
    return AwsRequestOverrideConfiguration.builder()
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(sandbox.accessKeyId(), sandbox.secretAccessKey())))
        .build();
  }

  /**
   * Credentials that a stage gained. Without a session token, if they have none: which is what a
   * fault is about.
   */
  public static AwsRequestOverrideConfiguration with(Artifact credentials) {
    var id = credentials.value();
    var secret = credentials.fields().getOrDefault("secretAccessKey", "");
    var session = credentials.fields().get("sessionToken");
    AwsCredentials signer =
        session == null
            ? AwsBasicCredentials.create(id, secret)
            : AwsSessionCredentials.create(id, secret, session);
    return AwsRequestOverrideConfiguration.builder()
        .credentialsProvider(StaticCredentialsProvider.create(signer))
        .build();
  }
}

package dev.federationlab.aws.userpools;

import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What a call is refused with, as one line. */
public final class Refusals {
  private Refusals() {}

  /** {@code "NotAuthorizedException: Incorrect username or password."}; fails if it is not. */
  public static String refusal(Runnable call) {
    try {
      call.run();
    } catch (AwsServiceException e) {
      return e.awsErrorDetails().errorCode() + ": " + e.awsErrorDetails().errorMessage();
    }
    throw new AssertionError("was not refused");
  }
}

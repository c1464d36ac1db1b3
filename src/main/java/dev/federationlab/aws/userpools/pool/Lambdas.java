package dev.federationlab.aws.userpools.pool;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;

/** Triggers, which wait for Lambda: a pool that would not call what it was given takes nothing. */
final class Lambdas {
  private Lambdas() {}

  static void requireNone(@Nullable LambdaConfigType triggers) {
    if (triggers != null && !triggers.equals(LambdaConfigType.builder().build())) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "LambdaConfig: Lambda triggers are not served here yet.");
    }
  }
}

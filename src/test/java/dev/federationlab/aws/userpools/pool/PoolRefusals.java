package dev.federationlab.aws.userpools.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CognitoIdentityProviderException;

/** What the user pools API says when it says no. */
final class PoolRefusals {
  static final String INVALID = "InvalidParameterException";
  static final String NOT_FOUND = "ResourceNotFoundException";

  private PoolRefusals() {}

  static void assertRefused(ThrowingCallable call, String code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CognitoIdentityProviderException.class,
            refusal -> {
              assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(message);
              assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(refusal.statusCode()).isEqualTo(400);
            });
  }
}

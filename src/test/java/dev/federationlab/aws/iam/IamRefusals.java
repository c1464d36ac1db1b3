package dev.federationlab.aws.iam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.iam.model.IamException;

/** What IAM says when it says no. */
final class IamRefusals {
  private IamRefusals() {}

  static void assertRefused(ThrowingCallable call, int status, String code, String message) {
    Consumer<IamException> asSaid =
        refusal -> {
          assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(message);
          assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
          assertThat(refusal.statusCode()).isEqualTo(status);
        };
    assertThatThrownBy(call).isInstanceOfSatisfying(IamException.class, asSaid);
  }
}

package dev.federationlab.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** Refusals as the SDK shows them. */
public final class DynamoRefusals {
  private DynamoRefusals() {}

  /** Asserts that a call is refused in these words; DynamoDB's refusals are all HTTP 400. */
  public static void assertRefused(ThrowingCallable call, String code, String message) {
    var refusal = catchThrowableOfType(DynamoDbException.class, call);
    assertThat(refusal).as("a refusal").isNotNull();
    assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(message);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(refusal.statusCode()).isEqualTo(400);
  }

  /** As {@link #assertRefused}, with a ValidationException. */
  public static void assertInvalid(ThrowingCallable call, String message) {
    assertRefused(call, "ValidationException", message);
  }
}

package dev.federationlab.aws.userpools.trigger;

import dev.federationlab.aws.userpools.pool.Pool;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;

/** Where a pool can have a function, named as errors name it. */
public enum Trigger {
  CREATE_AUTH_CHALLENGE("CreateAuthChallenge"),
  CUSTOM_MESSAGE("CustomMessage"),
  DEFINE_AUTH_CHALLENGE("DefineAuthChallenge"),
  POST_AUTHENTICATION("PostAuthentication"),
  POST_CONFIRMATION("PostConfirmation"),
  PRE_AUTHENTICATION("PreAuthentication"),
  PRE_SIGN_UP("PreSignUp"),
  PRE_TOKEN_GENERATION("PreTokenGeneration"),
  USER_MIGRATION("UserMigration"),
  VERIFY_AUTH_CHALLENGE_RESPONSE("VerifyAuthChallengeResponse");

  private final String apiName;

  Trigger(String apiName) {
    this.apiName = apiName;
  }

  /** {@code "PreSignUp"}. */
  public String apiName() {
    return apiName;
  }

  /** The ARN of the function that a pool has there. */
  public Optional<String> function(Pool pool) {
    return Optional.ofNullable(pool.type().lambdaConfig())
        .map(this::member)
        .filter(arn -> !arn.isEmpty());
  }

  private @Nullable String member(LambdaConfigType config) {
    return switch (this) {
      case CREATE_AUTH_CHALLENGE -> config.createAuthChallenge();
      case CUSTOM_MESSAGE -> config.customMessage();
      case DEFINE_AUTH_CHALLENGE -> config.defineAuthChallenge();
      case POST_AUTHENTICATION -> config.postAuthentication();
      case POST_CONFIRMATION -> config.postConfirmation();
      case PRE_AUTHENTICATION -> config.preAuthentication();
      case PRE_SIGN_UP -> config.preSignUp();
      case PRE_TOKEN_GENERATION -> config.preTokenGeneration();
      case USER_MIGRATION -> config.userMigration();
      case VERIFY_AUTH_CHALLENGE_RESPONSE -> config.verifyAuthChallengeResponse();
    };
  }
}

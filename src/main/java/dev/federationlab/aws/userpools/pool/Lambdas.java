package dev.federationlab.aws.userpools.pool;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreTokenGenerationLambdaVersionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;

/**
 * The functions that a pool asks, by ARN. Whether they exist, and let themselves be asked, turns
 * out when they are.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_LambdaConfigType.html">LambdaConfigType</a>
 */
final class Lambdas {
  private static final Pattern FUNCTION =
      Pattern.compile("arn:aws:lambda:[a-z0-9-]+:\\d{12}:function:[\\w-]+(:[\\w$-]+)?");

  private Lambdas() {}

  /**
   * The triggers in force. A function for tokens that is given in one of its two places stands in
   * both.
   *
   * @throws dev.federationlab.aws.ServiceException InvalidParameterException,
   *     FeatureUnavailableInTierException
   */
  static LambdaConfigType inForce(@Nullable LambdaConfigType given, UserPoolTierType tier) {
    if (given == null) {
      return LambdaConfigType.builder().build();
    }
    if (given.customEmailSender() != null
        || given.customSMSSender() != null
        || given.kmsKeyID() != null) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "LambdaConfig: CustomEmailSender, CustomSMSSender and KMSKeyID are not served here.");
    }
    requireFunction("PreSignUp", given.preSignUp());
    requireFunction("CustomMessage", given.customMessage());
    requireFunction("PostConfirmation", given.postConfirmation());
    requireFunction("PreAuthentication", given.preAuthentication());
    requireFunction("PostAuthentication", given.postAuthentication());
    requireFunction("DefineAuthChallenge", given.defineAuthChallenge());
    requireFunction("CreateAuthChallenge", given.createAuthChallenge());
    requireFunction("VerifyAuthChallengeResponse", given.verifyAuthChallengeResponse());
    requireFunction("PreTokenGeneration", given.preTokenGeneration());
    requireFunction("UserMigration", given.userMigration());
    return withTokens(given, tier);
  }

  private static LambdaConfigType withTokens(LambdaConfigType given, UserPoolTierType tier) {
    var config = given.preTokenGenerationConfig();
    if (config == null) {
      return given.preTokenGeneration() == null
          ? given
          : given.toBuilder()
              .preTokenGenerationConfig(
                  it ->
                      it.lambdaArn(given.preTokenGeneration())
                          .lambdaVersion(PreTokenGenerationLambdaVersionType.V1_0))
              .build();
    }
    requireFunction("PreTokenGenerationConfig.lambdaArn", config.lambdaArn());
    if (given.preTokenGeneration() != null
        && !given.preTokenGeneration().equals(config.lambdaArn())) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "PreTokenGeneration and PreTokenGenerationConfig must name the same function.");
    }
    switch (config.lambdaVersion()) {
      case V1_0 -> {}
      case V2_0 -> requireTier(tier);
      case V3_0, UNKNOWN_TO_SDK_VERSION ->
          throw UserPoolErrors.INVALID_PARAMETER.exception(
              "PreTokenGenerationConfig: the versions that are served here are V1_0 and V2_0.");
    }
    return given.toBuilder().preTokenGeneration(config.lambdaArn()).build();
  }

  private static void requireTier(UserPoolTierType tier) {
    if (tier == UserPoolTierType.LITE) {
      throw UserPoolErrors.FEATURE_UNAVAILABLE_IN_TIER.exception(
          "Customized access tokens are not available in the tier LITE.");
    }
  }

  private static void requireFunction(String member, @Nullable String arn) {
    if (arn != null && !FUNCTION.matcher(arn).matches()) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "LambdaConfig: " + member + " is not the ARN of a Lambda function: " + arn);
    }
  }
}

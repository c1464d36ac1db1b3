package dev.federationlab.aws.identitypools.credentials;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The two session policies that narrow what guests may do with credentials of the enhanced flow: an
 * inline one and {@code AmazonCognitoUnAuthedIdentitiesSessionPolicy} (aws-behaviour 4.11). A
 * session may do what its role and at least one of them allow.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/iam-roles.html#access-policies-scope-down-services">Services
 *     that unauthenticated identities can access</a>
 */
final class GuestScope {
  /** Both, as JSON. */
  static final List<String> POLICIES =
      List.of(
          policy(
              "cloudwatch:*",
              "logs:*",
              "dynamodb:*",
              "kinesis:*",
              "mobileanalytics:*",
              "s3:*",
              "ses:*",
              "sns:*",
              "sqs:*",
              "lambda:*",
              "machinelearning:*",
              "execute-api:*",
              "iot:*",
              "gamelift:*",
              "cognito-identity:*",
              "cognito-idp:*",
              "lex:*",
              "polly:*",
              "comprehend:*",
              "translate:*",
              "transcribe:*",
              "rekognition:*",
              "mobiletargeting:*",
              "firehose:*",
              "appsync:*",
              "personalize:*",
              "sagemaker:InvokeEndpoint",
              "cognito-sync:*",
              "codewhisperer:*",
              "textract:DetectDocumentText",
              "textract:AnalyzeDocument",
              "sdb:*"),
          policy(
              "rum:PutRumEvents",
              "sagemaker:InvokeEndpoint",
              "polly:*",
              "comprehend:*",
              "translate:*",
              "transcribe:*",
              "rekognition:*",
              "mobiletargeting:*",
              "firehose:*",
              "personalize:*",
              "geo:GetMap*",
              "geo:ListMaps",
              "geo:SearchPlaceIndex*",
              "geo:GetPlace",
              "geo:CalculateRoute*",
              "geo:*Geofence",
              "geo:*Geofences",
              "geo:*DevicePosition*",
              "kms:Encrypt",
              "kms:Decrypt",
              "kms:ReEncryptTo",
              "kms:ReEncryptFrom",
              "kms:GenerateDataKey*"));

  private GuestScope() {}

  private static String policy(String... actions) {
    return Stream.of(actions)
        .map(action -> "\"" + action + "\"")
        .collect(
            Collectors.joining(
                ",",
                "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[",
                "],\"Resource\":\"*\"}]}"));
  }
}

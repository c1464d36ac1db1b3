package dev.federationlab.aws.dynamodb;

import static dev.federationlab.aws.dynamodb.Values.item;
import static dev.federationlab.aws.dynamodb.Values.n;
import static dev.federationlab.aws.dynamodb.Values.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.federationlab.aws.SharedAws;
import dev.federationlab.aws.TestAws;
import java.time.Duration;
import java.util.zip.CRC32;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;

/** The bytes of refusals, as aws-behaviour 5.5, 5.6 and 6.2 have them. */
@ExtendWith(SharedAws.class)
class ErrorsOnTheWireTest {
  private static final String S3_ONLY =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}
      """;
  private static TestAws aws;
  private static Sandbox sandbox;

  @BeforeAll
  static void start(TestAws shared) {
    aws = shared;
    sandbox = Sandbox.in(aws);
    sandbox.table("notes", "id:S");
  }

  @Test
  void writesAMissingTableWithTheNamespaceOfTheService() {
    assertThat(
            body(
                () ->
                    sandbox
                        .root()
                        .getItem(request -> request.tableName("none").key(item("id", s("1"))))))
        .isEqualTo(
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\","
                + "\"message\":\"Requested resource not found\"}");
    assertThat(body(() -> sandbox.root().describeTable(request -> request.tableName("none"))))
        .isEqualTo(
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ResourceNotFoundException\","
                + "\"message\":\"Requested resource not found: Table: none not found\"}");
  }

  @Test
  void writesAValidationErrorWithTheNamespaceOfTheValidator() {
    assertThat(
            body(() -> sandbox.root().putItem(request -> request.tableName("notes").item(item()))))
        .isEqualTo(
            "{\"__type\":\"com.amazon.coral.validate#ValidationException\",\"message\":\"One or"
                + " more parameter values were invalid: Missing the key id in the item\"}");
  }

  @Test
  void writesADenialWithACapitalMessage() {
    var session = sandbox.session("Nobody", S3_ONLY, "x");

    assertThat(body(() -> session.scan(request -> request.tableName("notes"))))
        .isEqualTo(
            "{\"__type\":\"com.amazon.coral.service#AccessDeniedException\",\"Message\":\"User: "
                + sandbox.session("Nobody")
                + " is not authorized to perform: dynamodb:Scan on resource: "
                + sandbox.arn("notes")
                + " because no identity-based policy allows the dynamodb:Scan action\"}");
  }

  @Test
  void writesWrongCredentialsWithASmallMessage() {
    var stranger = aws.dynamoDb(AwsBasicCredentials.create("AKIASTRANGERSTRANGER", "secret"));

    assertThat(body(() -> stranger.listTables()))
        .isEqualTo(
            "{\"__type\":\"com.amazon.coral.service#UnrecognizedClientException\",\"message\":\"The"
                + " security token included in the request is invalid.\"}");
  }

  @Test
  void writesAnExpiredSessionWithASmallMessage() {
    var own = new TestAws();
    try {
      var session = Sandbox.in(own).session("Gone", S3_ONLY, "x");
      own.clock.advance(Duration.ofHours(2));

      assertThat(body(() -> session.listTables()))
          .isEqualTo(
              "{\"__type\":\"com.amazon.coral.service#ExpiredTokenException\",\"message\":\"The"
                  + " security token included in the request is expired\"}");
    } finally {
      own.close();
    }
  }

  @Test
  void showsTheItemThatDidNotFulfilTheCondition() {
    sandbox
        .root()
        .putItem(request -> request.tableName("notes").item(item("id", s("1"), "n", n(1))));

    assertThat(
            body(
                () ->
                    sandbox
                        .root()
                        .putItem(
                            request ->
                                request
                                    .tableName("notes")
                                    .item(item("id", s("1")))
                                    .conditionExpression("attribute_not_exists(id)")
                                    .returnValuesOnConditionCheckFailure("ALL_OLD"))))
        .isEqualTo(
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\","
                + "\"message\":\"The conditional request failed\","
                + "\"Item\":{\"id\":{\"S\":\"1\"},\"n\":{\"N\":\"1\"}}}");
  }

  /** The body of a refusal, whose checksum and headers are held against it as well. */
  private static String body(ThrowingCallable call) {
    var refusal = catchThrowableOfType(DynamoDbException.class, call);
    assertThat(refusal).as("a refusal").isNotNull();
    assertThat(refusal.statusCode()).isEqualTo(400);
    var details = refusal.awsErrorDetails();
    var sum = new CRC32();
    sum.update(details.rawResponse().asByteArray());
    var http = details.sdkHttpResponse();
    assertThat(http.firstMatchingHeader("x-amz-crc32")).contains(String.valueOf(sum.getValue()));
    assertThat(http.firstMatchingHeader("Content-Type")).contains("application/x-amz-json-1.0");
    assertThat(http.firstMatchingHeader("x-amzn-RequestId")).isPresent();
    return details.rawResponse().asUtf8String();
  }
}

package dev.federationlab.aws.lambda;

import static dev.federationlab.aws.lambda.FunctionsSdkTest.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.SharedAws;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.access.RootKey;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AddPermissionRequest;

@ExtendWith(SharedAws.class)
class FunctionPoliciesSdkTest {
  private static final String POOL =
      "arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab12Cd34E";
  private final TestAws aws;
  private final RootKey key;
  private final TestFunctions functions;
  private final LambdaClient lambda;

  FunctionPoliciesSdkTest(TestAws aws) {
    this.aws = aws;
    key = aws.sandbox();
    functions = new TestFunctions(aws, key);
    lambda = functions.lambda;
    functions.create("hello", "greeter.handler");
  }

  private String add(String id, String principal, Consumer<AddPermissionRequest.Builder> more) {
    return lambda
        .addPermission(
            request -> {
              request
                  .functionName("hello")
                  .statementId(id)
                  .action("lambda:InvokeFunction")
                  .principal(principal);
              more.accept(request);
            })
        .statement();
  }

  @Test
  void writesStatementsAsLambdaDoes() {
    assertThat(add("pool", "cognito-idp.amazonaws.com", it -> it.sourceArn(POOL)))
        .isEqualTo(
            "{\"Sid\":\"pool\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":"
                + "\"cognito-idp.amazonaws.com\"},\"Action\":\"lambda:InvokeFunction\","
                + "\"Resource\":\""
                + functions.arn("hello")
                + "\",\"Condition\":{\"ArnLike\":{\"AWS:SourceArn\":\""
                + POOL
                + "\"}}}");
    assertThat(add("account", "999988887777", it -> {}))
        .contains("\"Principal\":{\"AWS\":\"arn:aws:iam::999988887777:root\"}");
    assertThat(add("bucket", "s3.amazonaws.com", it -> it.sourceAccount("999988887777")))
        .contains("\"Condition\":{\"StringEquals\":{\"AWS:SourceAccount\":\"999988887777\"}}");

    var policy = lambda.getPolicy(it -> it.functionName("hello"));
    assertThat(policy.policy())
        .startsWith(
            "{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[{\"Sid\":\"pool\"");
    assertThat(policy.revisionId())
        .isEqualTo(lambda.getFunctionConfiguration(it -> it.functionName("hello")).revisionId());
  }

  @Test
  void removesWhatWasAdded() {
    add("pool", "cognito-idp.amazonaws.com", it -> it.sourceArn(POOL));
    add("other", "999988887777", it -> {});

    lambda.removePermission(it -> it.functionName("hello").statementId("pool"));
    assertThat(lambda.getPolicy(it -> it.functionName("hello")).policy())
        .contains("\"Sid\":\"other\"")
        .doesNotContain("\"Sid\":\"pool\"");
    assertRefused(
        () -> lambda.removePermission(it -> it.functionName("hello").statementId("pool")),
        404,
        "ResourceNotFoundException",
        "Statement pool is not found in resource policy.");
    lambda.removePermission(it -> it.functionName("hello").statementId("other"));
    assertRefused(
        () -> lambda.removePermission(it -> it.functionName("hello").statementId("other")),
        404,
        "ResourceNotFoundException",
        "No policy is associated with the given resource.");
    assertRefused(
        () -> lambda.getPolicy(it -> it.functionName("hello")),
        404,
        "ResourceNotFoundException",
        "The resource you requested does not exist.");
  }

  @Test
  void refusesStatementsThatMakeNoSense() {
    add("pool", "cognito-idp.amazonaws.com", it -> {});

    assertRefused(
        () -> add("pool", "s3.amazonaws.com", it -> {}),
        409,
        "ResourceConflictException",
        "The statement id (pool) provided already exists. Please provide a new statement id, or"
            + " remove the existing statement.");
    assertRefused(
        () -> add("who", "somebody", it -> {}),
        400,
        "InvalidParameterValueException",
        "The provided principal was invalid. Please check the principal and try again.");
    assertRefused(
        () -> add("latest", "s3.amazonaws.com", it -> it.qualifier("$LATEST")),
        400,
        "InvalidParameterValueException",
        "We currently do not support adding policies for $LATEST.");
    assertRefused(
        () -> add("old", "s3.amazonaws.com", it -> it.revisionId("another")),
        412,
        "PreconditionFailedException",
        null);
    assertRefused(
        () -> add("ec2", "s3.amazonaws.com", it -> it.action("s3:GetObject")),
        400,
        "ValidationException",
        null);
  }

  @Test
  void letsAnotherAccountIn() {
    var other = aws.sandbox();
    var client = aws.lambda(other);
    var arn = functions.arn("hello");

    assertRefused(
        () -> client.invoke(it -> it.functionName(arn)),
        403,
        "AccessDeniedException",
        "User: arn:aws:iam::"
            + other.accountId()
            + ":root is not authorized to perform: lambda:InvokeFunction on resource: "
            + arn
            + " because no resource-based policy allows the lambda:InvokeFunction action");
    add("neighbour", other.accountId(), it -> {});

    assertThat(client.invoke(it -> it.functionName(arn)).statusCode()).isEqualTo(200);
    assertRefused(
        () -> client.getFunction(it -> it.functionName(arn)), 403, "AccessDeniedException", null);
  }

  @Test
  void letsARoleInThatHasNoPolicyOfItsOwn() {
    var caller = functions.session("Caller");
    add("role", "arn:aws:iam::" + key.accountId() + ":role/Caller", it -> {});

    assertThat(aws.lambda(caller).invoke(it -> it.functionName("hello")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void growsOnlySoLong() {
    for (int i = 0; i < 50; i++) {
      add("statement-" + i, "cognito-idp.amazonaws.com", it -> it.sourceArn(POOL));
    }
    assertRefused(
        () -> {
          for (int i = 50; i < 100; i++) {
            add("statement-" + i, "cognito-idp.amazonaws.com", it -> it.sourceArn(POOL));
          }
        },
        400,
        "PolicyLengthExceededException",
        null);
  }
}

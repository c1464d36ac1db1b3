package dev.federationlab.aws.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.aws.SharedAws;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.access.RootKey;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.FunctionConfiguration;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.State;

@ExtendWith(SharedAws.class)
class FunctionsSdkTest {
  private final TestAws aws;
  private final RootKey key;
  private final TestFunctions functions;
  private final LambdaClient lambda;

  FunctionsSdkTest(TestAws aws) {
    this.aws = aws;
    key = aws.sandbox();
    functions = new TestFunctions(aws, key);
    lambda = functions.lambda;
  }

  @Test
  void makesAFunctionAndShowsIt() {
    var made =
        functions.create(
            "hello",
            "greeter.handler",
            request ->
                request
                    .description("greets")
                    .timeout(5)
                    .environment(it -> it.variables(Map.of("TABLE", "notes")))
                    .tags(Map.of("team", "web")));

    assertThat(made.functionArn()).isEqualTo(functions.arn("hello"));
    assertThat(made.sdkHttpResponse().statusCode()).isEqualTo(201);
    assertThat(made.version()).isEqualTo("$LATEST");
    assertThat(made.codeSize()).isEqualTo(TestFunctions.zip().asByteArray().length);
    assertThat(made.memorySize()).isEqualTo(128);
    assertThat(made.lastModified())
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}\\+0000");
    var shown = lambda.getFunction(request -> request.functionName("hello"));
    assertThat(shown.configuration().state()).isEqualTo(State.ACTIVE);
    assertThat(shown.configuration().handler()).isEqualTo("greeter.handler");
    assertThat(shown.configuration().timeout()).isEqualTo(5);
    assertThat(shown.configuration().environment().variables()).containsEntry("TABLE", "notes");
    assertThat(shown.configuration().codeSha256()).isEqualTo(made.codeSha256()).hasSize(44);
    assertThat(shown.tags()).containsExactly(Map.entry("team", "web"));
  }

  @Test
  void isFoundByNamePartOfTheArnAndArn() {
    functions.create("hello", "greeter.handler");

    for (var name :
        List.of(
            "hello",
            "hello:$LATEST",
            key.accountId() + ":function:hello",
            "function:hello",
            functions.arn("hello"),
            functions.arn("hello") + ":$LATEST")) {
      assertThat(
              lambda.getFunctionConfiguration(request -> request.functionName(name)).functionName())
          .as(name)
          .isEqualTo("hello");
    }
    assertThat(
            lambda
                .getFunctionConfiguration(
                    request -> request.functionName("hello").qualifier("$LATEST"))
                .functionArn())
        .isEqualTo(functions.arn("hello") + ":$LATEST");
  }

  @Test
  void saysWhichFunctionIsNotThere() {
    functions.create("hello", "greeter.handler");

    assertRefused(
        () -> lambda.getFunction(request -> request.functionName("bye")),
        404,
        "ResourceNotFoundException",
        "Function not found: " + functions.arn("bye"));
    assertRefused(
        () -> lambda.getFunction(request -> request.functionName("hello").qualifier("7")),
        404,
        "ResourceNotFoundException",
        "Function not found: " + functions.arn("hello") + ":7");
    assertRefused(
        () ->
            lambda.getFunction(
                request ->
                    request.functionName("arn:aws:lambda:eu-west-1:123456789012:function:f")),
        404,
        "ResourceNotFoundException",
        "Functions from 'eu-west-1' are not reachable in this region ('us-east-1')");
    assertRefused(
        () -> lambda.getFunction(request -> request.functionName("hello:1").qualifier("2")),
        400,
        "InvalidParameterValueException",
        "The derived qualifier from the function name does not match the specified qualifier.");
  }

  @Test
  void refusesASecondOfTheSameName() {
    var role = functions.create("hello", "greeter.handler").role();

    assertRefused(
        () ->
            lambda.createFunction(
                request ->
                    request
                        .functionName("hello")
                        .runtime("python3.13")
                        .handler("greeter.handler")
                        .role(role)
                        .code(code -> code.zipFile(TestFunctions.zip()))),
        409,
        "ResourceConflictException",
        "Function already exist: hello");
  }

  @Test
  void namesTheHandlersThatExist() {
    assertThatThrownBy(() -> functions.create("mine", "index.handler"))
        .isInstanceOfSatisfying(
            LambdaException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode())
                  .isEqualTo("InvalidParameterValueException");
              assertThat(e.awsErrorDetails().errorMessage())
                  .startsWith("Handler: nothing here answers to index.handler.")
                  .contains("greeter.handler, ")
                  .contains("notes.handler");
            });
  }

  @Test
  void refusesWhatItCannotRun() {
    assertRefused(
        () -> functions.create("a", "greeter.handler", request -> request.runtime("cobol85")),
        400,
        "InvalidParameterValueException",
        null);
    assertRefused(
        () -> functions.create("b", "greeter.handler", request -> request.handler(null)),
        400,
        "InvalidParameterValueException",
        "Runtime and Handler are mandatory parameters for functions created with deployment"
            + " packages.");
    assertRefused(
        () -> functions.create("c", "greeter.handler", request -> request.timeout(900)),
        400,
        "InvalidParameterValueException",
        "Timeout: functions run for at most 30 seconds here, not 900.");
    assertRefused(
        () ->
            functions.create(
                "d",
                "greeter.handler",
                request -> request.code(code -> code.zipFile(SdkBytes.fromUtf8String("no zip")))),
        400,
        "InvalidParameterValueException",
        "Could not unzip uploaded file. Please check your file, then try to upload again.");
    assertRefused(
        () -> functions.create("e", "greeter.handler", request -> request.code(code -> {})),
        400,
        "InvalidParameterValueException",
        "Please provide a source for function code.");
    assertRefused(
        () ->
            functions.create(
                "f",
                "greeter.handler",
                request ->
                    request.environment(it -> it.variables(Map.of("AWS_REGION", "eu-west-1")))),
        400,
        "InvalidParameterValueException",
        "Lambda was unable to configure your environment variables because the environment"
            + " variables you have provided contains reserved keys that are currently not supported"
            + " for modification. Reserved keys used in this request: AWS_REGION");
    assertRefused(
        () -> functions.create("g", "greeter.handler", request -> request.role("WebReader")),
        400,
        "ValidationException",
        "1 validation error detected: Value 'WebReader' at 'role' failed to satisfy constraint:"
            + " Member must satisfy regular expression pattern:"
            + " arn:(aws[a-zA-Z-]*)?:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+");
  }

  @Test
  void needsARoleThatLambdaMayAssume() {
    var deaf = functions.role("Deaf", TestFunctions.trust("\"Service\": \"ec2.amazonaws.com\""));

    for (var role : List.of(deaf, "arn:aws:iam::" + key.accountId() + ":role/Missing")) {
      assertRefused(
          () -> functions.create("x" + role.length(), "greeter.handler", it -> it.role(role)),
          400,
          "InvalidParameterValueException",
          "The role defined for the function cannot be assumed by Lambda.");
    }
    assertRefused(
        () ->
            functions.create(
                "y", "greeter.handler", it -> it.role("arn:aws:iam::999988887777:role/Theirs")),
        403,
        "AccessDeniedException",
        "Cross-account pass role is not allowed.");
  }

  @Test
  void needsThePermissionToPassTheRole() {
    var role = functions.role("Runner");
    var maker = functions.session("Maker");
    var arn = "arn:aws:sts::" + key.accountId() + ":assumed-role/Maker/tests";

    assertRefused(
        () -> create(maker, "mine", role),
        403,
        "AccessDeniedException",
        "User: "
            + arn
            + " is not authorized to perform: lambda:CreateFunction on resource: "
            + functions.arn("mine")
            + " because no identity-based policy allows the lambda:CreateFunction action");
    functions.allow("Maker", "\"lambda:*\"", "*");
    assertRefused(
        () -> create(maker, "mine", role),
        403,
        "AccessDeniedException",
        "User: "
            + arn
            + " is not authorized to perform: iam:PassRole on resource: "
            + role
            + " because no identity-based policy allows the iam:PassRole action");
    functions.allow("Maker", "[\"lambda:*\", \"iam:PassRole\"]", "*");
    create(maker, "mine", role);

    assertThat(lambda.listFunctions().functions())
        .extracting(FunctionConfiguration::functionName)
        .containsExactly("mine");
  }

  private void create(
      software.amazon.awssdk.auth.credentials.AwsCredentials maker, String name, String role) {
    aws.lambda(maker)
        .createFunction(
            request ->
                request
                    .functionName(name)
                    .runtime("java21")
                    .handler("greeter.handler")
                    .role(role)
                    .code(code -> code.zipFile(TestFunctions.zip())));
  }

  @Test
  void changesConfigurationAndCode() {
    var made = functions.create("hello", "greeter.handler", it -> it.timeout(5).memorySize(256));

    var changed =
        lambda.updateFunctionConfiguration(
            request ->
                request
                    .functionName("hello")
                    .handler("thrower.handler")
                    .revisionId(made.revisionId()));
    assertThat(changed.handler()).isEqualTo("thrower.handler");
    assertThat(changed.timeout()).isEqualTo(5);
    assertThat(changed.memorySize()).isEqualTo(256);
    assertThat(changed.revisionId()).isNotEqualTo(made.revisionId());
    assertRefused(
        () ->
            lambda.updateFunctionConfiguration(
                request -> request.functionName("hello").timeout(9).revisionId(made.revisionId())),
        412,
        "PreconditionFailedException",
        "The Revision Id provided does not match the latest Revision Id. Call the"
            + " GetFunction/GetAlias API to retrieve the latest Revision Id");
    assertRefused(
        () ->
            lambda.updateFunctionCode(
                request ->
                    request.functionName("hello").zipFile(SdkBytes.fromUtf8String("no zip"))),
        400,
        "InvalidParameterValueException",
        "Could not unzip uploaded file. Please check your file, then try to upload again.");
    assertThat(
            lambda
                .updateFunctionCode(
                    request -> request.functionName("hello").zipFile(TestFunctions.zip()))
                .handler())
        .isEqualTo("thrower.handler");
  }

  @Test
  void listsByPage() {
    for (var name : List.of("c", "a", "b")) {
      functions.create(name, "greeter.handler");
    }

    var first = lambda.listFunctions(request -> request.maxItems(2));
    var rest = lambda.listFunctions(request -> request.marker(first.nextMarker()));

    assertThat(first.functions())
        .extracting(FunctionConfiguration::functionName)
        .containsExactly("a", "b");
    assertThat(rest.functions())
        .extracting(FunctionConfiguration::functionName)
        .containsExactly("c");
    assertThat(rest.nextMarker()).isNull();
    assertThat(aws.lambda(aws.sandbox()).listFunctions().functions()).isEmpty();
  }

  @Test
  void deletesOnce() {
    functions.create("hello", "greeter.handler");

    assertThat(
            lambda
                .deleteFunction(request -> request.functionName("hello"))
                .sdkHttpResponse()
                .statusCode())
        .isEqualTo(204);
    assertRefused(
        () -> lambda.deleteFunction(request -> request.functionName("hello")),
        404,
        "ResourceNotFoundException",
        "Function not found: " + functions.arn("hello"));
  }

  @Test
  void carriesTags() {
    var arn = functions.create("hello", "greeter.handler").functionArn();

    lambda.tagResource(request -> request.resource(arn).tags(Map.of("a", "1", "b", "2")));
    lambda.untagResource(request -> request.resource(arn).tagKeys("a"));

    assertThat(lambda.listTags(request -> request.resource(arn)).tags())
        .containsExactly(Map.entry("b", "2"));
    assertRefused(
        () -> lambda.tagResource(request -> request.resource(arn).tags(Map.of("aws:x", "1"))),
        400,
        "InvalidParameterValueException",
        "Tag keys cannot begin with aws:, which is reserved.");
  }

  @Test
  void keepsOnlySoManyFunctions() {
    var role = functions.create("f0", "greeter.handler").role();
    for (int i = 1; i < 25; i++) {
      create(TestAws.root(key), "f" + i, role);
    }

    assertRefused(
        () -> create(TestAws.root(key), "f25", role),
        400,
        "CodeStorageExceededException",
        "A sandbox keeps at most 25 functions.");
  }

  static void assertRefused(
      ThrowingCallable call,
      int status,
      String code,
      @org.jspecify.annotations.Nullable String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            LambdaException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              if (message != null) {
                assertThat(e.awsErrorDetails().errorMessage()).isEqualTo(message);
              }
              assertThat(e.statusCode()).isEqualTo(status);
            });
  }
}

package dev.federationlab.aws.lambda;

import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.access.RootKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.CreateFunctionRequest;
import software.amazon.awssdk.services.lambda.model.CreateFunctionResponse;

/** Functions of a sandbox, and the role that they run in, made as its root. */
public final class TestFunctions {
  public static final String LAMBDA_TRUST = trust("\"Service\": \"lambda.amazonaws.com\"");

  public final TestAws aws;
  public final RootKey key;
  public final LambdaClient lambda;

  public TestFunctions(TestAws aws, RootKey key) {
    this.aws = aws;
    this.key = key;
    this.lambda = aws.lambda(key);
  }

  /** A trust policy for {@code sts:AssumeRole}. */
  public static String trust(String principal) {
    return "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\": {"
        + principal
        + "}, \"Action\": \"sts:AssumeRole\"}]}";
  }

  /** The ARN of a new role that Lambda may assume, and that may do nothing. */
  public String role(String name) {
    return role(name, LAMBDA_TRUST);
  }

  public String role(String name, String trustPolicy) {
    return aws.iam(key)
        .createRole(request -> request.roleName(name).assumeRolePolicyDocument(trustPolicy))
        .role()
        .arn();
  }

  /** Lets a role do something. */
  public void allow(String role, String actions, String resource) {
    aws.iam(key)
        .putRolePolicy(
            request ->
                request
                    .roleName(role)
                    .policyName("allowed")
                    .policyDocument(
                        "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\","
                            + " \"Action\": "
                            + actions
                            + ", \"Resource\": \""
                            + resource
                            + "\"}]}"));
  }

  /** A session of a role that the root of the sandbox may assume. */
  public AwsCredentials session(String role) {
    role(role, trust("\"AWS\": \"" + key.accountId() + "\""));
    return TestAws.session(
        aws.sts(TestAws.root(key))
            .assumeRole(
                request ->
                    request
                        .roleArn("arn:aws:iam::" + key.accountId() + ":role/" + role)
                        .roleSessionName("tests"))
            .credentials());
  }

  /** A function of its own role. */
  public CreateFunctionResponse create(String name, String handler) {
    return create(name, handler, request -> {});
  }

  public CreateFunctionResponse create(
      String name, String handler, Consumer<CreateFunctionRequest.Builder> more) {
    var role = role(name + "Role");
    return lambda.createFunction(
        request -> {
          request
              .functionName(name)
              .runtime("nodejs22.x")
              .handler(handler)
              .role(role)
              .code(code -> code.zipFile(zip()));
          more.accept(request);
        });
  }

  /** Lets user pools invoke a function, for one pool. */
  public void allowPool(String name, String poolArn) {
    lambda.addPermission(
        request ->
            request
                .functionName(name)
                .statementId("pool")
                .action("lambda:InvokeFunction")
                .principal("cognito-idp.amazonaws.com")
                .sourceArn(poolArn));
  }

  public String arn(String name) {
    return "arn:aws:lambda:us-east-1:" + key.accountId() + ":function:" + name;
  }

  /** A package with one file in it. */
  public static SdkBytes zip() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("index.mjs"));
      zip.write("export const handler = async () => 'never run'".getBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SdkBytes.fromByteArray(bytes.toByteArray());
  }
}

package dev.federationlab.flow.website;

import static dev.federationlab.flow.Actor.DYNAMODB;
import static dev.federationlab.flow.Actor.LAMBDA;

import dev.federationlab.flow.Refused;
import dev.federationlab.flow.webidentity.SandboxRole;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.lambda.model.Runtime;

/** A table whose rows belong to whoever's identity ID is their partition key, and a function. */
final class ResourcePart {
  private ResourcePart() {}

  static void ensure(Root root) throws Refused {
    table(root);
    function(root);
  }

  private static void table(Root root) throws Refused {
    root.callUnless(
        "ResourceInUseException",
        DYNAMODB,
        "CreateTable",
        (aws, signed) ->
            aws.dynamoDb()
                .createTable(
                    r ->
                        r.tableName(WebsiteNames.TABLE)
                            .attributeDefinitions(text("owner"), text("noteId"))
                            .keySchema(key("owner", KeyType.HASH), key("noteId", KeyType.RANGE))
                            .billingMode(BillingMode.PAY_PER_REQUEST)
                            .overrideConfiguration(signed)));
  }

  private static void function(Root root) throws Refused {
    new SandboxRole(WebsiteNames.FUNCTION_ROLE, "WriteLogs", WebsiteNames.FLOW)
        .setUp(
            root.run(),
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Principal": {"Service": "lambda.amazonaws.com"}, "Action": "sts:AssumeRole"}]}
            """,
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
             "Action": ["logs:CreateLogGroup", "logs:CreateLogStream", "logs:PutLogEvents"],
             "Resource": "arn:aws:logs:*:*:*"}]}
            """);
    root.callUnless(
        "ResourceConflictException",
        LAMBDA,
        "CreateFunction",
        (aws, signed) ->
            aws.lambda()
                .createFunction(
                    r ->
                        r.functionName(WebsiteNames.FUNCTION)
                            .handler("greeter.handler")
                            .runtime(Runtime.NODEJS22_X)
                            .role(
                                "arn:aws:iam::"
                                    + root.accountId()
                                    + ":role/"
                                    + WebsiteNames.FUNCTION_ROLE)
                            .code(code -> code.zipFile(zip()))
                            .overrideConfiguration(signed)));
  }

  /** A package, as Lambda asks for one; what is in it is never run. */
  private static SdkBytes zip() {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("greeter.mjs"));
      zip.write("// supplied by Federation Lab".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return SdkBytes.fromByteArray(bytes.toByteArray());
  }

  private static AttributeDefinition text(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name, KeyType type) {
    return KeySchemaElement.builder().attributeName(name).keyType(type).build();
  }
}

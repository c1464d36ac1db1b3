package dev.federationlab.aws.dynamodb;

import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.access.RootKey;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** A sandbox with its root, who makes tables and roles in it. */
public record Sandbox(TestAws aws, RootKey key, DynamoDbClient root) {
  public static Sandbox in(TestAws aws) {
    var key = aws.sandbox();
    return new Sandbox(aws, key, aws.dynamoDb(key));
  }

  /** The ARN of a table. */
  public String arn(String table) {
    return "arn:aws:dynamodb:us-east-1:" + key.accountId() + ":table/" + table;
  }

  /** A table with these key attributes: {@code "id:S"}, or {@code "owner:S", "at:N"}. */
  public void table(String name, String... keys) {
    root.createTable(definition(name, keys).build());
  }

  /** The request for such a table. */
  public static CreateTableRequest.Builder definition(String name, String... keys) {
    var request =
        CreateTableRequest.builder().tableName(name).billingMode(BillingMode.PAY_PER_REQUEST);
    request.attributeDefinitions(
        java.util.Arrays.stream(keys)
            .map(
                key ->
                    software.amazon.awssdk.services.dynamodb.model.AttributeDefinition.builder()
                        .attributeName(key.split(":")[0])
                        .attributeType(ScalarAttributeType.fromValue(key.split(":")[1]))
                        .build())
            .toList());
    return keys.length == 1
        ? request.keySchema(it -> it.attributeName(name(keys[0])).keyType(KeyType.HASH))
        : request.keySchema(
            it -> it.attributeName(name(keys[0])).keyType(KeyType.HASH),
            it -> it.attributeName(name(keys[1])).keyType(KeyType.RANGE));
  }

  private static String name(String key) {
    return key.split(":")[0];
  }

  /**
   * A table {@code scores} of {@code owner} and {@code game}, with a global index {@code by-game}
   * of {@code game} and {@code points}, which holds keys only, and a local one {@code by-points}
   * that holds all.
   */
  public void scores() {
    root.createTable(
        request ->
            request
                .tableName("scores")
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .attributeDefinitions(
                    it -> it.attributeName("owner").attributeType(ScalarAttributeType.S),
                    it -> it.attributeName("game").attributeType(ScalarAttributeType.S),
                    it -> it.attributeName("points").attributeType(ScalarAttributeType.N))
                .keySchema(
                    it -> it.attributeName("owner").keyType(KeyType.HASH),
                    it -> it.attributeName("game").keyType(KeyType.RANGE))
                .globalSecondaryIndexes(
                    index ->
                        index
                            .indexName("by-game")
                            .keySchema(
                                it -> it.attributeName("game").keyType(KeyType.HASH),
                                it -> it.attributeName("points").keyType(KeyType.RANGE))
                            .projection(it -> it.projectionType(ProjectionType.KEYS_ONLY)))
                .localSecondaryIndexes(
                    index ->
                        index
                            .indexName("by-points")
                            .keySchema(
                                it -> it.attributeName("owner").keyType(KeyType.HASH),
                                it -> it.attributeName("points").keyType(KeyType.RANGE))
                            .projection(it -> it.projectionType(ProjectionType.ALL))));
  }

  /** A session of a new role with this policy, which carries this tag {@code user}. */
  public DynamoDbClient session(String role, String policy, String user) {
    var iam = aws.iam(key);
    iam.createRole(
        request -> request.roleName(role).assumeRolePolicyDocument(trust(key.accountId())));
    iam.putRolePolicy(request -> request.roleName(role).policyName("Rows").policyDocument(policy));
    var credentials =
        aws.sts(TestAws.root(key))
            .assumeRole(
                request ->
                    request
                        .roleArn("arn:aws:iam::" + key.accountId() + ":role/" + role)
                        .roleSessionName("reader")
                        .tags(tag -> tag.key("user").value(user)))
            .credentials();
    return aws.dynamoDb(TestAws.session(credentials));
  }

  private static String trust(String accountId) {
    return """
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
      "Principal": {"AWS": "%s"}, "Action": ["sts:AssumeRole", "sts:TagSession"]}]}
    """
        .formatted(accountId);
  }

  /** Who such a session is. */
  public String session(String role) {
    return "arn:aws:sts::" + key.accountId() + ":assumed-role/" + role + "/reader";
  }
}

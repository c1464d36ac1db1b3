package dev.federationlab.aws.dynamodb;

import static dev.federationlab.aws.dynamodb.DynamoRefusals.assertRefused;
import static dev.federationlab.aws.dynamodb.Values.item;
import static dev.federationlab.aws.dynamodb.Values.n;
import static dev.federationlab.aws.dynamodb.Values.s;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.SharedAws;
import dev.federationlab.aws.TestAws;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Policies that let everybody at their own rows only (aws-behaviour 5.4). */
@ExtendWith(SharedAws.class)
class OwnRowsSdkTest {
  private final Sandbox sandbox;

  OwnRowsSdkTest(TestAws aws) {
    sandbox = Sandbox.in(aws);
    sandbox.scores();
    for (var owner : new String[] {"ann", "bob"}) {
      sandbox
          .root()
          .putItem(
              request ->
                  request
                      .tableName("scores")
                      .item(item("owner", s(owner), "game", s("go"), "points", n(3))));
    }
  }

  private DynamoDbClient ann(String actions, String condition) {
    return sandbox.session(
        "Player",
        """
        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": [%s],
          "Resource": ["%s", "%s/index/*"], "Condition": {%s}}]}
        """
            .formatted(actions, sandbox.arn("scores"), sandbox.arn("scores"), condition),
        "ann");
  }

  private DynamoDbClient annWithOwnRows(String actions) {
    return ann(
        actions,
        "\"ForAllValues:StringEquals\": {\"dynamodb:LeadingKeys\":"
            + " [\"${aws:PrincipalTag/user}\"]}");
  }

  private String denied(String action, String resource) {
    return "User: "
        + sandbox.session("Player")
        + " is not authorized to perform: dynamodb:"
        + action
        + " on resource: "
        + resource
        + " because no identity-based policy allows the dynamodb:"
        + action
        + " action";
  }

  @Test
  void letsEverybodyAtTheirOwnRows() {
    var ann =
        annWithOwnRows(
            "\"dynamodb:GetItem\", \"dynamodb:PutItem\", \"dynamodb:UpdateItem\","
                + " \"dynamodb:DeleteItem\", \"dynamodb:Query\"");
    var table = sandbox.arn("scores");

    assertThat(ann.getItem(request -> request.tableName("scores").key(key("ann"))).item())
        .containsEntry("points", n(3));
    assertThat(query(ann, "ann").get("points")).isEqualTo(n(3));
    ann.putItem(
        request -> request.tableName("scores").item(item("owner", s("ann"), "game", s("chess"))));
    assertRefused(
        () -> ann.getItem(request -> request.tableName("scores").key(key("bob"))),
        "AccessDeniedException",
        denied("GetItem", table));
    assertRefused(
        () -> ann.putItem(request -> request.tableName("scores").item(key("bob"))),
        "AccessDeniedException",
        denied("PutItem", table));
    assertRefused(
        () -> ann.updateItem(request -> request.tableName("scores").key(key("bob"))),
        "AccessDeniedException",
        denied("UpdateItem", table));
    assertRefused(
        () -> ann.deleteItem(request -> request.tableName("scores").key(key("bob"))),
        "AccessDeniedException",
        denied("DeleteItem", table));
    assertRefused(() -> query(ann, "bob"), "AccessDeniedException", denied("Query", table));
    assertRefused(
        () -> ann.scan(request -> request.tableName("scores")),
        "AccessDeniedException",
        denied("Scan", table));
  }

  /** A scan has no leading keys, and ForAllValues holds of none: the trap of aws-behaviour 5.4. */
  @Test
  void showsEverybodysRowsToWhomeverMayScan() {
    var ann = annWithOwnRows("\"dynamodb:Scan\"");

    assertThat(ann.scan(request -> request.tableName("scores")).items())
        .extracting(item -> item.get("owner").s())
        .containsExactlyInAnyOrder("ann", "bob");
  }

  @Test
  void takesThePartitionKeyOfTheIndexThatIsQueried() {
    var ann = annWithOwnRows("\"dynamodb:Query\"");
    sandbox
        .root()
        .putItem(
            request ->
                request
                    .tableName("scores")
                    .item(item("owner", s("bob"), "game", s("ann"), "points", n(1))));

    var byOwnName =
        ann.query(
            request ->
                request
                    .tableName("scores")
                    .indexName("by-game")
                    .keyConditionExpression("game = :g")
                    .expressionAttributeValues(item(":g", s("ann"))));

    assertThat(byOwnName.items()).extracting(item -> item.get("owner").s()).containsExactly("bob");
    assertRefused(
        () ->
            ann.query(
                request ->
                    request
                        .tableName("scores")
                        .indexName("by-game")
                        .keyConditionExpression("game = :g")
                        .expressionAttributeValues(item(":g", s("go")))),
        "AccessDeniedException",
        denied("Query", sandbox.arn("scores") + "/index/by-game"));
  }

  @Test
  void limitsWhichAttributesMayBeNamed() {
    var ann =
        ann(
            "\"dynamodb:GetItem\", \"dynamodb:UpdateItem\"",
            """
            "ForAllValues:StringEquals": {"dynamodb:Attributes": ["owner", "game", "points"]},
            "StringEqualsIfExists": {"dynamodb:Select": "SPECIFIC_ATTRIBUTES",
              "dynamodb:ReturnValues": ["NONE", "UPDATED_OLD", "UPDATED_NEW"]}
            """);
    var table = sandbox.arn("scores");

    var points =
        ann.getItem(
            request -> request.tableName("scores").key(key("ann")).projectionExpression("points"));

    assertThat(points.item()).isEqualTo(item("points", n(3)));
    assertRefused(
        () -> ann.getItem(request -> request.tableName("scores").key(key("ann"))),
        "AccessDeniedException",
        denied("GetItem", table));
    assertRefused(
        () ->
            ann.getItem(
                request ->
                    request.tableName("scores").key(key("ann")).projectionExpression("secret")),
        "AccessDeniedException",
        denied("GetItem", table));
    assertRefused(
        () ->
            ann.updateItem(
                request ->
                    request
                        .tableName("scores")
                        .key(key("ann"))
                        .updateExpression("SET points = secret")),
        "AccessDeniedException",
        denied("UpdateItem", table));
    assertRefused(
        () ->
            ann.updateItem(
                request ->
                    request
                        .tableName("scores")
                        .key(key("ann"))
                        .updateExpression("SET points = points + points")
                        .returnValues("ALL_NEW")),
        "AccessDeniedException",
        denied("UpdateItem", table));
  }

  @Test
  void saysThatATableIsMissingOnlyToThoseWhoMayUseIt() {
    var ann = ann("\"dynamodb:GetItem\"", "");

    assertRefused(
        () -> ann.getItem(request -> request.tableName("nowhere").key(key("ann"))),
        "AccessDeniedException",
        denied("GetItem", sandbox.arn("nowhere")));
  }

  private static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> query(
      DynamoDbClient db, String owner) {
    return db.query(
            request ->
                request
                    .tableName("scores")
                    .keyConditionExpression("#o = :o")
                    .expressionAttributeNames(Map.of("#o", "owner"))
                    .expressionAttributeValues(item(":o", s(owner))))
        .items()
        .get(0);
  }

  private static Map<String, software.amazon.awssdk.services.dynamodb.model.AttributeValue> key(
      String owner) {
    return item("owner", s(owner), "game", s("go"));
  }
}

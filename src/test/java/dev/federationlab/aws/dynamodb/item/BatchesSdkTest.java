package dev.federationlab.aws.dynamodb.item;

import static dev.federationlab.aws.dynamodb.DynamoRefusals.assertInvalid;
import static dev.federationlab.aws.dynamodb.DynamoRefusals.assertRefused;
import static dev.federationlab.aws.dynamodb.Values.item;
import static dev.federationlab.aws.dynamodb.Values.n;
import static dev.federationlab.aws.dynamodb.Values.s;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.SharedAws;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.dynamodb.Sandbox;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

@ExtendWith(SharedAws.class)
class BatchesSdkTest {
  private final Sandbox sandbox;
  private final DynamoDbClient db;

  BatchesSdkTest(TestAws aws) {
    sandbox = Sandbox.in(aws);
    db = sandbox.root();
    sandbox.table("notes", "id:S");
    sandbox.table("other", "id:S");
  }

  @Test
  void writeAndReadSeveralTables() {
    write(Map.of("notes", List.of(put("1"), put("2")), "other", List.of(put("3"))));
    write(Map.of("notes", List.of(delete("1"), put("4"))));

    var answer =
        db.batchGetItem(
            request ->
                request.requestItems(
                    Map.of(
                        "notes",
                        keys("1", "2", "4").projectionExpression("n").build(),
                        "other",
                        keys("3").build())));

    assertThat(answer.responses().get("notes")).containsExactly(item("n", n(2)), item("n", n(4)));
    assertThat(answer.responses().get("other")).containsExactly(item("id", s("3"), "n", n(3)));
    assertThat(answer.unprocessedKeys()).isEmpty();
    assertThat(answer.hasUnprocessedKeys()).isTrue();
  }

  @Test
  void refuseTooMuchAndTheSameTwice() {
    var twentySix = IntStream.range(0, 13).mapToObj(i -> put("" + i)).toList();

    assertInvalid(
        () -> write(Map.of("notes", twentySix, "other", twentySix)),
        "Too many items requested for the BatchWriteItem call");
    assertInvalid(
        () -> write(Map.of("notes", List.of(put("1"), delete("1")))),
        "Provided list of item keys contains duplicates");
    assertInvalid(
        () ->
            db.batchGetItem(
                request -> request.requestItems(Map.of("notes", keys("1", "1").build()))),
        "Provided list of item keys contains duplicates");
    assertInvalid(
        () ->
            db.batchGetItem(
                request -> request.requestItems(Map.of("notes", many(60), "other", many(41)))),
        "Too many items requested for the BatchGetItem call");
    assertRefused(
        () -> write(Map.of("notes", List.of(put("1")), "nowhere", List.of(put("1")))),
        "ResourceNotFoundException",
        "Requested resource not found");
    assertThat(db.scan(request -> request.tableName("notes")).items()).isEmpty();
  }

  private static KeysAndAttributes many(int count) {
    return KeysAndAttributes.builder()
        .keys(IntStream.range(0, count).mapToObj(i -> item("id", s("" + i))).toList())
        .build();
  }

  @Test
  void needAllLeadingKeysToBeAllowed() {
    var session =
        sandbox.session(
            "Player",
            """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
              "Action": ["dynamodb:BatchGetItem", "dynamodb:BatchWriteItem"], "Resource": "%s",
              "Condition": {"ForAllValues:StringEquals":
                {"dynamodb:LeadingKeys": ["${aws:PrincipalTag/user}", "shared"]}}}]}
            """
                .formatted(sandbox.arn("notes")),
            "ann");
    var denied =
        "User: "
            + sandbox.session("Player")
            + " is not authorized to perform: dynamodb:BatchWriteItem on resource: "
            + sandbox.arn("notes")
            + " because no identity-based policy allows the dynamodb:BatchWriteItem action";

    session.batchWriteItem(
        request -> request.requestItems(Map.of("notes", List.of(put("ann"), put("shared")))));
    assertRefused(
        () ->
            session.batchWriteItem(
                request -> request.requestItems(Map.of("notes", List.of(put("ann"), put("bob"))))),
        "AccessDeniedException",
        denied);
    assertThat(
            session
                .batchGetItem(
                    request -> request.requestItems(Map.of("notes", keys("ann", "shared").build())))
                .responses()
                .get("notes"))
        .hasSize(2);
    assertRefused(
        () ->
            session.batchGetItem(
                request -> request.requestItems(Map.of("other", keys("ann").build()))),
        "AccessDeniedException",
        denied.replace("Write", "Get").replace("table/notes", "table/other"));
  }

  private void write(Map<String, List<WriteRequest>> writes) {
    db.batchWriteItem(request -> request.requestItems(writes));
  }

  private static WriteRequest put(String id) {
    Map<String, AttributeValue> item =
        id.matches("[0-9]+") ? item("id", s(id), "n", n(id)) : item("id", s(id));
    return WriteRequest.builder().putRequest(it -> it.item(item)).build();
  }

  private static WriteRequest delete(String id) {
    return WriteRequest.builder().deleteRequest(it -> it.key(item("id", s(id)))).build();
  }

  private static KeysAndAttributes.Builder keys(String... ids) {
    return KeysAndAttributes.builder()
        .keys(java.util.Arrays.stream(ids).map(id -> item("id", s(id))).toList());
  }
}

package dev.federationlab.aws.dynamodb.item;

import static dev.federationlab.aws.dynamodb.DynamoRefusals.assertInvalid;
import static dev.federationlab.aws.dynamodb.DynamoRefusals.assertRefused;
import static dev.federationlab.aws.dynamodb.Values.item;
import static dev.federationlab.aws.dynamodb.Values.n;
import static dev.federationlab.aws.dynamodb.Values.s;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.federationlab.aws.SharedAws;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.dynamodb.Sandbox;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

@ExtendWith(SharedAws.class)
class TransactionsSdkTest {
  private Sandbox sandbox;
  private DynamoDbClient db;

  TransactionsSdkTest(TestAws aws) {
    sandbox = Sandbox.in(aws);
    db = sandbox.root();
    sandbox.table("accounts", "id:S");
    for (var id : new String[] {"a", "b"}) {
      db.putItem(request -> request.tableName("accounts").item(item("id", s(id), "sum", n(10))));
    }
  }

  @Test
  void doAllThatTheyAreAskedFor() {
    write(add("a", -4), add("b", 4), put("c"));

    assertThat(sum("a")).isEqualTo(6);
    assertThat(sum("b")).isEqualTo(14);
    assertThat(sum("c")).isZero();
  }

  @Test
  void tellWhyTheyWereCancelledItemByItem() {
    var refusal =
        catchThrowableOfType(
            TransactionCanceledException.class,
            () ->
                write(
                    add("a", -70), add("b", 7), put("a2"), check("none", "attribute_exists(id)")));

    assertThat(refusal.awsErrorDetails().errorMessage())
        .isEqualTo(
            "Transaction cancelled, please refer cancellation reasons for specific reasons"
                + " [ConditionalCheckFailed, None, None, ConditionalCheckFailed]");
    assertThat(refusal.cancellationReasons())
        .extracting(CancellationReason::message)
        .containsExactly(
            "The conditional request failed", null, null, "The conditional request failed");
    assertThat(refusal.cancellationReasons().get(0).item())
        .isEqualTo(item("id", s("a"), "sum", n(10)));
    assertThat(refusal.awsErrorDetails().rawResponse().asUtf8String())
        .startsWith(
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#TransactionCanceledException\","
                + "\"Message\":\"Transaction cancelled");
    assertThat(sum("b")).isEqualTo(10);
    assertThat(
            db.getItem(request -> request.tableName("accounts").key(item("id", s("a2")))).hasItem())
        .isFalse();
  }

  @Test
  void tellWhatIsWrongWithAnItem() {
    var refusal =
        catchThrowableOfType(
            TransactionCanceledException.class,
            () ->
                write(
                    TransactWriteItem.builder()
                        .update(
                            it ->
                                it.tableName("accounts")
                                    .key(item("id", s("a")))
                                    .updateExpression("SET whole = absent + :v")
                                    .expressionAttributeValues(item(":v", n(1))))
                        .build()));

    assertThat(refusal.cancellationReasons().get(0).code()).isEqualTo("ValidationError");
    assertThat(refusal.cancellationReasons().get(0).message())
        .isEqualTo(
            "The provided expression refers to an attribute that does not exist in the item");
  }

  @Test
  void refuseOneItemTwiceAndNothingToDo() {
    assertInvalid(
        () -> write(add("a", 1), check("a", "attribute_exists(id)")),
        "Transaction request cannot include multiple operations on one item");
    assertInvalid(
        () -> write(TransactWriteItem.builder().build()),
        "TransactItems can only contain one of Check, Put, Update or Delete");
  }

  @Test
  void areDoneOnceForOneToken() {
    transfer("token-1", 1);
    transfer("token-1", 1);

    assertThat(sum("a")).isEqualTo(11);
    assertRefused(
        () -> transfer("token-1", 2),
        "IdempotentParameterMismatchException",
        "The client request token was used for another request within the last ten minutes");
    transfer("token-2", 1);
    assertThat(sum("a")).isEqualTo(12);
  }

  @Test
  void areDoneAgainWhenTheTokenIsForgotten() {
    var own = new TestAws();
    try {
      sandbox = Sandbox.in(own);
      db = sandbox.root();
      sandbox.table("accounts", "id:S");
      transfer("token-1", 1);
      own.clock.advance(Duration.ofMinutes(11));
      transfer("token-1", 1);

      assertThat(sum("a")).isEqualTo(2);
    } finally {
      own.close();
    }
  }

  private void transfer(String token, long amount) {
    db.transactWriteItems(
        request ->
            request
                .clientRequestToken(token)
                .transactItems(
                    TransactWriteItem.builder()
                        .update(
                            it ->
                                it.tableName("accounts")
                                    .key(item("id", s("a")))
                                    .updateExpression("ADD #s :v")
                                    .expressionAttributeNames(java.util.Map.of("#s", "sum"))
                                    .expressionAttributeValues(item(":v", n(amount))))
                        .build()));
  }

  @Test
  void needWhatTheSingleOperationsNeed() {
    var session =
        sandbox.session(
            "Clerk",
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["dynamodb:UpdateItem", "dynamodb:GetItem"],
                "Resource": "%s", "Condition":
                  {"StringLike": {"dynamodb:EnclosingOperation": "Transact*Items"}}}]}
            """
                .formatted(sandbox.arn("accounts")),
            "clerk");

    session.transactWriteItems(request -> request.transactItems(add("a", 1), add("b", -1)));
    assertThat(
            session
                .transactGetItems(request -> request.transactItems(get("a"), get("none")))
                .responses())
        .extracting(response -> response.item())
        .containsExactly(item("id", s("a"), "sum", n(11)), java.util.Map.of());
    assertRefused(
        () -> session.getItem(request -> request.tableName("accounts").key(item("id", s("a")))),
        "AccessDeniedException",
        denied("GetItem"));
    assertRefused(
        () -> session.transactWriteItems(request -> request.transactItems(add("a", 1), put("z"))),
        "AccessDeniedException",
        denied("PutItem"));
    assertRefused(
        () ->
            session.transactWriteItems(
                request -> request.transactItems(check("a", "attribute_exists(id)"))),
        "AccessDeniedException",
        denied("ConditionCheckItem"));
  }

  private String denied(String action) {
    return "User: "
        + sandbox.session("Clerk")
        + " is not authorized to perform: dynamodb:"
        + action
        + " on resource: "
        + sandbox.arn("accounts")
        + " because no identity-based policy allows the dynamodb:"
        + action
        + " action";
  }

  /** Four move sums to and fro, and whoever reads both at one moment sees the whole. */
  @Test
  void areSeenWholeByThoseWhoReadInOne() throws Exception {
    var pool = Executors.newFixedThreadPool(4);
    try {
      var tasks =
          IntStream.range(0, 4)
              .<Future<?>>mapToObj(
                  i ->
                      pool.submit(
                          () -> {
                            for (int turn = 0; turn < 8; turn++) {
                              int amount = (i + turn) % 2 == 0 ? 1 : -1;
                              write(add("a", amount), add("b", -amount));
                            }
                          }))
              .toList();
      while (!tasks.stream().allMatch(Future::isDone)) {
        try {
          var read =
              db.transactGetItems(request -> request.transactItems(get("a"), get("b"))).responses();
          long total =
              read.stream().mapToLong(it -> Long.parseLong(it.item().get("sum").n())).sum();
          assertThat(total).isEqualTo(20);
        } catch (TransactionCanceledException e) {
          assertThat(e.cancellationReasons().get(0).code()).isEqualTo("TransactionConflict");
        }
      }
      for (var task : tasks) {
        task.get();
      }
    } finally {
      pool.shutdown();
    }
    assertThat(sum("a") + sum("b")).isEqualTo(20);
  }

  private void write(TransactWriteItem... items) {
    db.transactWriteItems(request -> request.transactItems(Arrays.asList(items)));
  }

  private static TransactWriteItem add(String id, long amount) {
    return TransactWriteItem.builder()
        .update(
            it ->
                it.tableName("accounts")
                    .key(item("id", s(id)))
                    .updateExpression("ADD #s :v")
                    .conditionExpression("attribute_not_exists(#s) OR #s >= :least")
                    .returnValuesOnConditionCheckFailure("ALL_OLD")
                    .expressionAttributeNames(java.util.Map.of("#s", "sum"))
                    .expressionAttributeValues(
                        item(":v", n(amount), ":least", n(Math.max(-100, -amount)))))
        .build();
  }

  private static TransactWriteItem put(String id) {
    return TransactWriteItem.builder()
        .put(it -> it.tableName("accounts").item(item("id", s(id), "sum", n(0))))
        .build();
  }

  private static TransactWriteItem check(String id, String condition) {
    return TransactWriteItem.builder()
        .conditionCheck(
            it -> it.tableName("accounts").key(item("id", s(id))).conditionExpression(condition))
        .build();
  }

  private static TransactGetItem get(String id) {
    return TransactGetItem.builder()
        .get(it -> it.tableName("accounts").key(item("id", s(id))))
        .build();
  }

  private long sum(String id) {
    AttributeValue sum =
        db.getItem(request -> request.tableName("accounts").key(item("id", s(id))))
            .item()
            .get("sum");
    return Long.parseLong(sum.n());
  }
}

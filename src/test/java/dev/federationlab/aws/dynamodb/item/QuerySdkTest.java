package dev.federationlab.aws.dynamodb.item;

import static dev.federationlab.aws.dynamodb.DynamoRefusals.assertInvalid;
import static dev.federationlab.aws.dynamodb.Values.b;
import static dev.federationlab.aws.dynamodb.Values.item;
import static dev.federationlab.aws.dynamodb.Values.n;
import static dev.federationlab.aws.dynamodb.Values.s;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.SharedAws;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.dynamodb.Sandbox;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.Select;

@ExtendWith(SharedAws.class)
class QuerySdkTest {
  private final Sandbox sandbox;
  private final DynamoDbClient db;

  QuerySdkTest(TestAws aws) {
    sandbox = Sandbox.in(aws);
    db = sandbox.root();
  }

  @Test
  void ordersNumbersByTheirSize() {
    sandbox.table("numbers", "p:S", "k:N");
    var sorted =
        List.of(
            "-900000000000000000000000000000000000000000",
            "-12.5",
            "-12",
            "-1.000000000000000000000000000000000001",
            "-1",
            "-0.000000000000000000000000000000000000000000001",
            "0",
            "0.5",
            "1",
            "1.5",
            "9",
            "10",
            "99",
            "100",
            "123456789012345678901234567890");
    var shuffled = new java.util.ArrayList<>(sorted);
    java.util.Collections.shuffle(shuffled, new java.util.Random(4));
    shuffled.forEach(number -> put("numbers", item("p", s("a"), "k", n(number))));
    put("numbers", item("p", s("other"), "k", n("5")));

    assertThat(keys("numbers", "p = :p", item(":p", s("a")))).isEqualTo(sorted);
    assertThat(keys("numbers", "p = :p AND k > :k", item(":p", s("a"), ":k", n("-1"))))
        .isEqualTo(sorted.subList(5, 15));
    assertThat(keys("numbers", "p = :p AND k >= :k", item(":p", s("a"), ":k", n("-1"))))
        .isEqualTo(sorted.subList(4, 15));
    assertThat(keys("numbers", "p = :p AND k < :k", item(":p", s("a"), ":k", n("-12"))))
        .isEqualTo(sorted.subList(0, 2));
    assertThat(keys("numbers", "p = :p AND :k >= k", item(":p", s("a"), ":k", n("-12"))))
        .isEqualTo(sorted.subList(0, 3));
    assertThat(
            keys(
                "numbers",
                "p = :p AND k BETWEEN :a AND :b",
                item(":p", s("a"), ":a", n("0.2"), ":b", n("10"))))
        .isEqualTo(sorted.subList(7, 12));
    assertThat(keys("numbers", "p = :p AND k = :k", item(":p", s("a"), ":k", n("1.50"))))
        .containsExactly("1.5");
  }

  @Test
  void ordersTextsByTheirBytes() {
    sandbox.table("texts", "p:S", "k:S");
    var sorted =
        List.of(
            "\u0000",
            "\u0001",
            "A",
            "a",
            "a\u0000",
            "a\u0001b",
            "aa",
            "ab",
            "b",
            "é",
            "\uFFFD",
            "\uD83D\uDE00");
    sorted.stream().sorted().forEach(text -> put("texts", item("p", s("a"), "k", s(text))));

    assertThat(keys("texts", "p = :p", item(":p", s("a")))).isEqualTo(sorted);
    assertThat(keys("texts", "p = :p AND begins_with(k, :k)", item(":p", s("a"), ":k", s("a"))))
        .isEqualTo(sorted.subList(3, 8));
    assertThat(keys("texts", "p = :p AND k > :k", item(":p", s("a"), ":k", s("a"))))
        .isEqualTo(sorted.subList(4, 12));
    assertThat(keys("texts", "p = :p AND k <= :k", item(":p", s("a"), ":k", s("a"))))
        .isEqualTo(sorted.subList(0, 4));
  }

  @Test
  void ordersBytesUnsigned() {
    sandbox.table("bytes", "p:B", "k:B");
    var sorted = List.of(b(0), b(0, 1), b(1), b(127), b(128), b(255), b(255, 0));
    sorted.forEach(bytes -> put("bytes", item("p", b(1), "k", bytes)));

    var items =
        query("bytes", "p = :p AND begins_with(k, :k)", item(":p", b(1), ":k", b(255)), it -> {});
    assertThat(query("bytes", "p = :p", item(":p", b(1)), it -> {}))
        .extracting(item -> item.get("k"))
        .isEqualTo(sorted);
    assertThat(items).extracting(item -> item.get("k")).containsExactly(b(255), b(255, 0));
  }

  @Test
  void goesOnFromPageToPageInBothDirections() {
    sandbox.table("pages", "p:S", "k:N");
    for (int i = 0; i < 10; i++) {
      put("pages", item("p", s("a"), "k", n(i), "even", n(i % 2)));
    }

    for (boolean forward : List.of(true, false)) {
      var seen = new java.util.ArrayList<String>();
      Map<String, AttributeValue> start = Map.of();
      int pages = 0;
      do {
        var from = start;
        var answer =
            db.query(
                request -> {
                  request
                      .tableName("pages")
                      .keyConditionExpression("p = :p")
                      .filterExpression("even = :zero")
                      .expressionAttributeValues(item(":p", s("a"), ":zero", n(0)))
                      .limit(3)
                      .scanIndexForward(forward);
                  if (!from.isEmpty()) {
                    request.exclusiveStartKey(from);
                  }
                });
        answer.items().forEach(item -> seen.add(item.get("k").n()));
        start = answer.lastEvaluatedKey();
        pages++;
      } while (!start.isEmpty());
      assertThat(seen)
          .isEqualTo(forward ? List.of("0", "2", "4", "6", "8") : List.of("8", "6", "4", "2", "0"));
      assertThat(pages).isEqualTo(4);
    }
  }

  @Test
  void endsAPageAtOneMegabyte() {
    sandbox.table("large", "p:S", "k:N");
    for (int i = 0; i < 5; i++) {
      put("large", item("p", s("a"), "k", n(i), "text", s("x".repeat(300_000))));
    }

    var first =
        db.query(
            request ->
                request
                    .tableName("large")
                    .keyConditionExpression("p = :p")
                    .expressionAttributeValues(item(":p", s("a")))
                    .select(Select.COUNT));

    assertThat(first.count()).isEqualTo(4);
    assertThat(first.hasItems()).isFalse();
    assertThat(first.lastEvaluatedKey()).isEqualTo(item("p", s("a"), "k", n(3)));
  }

  @Test
  void readsByIndex() {
    sandbox.scores();
    put("scores", item("owner", s("ann"), "game", s("go"), "points", n(30), "note", s("x")));
    put("scores", item("owner", s("ann"), "game", s("chess"), "points", n(20)));
    put("scores", item("owner", s("bob"), "game", s("go"), "points", n(10)));
    put("scores", item("owner", s("bob"), "game", s("chess")));

    var byGame =
        query(
            "scores",
            "game = :g",
            item(":g", s("go")),
            request -> request.indexName("by-game").scanIndexForward(false));
    var byPoints =
        query(
            "scores",
            "#o = :o AND points > :p",
            item(":o", s("ann"), ":p", n(25)),
            request ->
                request.indexName("by-points").expressionAttributeNames(Map.of("#o", "owner")));

    assertThat(byGame)
        .containsExactly(
            item("owner", s("ann"), "game", s("go"), "points", n(30)),
            item("owner", s("bob"), "game", s("go"), "points", n(10)));
    assertThat(byPoints)
        .containsExactly(item("owner", s("ann"), "game", s("go"), "points", n(30), "note", s("x")));
    db.updateItem(
        request ->
            request
                .tableName("scores")
                .key(item("owner", s("bob"), "game", s("go")))
                .updateExpression("SET points = :p")
                .expressionAttributeValues(item(":p", n(40))));
    db.deleteItem(
        request -> request.tableName("scores").key(item("owner", s("ann"), "game", s("go"))));
    assertThat(query("scores", "game = :g", item(":g", s("go")), it -> it.indexName("by-game")))
        .containsExactly(item("owner", s("bob"), "game", s("go"), "points", n(40)));
  }

  @Test
  void goesOnByIndexAmongEqualKeys() {
    sandbox.scores();
    for (int i = 0; i < 7; i++) {
      put("scores", item("owner", s("o" + i), "game", s("go"), "points", n(5)));
    }

    var owners =
        db
            .queryPaginator(
                request ->
                    request
                        .tableName("scores")
                        .indexName("by-game")
                        .keyConditionExpression("game = :g AND points = :p")
                        .expressionAttributeValues(item(":g", s("go"), ":p", n(5)))
                        .limit(2))
            .items()
            .stream()
            .map(item -> item.get("owner").s())
            .toList();

    assertThat(owners).containsExactlyInAnyOrder("o0", "o1", "o2", "o3", "o4", "o5", "o6");
  }

  @Test
  void refusesQueriesThatCannotBe() {
    sandbox.scores();
    var values = item(":v", s("x"));
    var two = item(":v", s("x"), ":w", s("y"));

    assertInvalid(
        () -> db.query(request -> request.tableName("scores")),
        "Either the KeyConditions or KeyConditionExpression parameter must be specified in the"
            + " request.");
    assertInvalid(
        () -> keys("scores", "game = :v", values),
        "Query condition missed key schema element: owner");
    assertInvalid(() -> scores("#o > :v", values), "Query key condition not supported");
    assertInvalid(
        () -> scores("#o = :v OR game = :w", two),
        "Invalid operator used in KeyConditionExpression: OR");
    assertInvalid(
        () -> scores("#o = :v AND note = :w", two),
        "Query condition missed key schema element: game");
    assertInvalid(
        () -> scores("#o = :v AND attribute_exists(game)", values),
        "Invalid operator used in KeyConditionExpression: attribute_exists");
    assertInvalid(
        () -> scores("#o = :v AND #o = :w", two),
        "KeyConditionExpressions must only contain one condition per key");
    assertInvalid(
        () -> scores("#o = :v", item(":v", n(1))),
        "One or more parameter values were invalid: Condition parameter type does not match schema"
            + " type");
    assertInvalid(
        () -> query("scores", "game = :v", values, request -> request.indexName("by-none")),
        "The table does not have the specified index: by-none");
    assertInvalid(
        () ->
            query(
                "scores",
                "game = :v",
                values,
                request -> request.indexName("by-game").consistentRead(true)),
        "Consistent reads are not supported on global secondary indexes");
    assertInvalid(
        () ->
            query(
                "scores",
                "game = :v",
                values,
                request -> request.indexName("by-game").select(Select.ALL_ATTRIBUTES)),
        "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported"
            + " for global secondary index by-game because its projection type is not ALL");
    assertInvalid(
        () ->
            query(
                "scores",
                "game = :v",
                two,
                request -> request.indexName("by-game").filterExpression("game <> :w")),
        "Filter Expression can only contain non-primary key attributes: Primary key attribute:"
            + " game");
    assertInvalid(
        () ->
            query(
                "scores",
                "game = :v",
                values,
                request ->
                    request
                        .indexName("by-game")
                        .exclusiveStartKey(item("owner", s("a"), "game", s("x")))),
        "The provided starting key is invalid");
  }

  @Test
  void scansEverythingInParts() {
    sandbox.table("many", "id:S");
    for (int i = 0; i < 40; i++) {
      put("many", item("id", s("i" + i), "n", n(i)));
    }

    var seen = new java.util.ArrayList<String>();
    for (int segment = 0; segment < 3; segment++) {
      int part = segment;
      var items =
          db
              .scanPaginator(
                  request -> request.tableName("many").segment(part).totalSegments(3).limit(4))
              .items()
              .stream()
              .map(item -> item.get("id").s())
              .toList();
      assertThat(items).isNotEmpty();
      seen.addAll(items);
    }
    var filtered =
        db.scan(
            request ->
                request
                    .tableName("many")
                    .filterExpression("n < :five")
                    .projectionExpression("n")
                    .expressionAttributeValues(item(":five", n(5))));

    assertThat(seen).hasSize(40).doesNotHaveDuplicates();
    assertThat(filtered.scannedCount()).isEqualTo(40);
    assertThat(filtered.items())
        .containsExactlyInAnyOrder(
            item("n", n(0)), item("n", n(1)), item("n", n(2)), item("n", n(3)), item("n", n(4)));
    assertInvalid(
        () -> db.scan(request -> request.tableName("many").segment(3).totalSegments(3)),
        "The Segment parameter is zero-based and must be less than parameter TotalSegments:"
            + " Segment: 3 is not less than TotalSegments: 3");
  }

  @Test
  void scansAnIndexWithoutWhatIsNotInIt() {
    sandbox.scores();
    put("scores", item("owner", s("ann"), "game", s("go"), "points", n(30)));
    put("scores", item("owner", s("bob"), "game", s("go")));

    var answer = db.scan(request -> request.tableName("scores").indexName("by-game"));

    assertThat(answer.items())
        .containsExactly(item("owner", s("ann"), "game", s("go"), "points", n(30)));
  }

  private void scores(String condition, Map<String, AttributeValue> values) {
    query(
        "scores",
        condition,
        values,
        request -> request.expressionAttributeNames(Map.of("#o", "owner")));
  }

  private List<String> keys(String table, String condition, Map<String, AttributeValue> values) {
    return query(table, condition, values, it -> {}).stream()
        .map(item -> item.get("k"))
        .map(key -> key.n() == null ? key.s() : key.n())
        .toList();
  }

  private List<Map<String, AttributeValue>> query(
      String table,
      String condition,
      Map<String, AttributeValue> values,
      Consumer<QueryRequest.Builder> more) {
    return db.query(
            request -> {
              request
                  .tableName(table)
                  .keyConditionExpression(condition)
                  .expressionAttributeValues(values);
              more.accept(request);
            })
        .items();
  }

  private void put(String table, Map<String, AttributeValue> item) {
    db.putItem(request -> request.tableName(table).item(item));
  }
}

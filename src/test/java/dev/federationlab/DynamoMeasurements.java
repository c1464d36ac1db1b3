package dev.federationlab;

import dev.federationlab.bench.Load;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;

/** How fast items are read and written, as one line each of {@link Measurements}. */
final class DynamoMeasurements {
  private static final int REQUESTS = 8_000;
  private static final String ITEM =
      "{\"owner\":{\"S\":\"us-east-1:b2a9f5a1-0000-0000-0000-000000000000\"},\"at\":{\"N\":\"%d\"},\"title\":{\"S\":\"a"
          + " note of usual length, of a few words\"},\"tags\":{\"SS\":[\"a\",\"b\"]},"
          + "\"more\":{\"M\":{\"done\":{\"BOOL\":false},\"parts\":{\"L\":[{\"N\":\"1\"},{\"N\":\"2\"}]}}}}";

  private DynamoMeasurements() {}

  static void run(URI origin, String standing) throws Exception {
    var key = standing.split(":");
    var root = AwsBasicCredentials.create(key[1], key[2]);
    once(
        origin,
        root,
        "CreateTable",
        "{\"TableName\":\"measured\",\"BillingMode\":\"PAY_PER_REQUEST\",\"AttributeDefinitions\":["
            + "{\"AttributeName\":\"owner\",\"AttributeType\":\"S\"},"
            + "{\"AttributeName\":\"at\",\"AttributeType\":\"N\"}],\"KeySchema\":["
            + "{\"AttributeName\":\"owner\",\"KeyType\":\"HASH\"},"
            + "{\"AttributeName\":\"at\",\"KeyType\":\"RANGE\"}]}");
    for (int i = 0; i < 100; i++) {
      once(origin, root, "PutItem", put(i));
    }
    measure(
        origin,
        root,
        "GetItem",
        8,
        REQUESTS,
        "{\"TableName\":\"measured\",\"Key\":" + key(5) + "}");
    measure(origin, root, "PutItem", 1, REQUESTS / 4, put(5));
    measure(
        origin,
        root,
        "Query",
        8,
        REQUESTS / 2,
        "{\"TableName\":\"measured\",\"Limit\":10,\"KeyConditionExpression\":\"#o = :o AND #a >"
            + " :a\",\"ExpressionAttributeNames\":{\"#o\":\"owner\",\"#a\":\"at\"},"
            + "\"ExpressionAttributeValues\":{\":o\":{\"S\":"
            + "\"us-east-1:b2a9f5a1-0000-0000-0000-000000000000\"},\":a\":{\"N\":\"50\"}}}");
  }

  private static String put(int at) {
    return "{\"TableName\":\"measured\",\"Item\":" + ITEM.formatted(at) + "}";
  }

  private static String key(int at) {
    var item = ITEM.formatted(at);
    return item.substring(0, item.indexOf(",\"title\"")) + "}";
  }

  private static void once(URI origin, AwsBasicCredentials root, String operation, String body)
      throws Exception {
    var client = java.net.http.HttpClient.newHttpClient();
    var request = java.net.http.HttpRequest.newBuilder(origin.resolve("/"));
    sign(origin, root, operation, body)
        .forEachHeader(
            (name, values) -> {
              if (!name.equalsIgnoreCase("host")) {
                request.header(name, values.get(0));
              }
            });
    var answer =
        client.send(
            request.POST(java.net.http.HttpRequest.BodyPublishers.ofString(body)).build(),
            java.net.http.HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.body());
    }
  }

  private static void measure(
      URI origin,
      AwsBasicCredentials root,
      String operation,
      int connections,
      int count,
      String body)
      throws Exception {
    System.out.println(
        Load.run(
            "DynamoDB " + operation + ", " + connections + " connection(s)",
            origin,
            signed(origin, root, operation, body),
            connections,
            count));
  }

  private static byte[] signed(
      URI origin, AwsBasicCredentials root, String operation, String body) {
    var text = new StringBuilder("POST / HTTP/1.1\r\n");
    sign(origin, root, operation, body)
        .forEachHeader(
            (name, values) ->
                text.append(name.toLowerCase(Locale.ROOT))
                    .append(": ")
                    .append(values.get(0))
                    .append("\r\n"));
    return text.append("content-length: ")
        .append(body.getBytes(StandardCharsets.UTF_8).length)
        .append("\r\n\r\n")
        .append(body)
        .toString()
        .getBytes(StandardCharsets.UTF_8);
  }

  private static SdkHttpRequest sign(
      URI origin, AwsBasicCredentials root, String operation, String body) {
    var request =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.POST)
            .uri(origin.resolve("/"))
            .putHeader("X-Amz-Target", "DynamoDB_20120810." + operation)
            .putHeader("Content-Type", "application/x-amz-json-1.0")
            .build();
    return AwsV4HttpSigner.create()
        .sign(
            sign ->
                sign.identity(root)
                    .request(request)
                    .payload(() -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))
                    .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "dynamodb")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1"))
        .request();
  }
}

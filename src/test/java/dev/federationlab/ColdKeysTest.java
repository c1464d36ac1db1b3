package dev.federationlab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.flow.ArtifactKind;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** STS asks the provider for its keys, and both live on one database. */
class ColdKeysTest {
  /** More than the database has connections. */
  private static final int AT_ONCE = 40;

  @Test
  void manyCallsAtOnceWithoutKeysDoNotKeepTheProviderFromAnswering() throws Exception {
    try (var origins = new Origins()) {
      var run = origins.runs().run("learner", "google", "trade-code");
      var token = run.artifact(ArtifactKind.ID_TOKEN).orElseThrow().value();
      var http = HttpClient.newHttpClient();

      var answers = new ArrayList<CompletableFuture<HttpResponse<String>>>();
      for (int i = 0; i < AT_ONCE; i++) {
        var call = call(origins.parties().aws(), token);
        answers.add(http.sendAsync(call, HttpResponse.BodyHandlers.ofString()));
      }

      assertThat(answers)
          .allSatisfy(
              answer ->
                  assertThat(answer.join().body())
                      .as("the keys came in time, the token holds, there is no such role")
                      .contains("<Code>AccessDenied</Code>"));
    }
  }

  private static HttpRequest call(URI aws, String token) {
    var form =
        "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleSessionName=many"
            + "&RoleArn=arn:aws:iam::111122223333:role/none&WebIdentityToken="
            + URLEncoder.encode(token, StandardCharsets.UTF_8);
    return HttpRequest.newBuilder(aws.resolve("/"))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form))
        .build();
  }
}

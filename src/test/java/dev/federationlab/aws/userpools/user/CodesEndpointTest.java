package dev.federationlab.aws.userpools.user;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Test;

class CodesEndpointTest extends UserPoolFixture {
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private HttpResponse<String> expire(String secret, String body)
      throws IOException, InterruptedException {
    return HTTP.send(
        HttpRequest.newBuilder(URI.create(aws.address() + CodesEndpoint.PATH))
            .header("Authorization", "Bearer " + secret)
            .POST(BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private String body(String accountId, String username) {
    return "{\"accountId\": \"%s\", \"userPoolId\": \"%s\", \"username\": \"%s\"}"
        .formatted(accountId, pool, username);
  }

  @Test
  void letsTheOutstandingCodeExpire() throws Exception {
    signUp("alice");
    var code = aws.code();

    var answer = expire(TestUsers.CONTROL, body(ACCOUNT, "alice"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"expired\":1}");
    refused(
        "ExpiredCodeException",
        "Invalid code provided, please request a code again.",
        () ->
            anybody.confirmSignUp(
                r -> r.clientId(client).username("alice").confirmationCode(code)));
    anybody.resendConfirmationCode(r -> r.clientId(client).username("alice"));
    anybody.confirmSignUp(r -> r.clientId(client).username("alice").confirmationCode(aws.code()));
  }

  @Test
  void asksForTheControlSecret() throws Exception {
    signUp("alice");

    assertThat(expire("guess", body(ACCOUNT, "alice")).statusCode()).isEqualTo(401);
    anybody.confirmSignUp(r -> r.clientId(client).username("alice").confirmationCode(aws.code()));
  }

  @Test
  void findsNobodyInAPoolOfAnotherAccount() throws Exception {
    signUp("alice");

    assertThat(expire(TestUsers.CONTROL, body(TestUsers.OTHER_ACCOUNT, "alice")).statusCode())
        .isEqualTo(404);
    assertThat(expire(TestUsers.CONTROL, body(ACCOUNT, "nobody")).statusCode()).isEqualTo(404);
    assertThat(expire(TestUsers.CONTROL, "not JSON").statusCode()).isEqualTo(400);
    assertThat(expire(TestUsers.CONTROL, "{}").statusCode()).isEqualTo(404);
  }
}

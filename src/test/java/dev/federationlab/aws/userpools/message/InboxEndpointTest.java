package dev.federationlab.aws.userpools.message;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.userpools.user.TestUsers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

class InboxEndpointTest {
  private static final String ACCOUNT = TestUsers.ACCOUNT;
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final JsonMapper JSON = new JsonMapper();

  private static TestUsers aws;
  private String pool;
  private CognitoIdentityProviderClient admin;

  @BeforeAll
  static void start() {
    aws = new TestUsers();
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @BeforeEach
  void emptyAccount() {
    for (var account : List.of(ACCOUNT, TestUsers.OTHER_ACCOUNT)) {
      aws.store.change(
          transaction -> {
            aws.pools.emptyAccount(transaction, account);
            transaction.deleteSpace("aws:" + account);
          });
    }
    admin = aws.administrator(ACCOUNT);
    pool = admin.createUserPool(r -> r.poolName("people")).userPool().id();
  }

  private void invite(String username) {
    admin.adminCreateUser(
        r ->
            r.userPoolId(pool)
                .username(username)
                .temporaryPassword("Temp0rary!")
                .userAttributes(it -> it.name("email").value(username + "@example.com")));
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(aws.address() + path));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HTTP.send(request.build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder authorized(String path) {
    return request(path).header("Authorization", "Bearer " + TestUsers.CONTROL);
  }

  private static List<JsonNode> messages(String query) throws IOException, InterruptedException {
    var answer = send(authorized("/_lab/inbox/" + ACCOUNT + query));
    assertThat(answer.statusCode()).isEqualTo(200);
    var all = new ArrayList<JsonNode>();
    JSON.readTree(answer.body()).path("messages").forEach(all::add);
    return all;
  }

  @Test
  void showsEverythingOfAMessage() throws Exception {
    invite("bob");

    assertThat(messages(""))
        .singleElement()
        .satisfies(
            message -> {
              assertThat(message.fieldNames())
                  .toIterable()
                  .containsExactly(
                      "id",
                      "at",
                      "medium",
                      "to",
                      "subject",
                      "text",
                      "code",
                      "purpose",
                      "username",
                      "userPoolId");
              assertThat(Instant.parse(message.path("at").textValue()))
                  .isEqualTo(aws.clock.instant());
              assertThat(message.path("medium").textValue()).isEqualTo("EMAIL");
              assertThat(message.path("to").textValue()).isEqualTo("bob@example.com");
              assertThat(message.path("code").textValue()).isEqualTo("Temp0rary!");
              assertThat(message.path("username").textValue()).isEqualTo("bob");
              assertThat(message.path("userPoolId").textValue()).isEqualTo(pool);
            });
  }

  @Test
  void goesOnAfterAMessage() throws Exception {
    for (var name : List.of("bob", "carol", "dave")) {
      invite(name);
    }

    var all = messages("");
    assertThat(all)
        .extracting(it -> it.path("username").textValue())
        .containsExactly("bob", "carol", "dave");
    assertThat(all).extracting(it -> it.path("id").textValue()).isSorted().doesNotHaveDuplicates();
    assertThat(messages("?after=" + all.get(0).path("id").textValue()))
        .extracting(it -> it.path("username").textValue())
        .containsExactly("carol", "dave");
    assertThat(messages("?after=" + all.get(2).path("id").textValue())).isEmpty();
  }

  @Test
  void sortsWhatComesAfterAResetBehindWhatCameBefore() throws Exception {
    invite("bob");
    invite("carol");
    var last = messages("").get(1).path("id").textValue();

    emptyAccount();
    aws.clock.forward(Duration.ofSeconds(1));
    invite("dave");

    assertThat(messages("?after=" + last)).hasSize(1);
  }

  @Test
  void waitsForTheNextMessage() throws Exception {
    var waiting = CompletableFuture.supplyAsync(InboxEndpointTest::nextWithinTenSeconds);
    invite("bob");

    assertThat(waiting.get(9, TimeUnit.SECONDS)).hasSize(1);
  }

  private static List<JsonNode> nextWithinTenSeconds() {
    try {
      return messages("?wait=10");
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void endsWaitingWithNothing() throws Exception {
    assertThat(messages("?wait=1")).isEmpty();
  }

  @Test
  void keepsTheNewestMessages() throws Exception {
    var letter = new Letter(Purpose.SIGN_UP, Medium.EMAIL, "a@example.com", "a", "000000");
    aws.store.change(
        transaction -> {
          var found = aws.pools.find(transaction, pool).orElseThrow();
          for (int i = 0; i < Inbox.KEPT + 5; i++) {
            aws.inbox.put(
                transaction, found, letter, new Words("", "number " + i), aws.clock.instant());
          }
        });

    var all = messages("");
    assertThat(all).hasSize(Inbox.KEPT);
    assertThat(all.get(0).path("text").textValue()).isEqualTo("number 5");
    assertThat(all.get(Inbox.KEPT - 1).path("text").textValue())
        .isEqualTo("number " + (Inbox.KEPT + 4));
  }

  @Test
  void losesNoMessageWhenManyAreSentAtOnce() throws Exception {
    var senders = new ArrayList<CompletableFuture<Void>>();
    for (int i = 0; i < 12; i++) {
      int number = i;
      senders.add(CompletableFuture.runAsync(() -> invite("user-" + number)));
    }
    for (var sender : senders) {
      sender.get(20, TimeUnit.SECONDS);
    }

    assertThat(messages(""))
        .hasSize(12)
        .extracting(it -> it.path("id").textValue())
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void isReadWithTheControlSecretOnly() throws Exception {
    invite("bob");

    assertThat(send(request("/_lab/inbox/" + ACCOUNT)).statusCode()).isEqualTo(401);
    var wrong = request("/_lab/inbox/" + ACCOUNT).header("Authorization", "Bearer guess");
    var answer = send(wrong);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
    assertThat(answer.body()).doesNotContain("bob");
  }

  @Test
  void isOpenForStandingAccounts() throws Exception {
    assertThat(send(request("/_lab/inbox/" + TestUsers.OTHER_ACCOUNT)).body())
        .isEqualTo("{\"messages\":[]}");
  }

  @Test
  void showsNobodyTheMessagesOfAnotherAccount() throws Exception {
    invite("bob");

    assertThat(send(authorized("/_lab/inbox/" + TestUsers.OTHER_ACCOUNT)).body())
        .isEqualTo("{\"messages\":[]}");
  }

  @Test
  void refusesWhatItCannotRead() throws Exception {
    assertThat(send(authorized("/_lab/inbox/" + ACCOUNT + "?after=x")).statusCode()).isEqualTo(400);
    assertThat(send(authorized("/_lab/inbox/" + ACCOUNT + "?wait=long")).statusCode())
        .isEqualTo(400);
    assertThat(send(authorized("/_lab/inbox/" + ACCOUNT + "?wait=-1")).statusCode()).isEqualTo(400);
    assertThat(send(authorized("/_lab/inbox/12")).statusCode()).isEqualTo(404);
    var posted =
        send(authorized("/_lab/inbox/" + ACCOUNT).POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(posted.statusCode()).isEqualTo(405);
    assertThat(posted.headers().firstValue("Allow")).hasValue("GET");
  }

  @Test
  void keepsNothingOfARefusedChange() throws Exception {
    invite("bob");
    int before = messages("").size();

    try {
      invite("bob");
    } catch (
        software.amazon.awssdk.services.cognitoidentityprovider.model.UsernameExistsException e) {
      assertThat(messages("")).hasSize(before);
      return;
    }
    throw new AssertionError("taken twice");
  }
}

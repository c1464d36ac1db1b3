package dev.federationlab.flow.userpool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.Origins;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.Sandbox;
import dev.federationlab.flow.StageRun;
import dev.federationlab.http.Body;
import dev.federationlab.http.Exchange;
import dev.federationlab.store.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserType;

/** What the user pools' flows promise besides their text: what never crosses, and who stays. */
class PoolFlowsTest {
  private static final String LEARNER = "learner-of-pools";
  private static final String FLOW = PoolNames.USER_POOL;

  private static Origins origins;

  @BeforeAll
  static void start() throws IOException {
    origins = new Origins();
    assertThat(origins.runs().runAll(LEARNER, FLOW)).allMatch(run -> run.outcome().done());
  }

  @AfterAll
  static void stop() throws Exception {
    origins.close();
  }

  private static StageRun run(String stage) {
    return origins.runs().progress(LEARNER, FLOW).run(stage).orElseThrow();
  }

  private static String bytes(StageRun run) {
    return SecretSearch.bytes(run.messages().stream().map(Message::exchange).toList());
  }

  /**
   * The control: the same search finds what does cross, so that finding nothing means something.
   */
  @Test
  void thePasswordCrossesAtSignUpAndNowhereElse() {
    var user = run("confirm").artifact(ArtifactKind.USER).orElseThrow();
    var password = Forms.ofText(user.fields().get("password"));
    var username = Forms.ofText(user.value());

    assertThat(password.isIn(bytes(run("sign-up")))).isTrue();
    for (var stage :
        List.of("confirm", "initiate-auth", "respond", "get-user", "refresh", "sign-out")) {
      assertThat(password.isIn(bytes(run(stage)))).as(stage).isFalse();
    }
    assertThat(username.isIn(bytes(run("respond")))).isTrue();
  }

  @Test
  void whatIsSaidToCrossDoesAndTheRestDoesNot() {
    for (var stage : List.of("initiate-auth", "respond")) {
      var said = bytes(run(stage)) + bytes(run("initiate-auth"));
      assertThat(run(stage).workings())
          .isNotEmpty()
          .allSatisfy(
              working ->
                  assertThat(said.contains(working.value()))
                      .as(working.id())
                      .isEqualTo(working.crossed()));
    }
  }

  @Test
  void aSearchThatFindsASecretSaysSo() {
    var exchange = run("sign-up").messages().get(0).exchange();
    var leaking =
        new Exchange(
            new dev.federationlab.http.Request(
                "POST",
                exchange.request().uri(),
                exchange.request().headers(),
                Body.of("{\"x\":\"" + "0a1b2c3d4e5f60718293a4b5c6d7e8f9" + "\"}")),
            exchange.ending(),
            exchange.sentAt(),
            exchange.took());
    var key = java.util.HexFormat.of().parseHex("0a1b2c3d4e5f60718293a4b5c6d7e8f9");

    assertThat(Forms.ofBytes(key).isIn(SecretSearch.bytes(List.of(leaking)))).isTrue();
  }

  @Test
  void everySignUpIsSomebodyNewAndOnlyTheLastFewStay() {
    var learner = "learner-who-signs-up";
    var names = new HashSet<String>();
    for (int i = 0; i < 12; i++) {
      var run = origins.runs().run(learner, FLOW, "sign-up");
      assertThat(run.outcome().done()).isTrue();
      names.add(run.artifact(ArtifactKind.USER).orElseThrow().value());
    }

    assertThat(names).hasSize(12);
    assertThat(users(learner)).hasSize(10).isSubsetOf(names);
  }

  @Test
  void whatIsBrokenLeavesNobodyBehind() {
    var before = users(LEARNER);
    var flow = origins.runs().flow(FLOW).orElseThrow();
    for (var fault : List.of("username-taken", "wrong-code", "expired-code", "unconfirmed-user")) {
      var stage = flow.stageOf(flow.fault(fault).orElseThrow()).orElseThrow();
      assertThat(origins.runs().runFault(LEARNER, FLOW, stage.id(), fault).outcome().done())
          .isFalse();
    }

    assertThat(users(LEARNER)).isEqualTo(before);
  }

  @Test
  void afterASignOutEverywhereTheNextStageSignsInAgain() {
    var learner = "learner-who-signs-out";
    origins.runs().runAll(learner, FLOW);

    var again = origins.runs().run(learner, FLOW, "get-user");

    assertThat(again.outcome().done()).isTrue();
    assertThat(again.firstRun())
        .extracting(StageRun.Obtained::stage, StageRun.Obtained::reason)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("respond", StageRun.Reason.SPENT));
  }

  @Test
  void aResetFindsThePoolAgain() {
    var learner = "learner-who-resets";
    origins.runs().run(learner, FLOW, "sign-up");
    var before = origins.runs().values(learner, FLOW);
    origins.runs().reset(learner, FLOW);

    var again = origins.runs().run(learner, FLOW, "sign-up");

    assertThat(again.outcome().done()).isTrue();
    assertThat(again.preparation())
        .extracting(Message::title)
        .containsExactly("DescribeUserPool", "DescribeUserPoolClient");
    assertThat(origins.runs().values(learner, FLOW).get("user-pool-id"))
        .isEqualTo(before.get("user-pool-id"));
  }

  @Test
  void aTokenIsMadeOlderAndNeverYounger() throws Exception {
    var token = run("respond").artifact(ArtifactKind.ACCESS_TOKEN).orElseThrow();
    var earlier = token.issuedAt().minusSeconds(60);

    assertThat(aged(token.value(), earlier, "control")).isEqualTo(200);
    assertThat(aged(token.value(), token.issuedAt().plusSeconds(60), "control")).isEqualTo(400);
    assertThat(aged(token.value(), earlier, "guessed")).isEqualTo(401);
    var forged = token.value().substring(0, token.value().length() - 8) + "AAAAAAAA";
    assertThat(aged(forged, earlier, "control")).isEqualTo(400);
  }

  private static int aged(String token, Instant issuedAt, String secret) throws Exception {
    var question = "{\"token\":\"%s\",\"issuedAt\":\"%s\"}".formatted(token, issuedAt);
    var request =
        HttpRequest.newBuilder(URI.create(origins.parties().aws() + "/_lab/tokens"))
            .header("Authorization", "Bearer " + secret)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(question))
            .build();
    return HttpClient.newHttpClient()
        .send(request, HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** As the account's root sees them. */
  private static List<String> users(String learner) {
    var sandbox =
        origins
            .store()
            .read(tx -> tx.find("learner:" + learner, Kind.of("sandbox", Sandbox.class), "aws"))
            .orElseThrow()
            .value();
    try (var pool =
        CognitoIdentityProviderClient.builder()
            .endpointOverride(origins.parties().aws())
            .region(Region.US_EAST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(sandbox.accessKeyId(), sandbox.secretAccessKey())))
            .build()) {
      var poolId = sandbox.names().get(SandboxPool.DIRECTORY.key());
      return pool.listUsers(r -> r.userPoolId(poolId)).users().stream()
          .map(UserType::username)
          .sorted()
          .toList();
    }
  }
}

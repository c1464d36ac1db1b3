package dev.federationlab.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.Origins;
import dev.federationlab.flow.StageRun.Reason;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import dev.federationlab.store.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

class RunnerTest {
  private static final String FLOW = "google";
  private static final Response TO_THE_STAGE =
      new Response(303, Headers.of("Location", "/flows/google/sign-in"), Body.EMPTY);

  private static final Kind<StageRun> RUN = Kind.of("stage-run", StageRun.class);
  private static final Kind<Sandbox> SANDBOX = Kind.of("sandbox", Sandbox.class);

  private static Origins origins;
  private static Runner runs;

  private String learner = "";

  @BeforeAll
  static void start() throws IOException {
    origins = new Origins();
    runs = origins.runs();
  }

  @AfterAll
  static void stop() throws Exception {
    origins.close();
  }

  @BeforeEach
  void nameLearner(TestInfo test) {
    learner = test.getDisplayName();
  }

  @Test
  void runsFirstWhatALaterStageLacks() {
    var run = runs.run(learner, FLOW, "assume-role");

    assertThat(run.outcome()).isEqualTo(Outcome.DONE);
    assertThat(run.firstRun()).extracting(StageRun.Obtained::stage).containsExactly("trade-code");
    assertThat(run.firstRun())
        .extracting(StageRun.Obtained::reason)
        .containsExactly(Reason.MISSING);
    var progress = runs.progress(learner, FLOW);
    assertThat(progress.latest().keySet())
        .containsExactlyInAnyOrder("sign-in", "trade-code", "assume-role");
    assertThat(progress.stagesDone()).isEqualTo(3);
  }

  @Test
  void signsInAgainForACodeThatWasSpent() {
    runs.run(learner, FLOW, "trade-code");
    var before = runs.progress(learner, FLOW).run("sign-in").orElseThrow();

    var again = runs.run(learner, FLOW, "trade-code");

    assertThat(again.outcome()).isEqualTo(Outcome.DONE);
    assertThat(again.firstRun())
        .extracting(StageRun.Obtained::reason)
        .containsExactly(Reason.SPENT);
    assertThat(again.inputs())
        .isEqualTo(java.util.Map.of("sign-in", again.firstRun().get(0).run()));
    assertThat(runs.progress(learner, FLOW).run("sign-in").orElseThrow().id())
        .isNotEqualTo(before.id());
  }

  @Test
  void usesAnIdTokenAgainWhileItIsGood() {
    runs.run(learner, FLOW, "assume-role");

    assertThat(runs.run(learner, FLOW, "assume-role").firstRun()).isEmpty();
  }

  @Test
  void saysWhichStagesAreFromTheRunBefore() {
    runs.runAll(learner, FLOW);
    assertThat(runs.progress(learner, FLOW).stale()).isEmpty();

    runs.run(learner, FLOW, "trade-code");

    assertThat(runs.progress(learner, FLOW).stale())
        .containsExactlyInAnyOrder("assume-role", "use-s3");
    runs.run(learner, FLOW, "assume-role");
    assertThat(runs.progress(learner, FLOW).stale()).containsExactly("use-s3");
  }

  @Test
  void saysThatACodeIsSpent() {
    runs.run(learner, FLOW, "sign-in");
    assertThat(runs.progress(learner, FLOW).spent()).isEmpty();

    runs.run(learner, FLOW, "trade-code");

    assertThat(runs.progress(learner, FLOW).spent())
        .containsExactly(ArtifactKind.AUTHORIZATION_CODE);
  }

  @Test
  void leavesHonestRunsAloneWhenSomethingIsBroken() {
    runs.run(learner, FLOW, "sign-in");
    var before = runs.progress(learner, FLOW);

    var broken = runs.runFault(learner, FLOW, "trade-code", "code-used-twice");

    assertThat(broken.outcome().id()).isEqualTo("invalid_grant");
    var after = runs.progress(learner, FLOW);
    assertThat(after.latest()).isEqualTo(before.latest());
    assertThat(after.spent()).isEmpty();
    assertThat(after.faultRun("code-used-twice").orElseThrow().id()).isEqualTo(broken.id());
    assertThat(runs.run(learner, FLOW, "trade-code").firstRun()).isEmpty();
  }

  @Test
  void keepsWhatCameBeforeARefusal() {
    var run = runs.runFault(learner, FLOW, "use-s3", "missing-permission");

    assertThat(run.preparation()).isNotEmpty();
    assertThat(run.messages()).hasSize(1);
    assertThat(run.messages().get(0).exchange().response().orElseThrow().status()).isEqualTo(403);
    assertThat(run.artifacts()).isEmpty();
    assertThat(runs.recorded(learner, FLOW, run.id())).contains(run);
  }

  @Test
  void showsWhatWasRecordedAndRunsNothing() {
    runs.runAll(learner, FLOW);
    var first = runs.progress(learner, FLOW);

    var second = runs.progress(learner, FLOW);

    assertThat(second).isEqualTo(first);
    assertThat(runs.recorded(learner, FLOW, first.run("use-s3").orElseThrow().id()))
        .isEqualTo(first.run("use-s3"));
  }

  @Test
  void findsEverythingAfterARestart() {
    runs.runAll(learner, FLOW);

    var restarted = origins.runner();

    assertThat(restarted.progress(learner, FLOW)).isEqualTo(runs.progress(learner, FLOW));
    assertThat(restarted.run(learner, FLOW, "use-s3").firstRun()).isEmpty();
  }

  @Test
  void keepsTheLastSixRunsOfAStage() {
    for (int i = 0; i < 8; i++) {
      runs.run(learner, FLOW, "sign-in");
    }
    var oldest = runs.progress(learner, FLOW).history().get("sign-in").get(5).id();
    runs.run(learner, FLOW, "sign-in");

    var history = runs.progress(learner, FLOW).history().get("sign-in");

    assertThat(history).hasSize(6).isSortedAccordingTo((a, b) -> b.at().compareTo(a.at()));
    assertThat(history).extracting(Progress.Recorded::id).doesNotContain(oldest);
    assertThat(runs.recorded(learner, FLOW, oldest)).isEmpty();
  }

  @Test
  void keepsOneRunOfEachFault() {
    var first = runs.runFault(learner, FLOW, "sign-in", "changed-state");
    var second = runs.runFault(learner, FLOW, "sign-in", "changed-state");

    var history = runs.progress(learner, FLOW).history().get("sign-in");

    assertThat(history).extracting(Progress.Recorded::id).containsExactly(second.id());
    assertThat(runs.recorded(learner, FLOW, first.id())).isEmpty();
  }

  @Test
  void forgetsRunsAndKeepsPredictionsAndSandboxOnReset() {
    runs.predict(learner, FLOW, "sign-in", Optional.of("code"));
    runs.run(learner, FLOW, "use-s3");
    var account = runs.sandbox(learner);

    runs.reset(learner, FLOW);

    var progress = runs.progress(learner, FLOW);
    assertThat(progress.latest()).isEmpty();
    assertThat(progress.history().values()).allMatch(List::isEmpty);
    assertThat(progress.prediction("sign-in")).isPresent();
    assertThat(runs.sandbox(learner)).isEqualTo(account);
    assertThat(runs.run(learner, FLOW, "use-s3").outcome()).isEqualTo(Outcome.DONE);
  }

  @Test
  void keepsTheFirstPredictionOnly() {
    runs.predict(learner, FLOW, "expired-token", Optional.of("denied"));
    runs.predict(learner, FLOW, "expired-token", Optional.of("expired"));
    runs.predict(learner, FLOW, "sign-in", Optional.empty());

    var progress = runs.progress(learner, FLOW);

    assertThat(progress.prediction("expired-token").orElseThrow().option()).isEqualTo("denied");
    assertThat(progress.prediction("sign-in").orElseThrow().skipped()).isTrue();
  }

  @Test
  void refusesWhatIsNotThere() {
    assertThatThrownBy(() -> runs.run(learner, "no-flow", "sign-in"))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> runs.run(learner, FLOW, "no-stage"))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> runs.runFault(learner, FLOW, "sign-in", "expired-token"))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> runs.predict(learner, FLOW, "nothing", Optional.empty()))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void makesNoSandboxForWhoeverOnlyLooks() {
    runs.progress(learner, FLOW);

    assertThat(runs.sandbox(learner)).isEmpty();
    assertThat(runs.ownClient(learner, FLOW)).isEmpty();
    assertThat(runs.values(learner, FLOW)).containsEntry("bucket", "federation-lab-ACCOUNT_ID");
    assertThat(runs.values(learner, FLOW)).containsEntry("client-id", "CLIENT_ID");
  }

  @Test
  void givesTheOwnClientWhatItNeeds() {
    runs.runAll(learner, FLOW);

    var client = runs.ownClient(learner, FLOW).orElseThrow();

    var account = runs.sandbox(learner).orElseThrow().id();
    assertThat(client.bucket()).isEqualTo("federation-lab-" + account);
    assertThat(client.roleArn()).isEqualTo("arn:aws:iam::" + account + ":role/FederationLabGoogle");
    assertThat(client.prefix()).matches("[0-9]{21}/");
    assertThat(client.credentials().orElseThrow().value()).startsWith("ASIA");
    assertThat(client.credentials().orElseThrow().fields())
        .containsKeys("secretAccessKey", "sessionToken");
    assertThat(client.idToken().orElseThrow().value()).startsWith("ey");
  }

  @Test
  void showsNoRootSecretAndNoControlSecretInARun() {
    runs.runAll(learner, FLOW);
    runs.runFault(learner, FLOW, "use-s3", "expired-credentials");
    runs.runFault(learner, FLOW, "assume-role", "wrong-audience");

    var kept = origins.store().read(tx -> tx.list("learner:" + learner, RUN, "", "", 100));
    var exchanges = kept.stream().flatMap(run -> exchanges(run.value())).toList();
    var root =
        origins
            .store()
            .read(tx -> tx.find("learner:" + learner, SANDBOX, "aws"))
            .orElseThrow()
            .value();
    assertThat(exchanges).hasSizeGreaterThan(10);
    assertThat(exchanges)
        .noneMatch(text -> text.contains(root.secretAccessKey()))
        .noneMatch(text -> text.contains("Bearer " + origins.parties().controlSecret()))
        .noneMatch(text -> text.contains("/_lab/"));
  }

  @Test
  void signsInAgainForACodeThatHasExpired() {
    runs.run(learner, FLOW, "sign-in");
    var later =
        origins.runner(origins.parties(), Clock.offset(Clock.systemUTC(), Duration.ofSeconds(60)));

    var run = later.run(learner, FLOW, "trade-code");

    assertThat(run.outcome()).isEqualTo(Outcome.DONE);
    assertThat(run.firstRun())
        .extracting(StageRun.Obtained::reason)
        .containsExactly(Reason.EXPIRED);
  }

  @Test
  void endsBrokenWhereNobodyAnswers() {
    var known = origins.parties();
    var nobody = URI.create("http://localhost:1");
    var away = new Parties(known.lab(), nobody, known.aws(), known.region(), known.controlSecret());

    var run = origins.runner(away, Clock.systemUTC()).run(learner, FLOW, "use-s3");

    assertThat(run.stage()).isEqualTo("sign-in");
    assertThat(run.outcome().kind()).isEqualTo(Outcome.Kind.BROKEN);
    assertThat(run.outcome().message()).isEqualTo("localhost:1: nobody answers at this address");
    assertThat(run.preparation()).hasSize(1);
  }

  @Test
  void keepsNothingOfWhomNoSandboxCanBeMadeFor() {
    var known = origins.parties();
    var wrong = new Parties(known.lab(), known.providers(), known.aws(), known.region(), "wrong");

    var runner = origins.runner(wrong, Clock.systemUTC());

    assertThatThrownBy(() -> runner.run(learner, FLOW, "assume-role"))
        .isInstanceOf(ConversationBroken.class)
        .hasMessage("POST /_lab/sandboxes was answered with status 401");
    assertThat(runs.run(learner, FLOW, "assume-role").outcome()).isEqualTo(Outcome.DONE);
  }

  @Test
  void signsInAsWhoeverIsNamedAndStaysSo() {
    var first = runs.signInAs(learner, FLOW, "chiara");
    var token = runs.run(learner, FLOW, "trade-code").artifact(ArtifactKind.ID_TOKEN).orElseThrow();
    var later = runs.run(learner, FLOW, "trade-code").artifact(ArtifactKind.ID_TOKEN).orElseThrow();

    assertThat(first.outcome()).isEqualTo(Outcome.DONE);
    assertThat(token.fields()).containsEntry("email", "chiara@example.com");
    assertThat(later.fields()).containsEntry("email", "chiara@example.com");
  }

  @Test
  void takesACodeThatTheLearnersOwnBrowserBroughtBack() {
    var address = runs.beginSignIn(learner, FLOW);
    var back = new OwnBrowser().signIn(address, "ben", "allow");

    var run = runs.completeSignIn(learner, FLOW, callback(back), TO_THE_STAGE);

    assertThat(run.outcome()).isEqualTo(Outcome.DONE);
    assertThat(run.messages())
        .extracting(Message::title)
        .containsExactly("GET /flows/google/callback");
    assertThat(run.messages().get(0).carries()).containsExactly(ArtifactKind.AUTHORIZATION_CODE);
    var token = runs.run(learner, FLOW, "trade-code");
    assertThat(token.firstRun()).isEmpty();
    assertThat(token.artifact(ArtifactKind.ID_TOKEN).orElseThrow().fields())
        .containsEntry("email", "ben@example.com");
  }

  @Test
  void takesANoForAnAnswer() {
    var back = new OwnBrowser().signIn(runs.beginSignIn(learner, FLOW), "ben", "deny");

    var run = runs.completeSignIn(learner, FLOW, callback(back), TO_THE_STAGE);

    assertThat(run.outcome().id()).isEqualTo("access_denied");
    assertThat(run.outcome().by()).isEqualTo(Actor.GOOGLE);
    assertThat(run.artifacts()).isEmpty();
  }

  @Test
  void refusesACallbackThatNobodyBeganHere() {
    var mine = runs.beginSignIn(learner, FLOW);
    var state = Query.first(mine, "state").orElseThrow();
    var foreign =
        callback(URI.create("http://localhost:7070/flows/google/callback?code=x&state=foreign"));
    var stolen =
        callback(URI.create("http://localhost:7070/flows/google/callback?code=x&state=" + state));

    assertThat(runs.completeSignIn(learner, FLOW, foreign, TO_THE_STAGE).outcome().id())
        .isEqualTo("state_mismatch");
    assertThat(runs.completeSignIn("somebody else", FLOW, stolen, TO_THE_STAGE).outcome().id())
        .isEqualTo("state_mismatch");
  }

  @Test
  void takesNoMadeUpErrorForAnOutcome() {
    var state = Query.first(runs.beginSignIn(learner, FLOW), "state").orElseThrow();
    var address = "http://localhost:7070/flows/google/callback?error=done&state=" + state;

    var run = runs.completeSignIn(learner, FLOW, callback(URI.create(address)), TO_THE_STAGE);

    assertThat(run.outcome().kind()).isEqualTo(Outcome.Kind.REFUSED);
    assertThat(run.outcome().id()).isEqualTo("refused");
  }

  @Test
  void takesAStateOnce() {
    var back = new OwnBrowser().signIn(runs.beginSignIn(learner, FLOW), "ada", "allow");

    assertThat(runs.completeSignIn(learner, FLOW, callback(back), TO_THE_STAGE).outcome().done())
        .isTrue();
    assertThat(runs.completeSignIn(learner, FLOW, callback(back), TO_THE_STAGE).outcome().id())
        .isEqualTo("state_mismatch");
  }

  @Test
  void letsTwoTabsSignInAtOnce() {
    var first = runs.beginSignIn(learner, FLOW);
    var second = runs.beginSignIn(learner, FLOW);

    assertThat(completed(first).outcome().done()).isTrue();
    assertThat(completed(second).outcome().done()).isTrue();
  }

  @Test
  void letsTwoTabsRunEverythingAtOnce() {
    var tabs =
        List.of(
            CompletableFuture.supplyAsync(() -> runs.runAll(learner, FLOW)),
            CompletableFuture.supplyAsync(() -> runs.runAll(learner, FLOW)),
            CompletableFuture.supplyAsync(
                () -> List.of(runs.runFault(learner, FLOW, "use-s3", "explicit-deny"))));

    assertThat(tabs.get(0).join()).allMatch(run -> run.outcome().done());
    assertThat(tabs.get(1).join()).allMatch(run -> run.outcome().done());
    assertThat(tabs.get(2).join()).allMatch(run -> run.outcome().id().equals("AccessDenied"));
    assertThat(runs.progress(learner, FLOW).history().get("use-s3")).hasSize(3);
  }

  @Test
  void keepsTwoLearnersApart() {
    var mine = runs.runAll(learner, FLOW).get(3);
    var other = learner + " (another)";

    assertThat(runs.progress(other, FLOW).latest()).isEmpty();
    assertThat(runs.recorded(other, FLOW, mine.id())).isEmpty();
    runs.runAll(other, FLOW);
    var myAccount = runs.sandbox(learner).orElseThrow();
    var otherAccount = runs.sandbox(other).orElseThrow();
    assertThat(myAccount.id()).isNotEqualTo(otherAccount.id());
    assertThat(runs.progress(other, FLOW).toString()).doesNotContain(myAccount.id());
  }

  private static Stream<String> exchanges(StageRun run) {
    return Stream.concat(run.preparation().stream(), run.messages().stream())
        .map(Message::exchange)
        .map(
            exchange ->
                exchange.request()
                    + exchange.request().body().text()
                    + exchange.response()
                    + exchange.response().map(response -> response.body().text()).orElse(""));
  }

  private static StageRun completed(URI begun) {
    var learner = "letsTwoTabsSignInAtOnce()";
    var back = new OwnBrowser().signIn(begun, "ada", "allow");
    return runs.completeSignIn(learner, FLOW, callback(back), TO_THE_STAGE);
  }

  private static Request callback(URI address) {
    return new Request("GET", address, Headers.of("Host", address.getRawAuthority()), Body.EMPTY);
  }
}

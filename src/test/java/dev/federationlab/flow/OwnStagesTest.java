package dev.federationlab.flow;

import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;
import static dev.federationlab.flow.ArtifactKind.REFRESH_TOKEN;
import static dev.federationlab.flow.ArtifactKind.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.federationlab.Origins;
import dev.federationlab.flow.StageRun.Obtained;
import dev.federationlab.flow.StageRun.Reason;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What flows of other shapes than the first one rely on: no provider and nobody to sign in as,
 * several stages that yield the same kind, a stage that ends what earlier ones yielded, and
 * arithmetic that is kept.
 */
class OwnStagesTest {
  private static final String LEARNER = "learner-of-own-stages";

  private static Origins origins;
  private final List<String> ran = new ArrayList<>();
  private final Flow flow = flow();
  private final Runner runs =
      new Runner(
          origins.parties(),
          List.of(flow),
          origins.store(),
          id -> java.util.Optional.empty(),
          Clock.systemUTC(),
          () -> UUID.randomUUID().toString(),
          learner -> "127.0.0.1",
          ForkJoinPool.commonPool());

  @BeforeAll
  static void start() throws IOException {
    origins = new Origins();
  }

  @AfterAll
  static void stop() throws Exception {
    origins.close();
  }

  interface Work {
    void run(Run run) throws Refused;
  }

  private record Plain(
      String id, List<ArtifactKind> spends, List<ArtifactKind> yields, Work work, List<String> ran)
      implements Stage {
    @Override
    public List<Planned> plan() {
      return List.of();
    }

    @Override
    public List<String> outcomes() {
      return List.of();
    }

    @Override
    public List<Fault> faults() {
      return List.of();
    }

    @Override
    public void run(Run run) throws Refused {
      for (var kind : spends) {
        ran.add(id + " spends " + run.spend(kind).value());
      }
      work.run(run);
      yields.forEach(
          kind -> run.keep(new Artifact(kind, kind + " of " + id, Map.of(), run.now(), null)));
    }
  }

  private Flow flow() {
    return new Flow(
        "own",
        null,
        List.of(Actor.APP, Actor.USER_POOL),
        List.of(),
        List.of(
            plain("sign-up", List.of(), List.of(USER), run -> {}),
            plain(
                "sign-in",
                List.of(USER),
                List.of(ACCESS_TOKEN, REFRESH_TOKEN),
                OwnStagesTest::compute),
            plain("refresh", List.of(REFRESH_TOKEN), List.of(ACCESS_TOKEN), run -> {}),
            plain("sign-out", List.of(ACCESS_TOKEN), List.of(), OwnStagesTest::end),
            plain("call", List.of(ACCESS_TOKEN), List.of(), run -> {})),
        names -> Map.of("provider", names.clientId().orElse("none")));
  }

  private Plain plain(String id, List<ArtifactKind> spends, List<ArtifactKind> yields, Work work) {
    return new Plain(id, spends, yields, work, ran);
  }

  private static void compute(Run run) {
    run.working("a", "17", false);
    run.working("A", "4711", true);
  }

  private static void end(Run run) {
    run.usedUp(ACCESS_TOKEN);
    run.usedUp(REFRESH_TOKEN);
  }

  @Test
  void aFlowWithoutProviderHasNobodyToSignInAs() {
    var learner = LEARNER + "-nobody";

    assertThat(runs.people("own")).isEmpty();
    assertThat(flow.byHand()).isEmpty();
    assertThat(runs.runAll(learner, "own")).hasSize(5).allMatch(run -> run.outcome().done());
    assertThat(runs.values(learner, "own")).containsEntry("provider", "none");
    assertThatThrownBy(() -> runs.beginSignIn(learner, "own"))
        .isInstanceOf(NoSuchElementException.class);
    assertThatThrownBy(() -> runs.signInAs(learner, "own", "ada"))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void peopleWithoutAProviderAreRefused() {
    assertThatThrownBy(
            () ->
                new Flow(
                    "x",
                    null,
                    List.of(),
                    List.of(new Person("ada", "Ada")),
                    List.of(),
                    names -> Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void spendsWhatTheLastStageBeforeItYielded() {
    runs.runAll(LEARNER + "-last", "own");

    assertThat(ran)
        .containsSubsequence(
            "refresh spends REFRESH_TOKEN of sign-in", "sign-out spends ACCESS_TOKEN of refresh");
  }

  @Test
  void obtainsAnewWhatAStageHasEnded() {
    var learner = LEARNER + "-ended";
    runs.run(learner, "own", "sign-out");
    assertThat(runs.progress(learner, "own").spent())
        .containsExactlyInAnyOrder(ACCESS_TOKEN, REFRESH_TOKEN);

    var call = runs.run(learner, "own", "call");

    assertThat(call.firstRun()).extracting(Obtained::stage).containsExactly("refresh");
    assertThat(call.firstRun()).extracting(Obtained::reason).containsExactly(Reason.SPENT);
    var refresh =
        runs.recorded(learner, "own", call.firstRun().get(0).run()).orElseThrow().firstRun();
    assertThat(refresh).extracting(Obtained::stage).containsExactly("sign-in");
    assertThat(refresh).extracting(Obtained::reason).containsExactly(Reason.SPENT);
    assertThat(runs.progress(learner, "own").spent()).isEmpty();
  }

  @Test
  void whatWasNotEndedIsSpentAgain() {
    var learner = LEARNER + "-again";
    runs.run(learner, "own", "call");

    assertThat(runs.run(learner, "own", "call").firstRun()).isEmpty();
  }

  @Test
  void keepsTheWorkingsInTheirOrder() {
    var learner = LEARNER + "-workings";
    var made = runs.run(learner, "own", "sign-in");

    var kept = runs.recorded(learner, "own", made.id()).orElseThrow();

    assertThat(kept.workings())
        .containsExactly(new Working("a", "17", false), new Working("A", "4711", true));
  }

  @Test
  void readsRunsThatWereKeptBeforeThereWereWorkings() throws IOException {
    var json = origins.store().json();
    var made = runs.run(LEARNER + "-old", "own", "sign-in");
    var old = (ObjectNode) json.readTree(json.writeValueAsString(made));
    old.remove("workings");

    assertThat(json.treeToValue(old, StageRun.class).workings()).isEmpty();
  }
}

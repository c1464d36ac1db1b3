package dev.federationlab.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.Origins;
import dev.federationlab.aws.identitypools.pool.IdentityPoolLimits;
import dev.federationlab.flow.words.Meaning;
import dev.federationlab.flow.words.StageWords;
import dev.federationlab.flow.words.Words;
import dev.federationlab.lesson.Glossary;
import dev.federationlab.prose.ContentFiles;
import dev.federationlab.prose.Markdown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every stage and every fault, run against the real other parties, and held to the text in {@code
 * src/test/resources/flows}. Where a change is meant, {@code target/flows} has the text as it would
 * be now.
 */
class FlowRunsTest {
  private static final String LEARNER = "learner-of-all-runs";
  private static final Map<Flow, List<StageRun>> HONEST = new LinkedHashMap<>();
  private static final Map<Spoilt, StageRun> SPOILT = new LinkedHashMap<>();

  /** Two flows may have the same fault. */
  private record Spoilt(Flow flow, Fault fault) {}

  private static Origins origins;
  private static Words words;

  @BeforeAll
  static void runEverything() throws IOException {
    origins = new Origins();
    words = Words.read(ContentFiles.packaged(), new Markdown(terms()));
    for (var flow : origins.runs().flows()) {
      HONEST.put(flow, origins.runs().runAll(LEARNER, flow.id()));
      for (var stage : flow.stages()) {
        for (var fault : stage.faults()) {
          SPOILT.put(
              new Spoilt(flow, fault),
              origins.runs().runFault(LEARNER, flow.id(), stage.id(), fault.id()));
        }
      }
    }
  }

  @AfterAll
  static void stop() throws Exception {
    origins.close();
  }

  private static dev.federationlab.prose.Terms terms() {
    var glossary = Glossary.read(ContentFiles.packaged());
    return id ->
        glossary
            .find(id)
            .map(
                term ->
                    new dev.federationlab.prose.Terms.Meaning(
                        "/glossary#" + term.id(), term.title()));
  }

  @TestFactory
  Stream<DynamicTest> runsAsWritten() {
    return HONEST.keySet().stream()
        .map(
            flow ->
                DynamicTest.dynamicTest(
                    flow.id(), () -> assertThat(text(flow)).isEqualTo(expected(flow))));
  }

  @TestFactory
  Stream<DynamicTest> everyFaultEndsAsItMust() {
    return SPOILT.keySet().stream()
        .map(
            spoilt ->
                DynamicTest.dynamicTest(
                    spoilt.flow().id() + " with " + spoilt.fault().id(),
                    () -> {
                      var fault = spoilt.fault();
                      var outcome = SPOILT.get(spoilt).outcome();
                      assertThat(outcome.id()).isEqualTo(fault.expectedOutcome());
                      assertThat(outcome.by()).isEqualTo(fault.refusedBy().orElse(null));
                    }));
  }

  /** The pair of every fault: the same stage unspoilt, before and after all of them. */
  @Test
  void everyStageStillSucceedsAfterAllFaults() {
    for (var flow : HONEST.keySet()) {
      assertThat(HONEST.get(flow))
          .hasSameSizeAs(flow.stages())
          .allMatch(run -> run.outcome().done());
      assertThat(origins.runs().runAll("learner-after", flow.id()))
          .allMatch(run -> run.outcome().done());
      assertThat(origins.runs().runAll(LEARNER, flow.id())).allMatch(run -> run.outcome().done());
    }
  }

  /**
   * All of it in one sandbox, which may have twenty; some are left for the website's and others.
   */
  @Test
  void allFaultsTogetherLeaveRoomForMoreIdentityPools() {
    var pools =
        origins
            .runs()
            .call(
                LEARNER,
                (aws, root, secrets) ->
                    aws.identityPools()
                        .listIdentityPools(r -> r.maxResults(60).overrideConfiguration(root))
                        .identityPools())
            .orElseThrow();

    assertThat(pools.size()).isBetween(1, IdentityPoolLimits.DEFAULT.pools() - 4);
  }

  @Test
  void everyRefusalOfAnotherPartyIsExplainedByAFailedCheck() {
    SPOILT.forEach(
        (spoilt, run) -> {
          var fault = spoilt.fault();
          var by = run.outcome().by();
          if (by != null && by != Actor.APP) {
            var last = run.messages().get(run.messages().size() - 1);
            assertThat(last.decision()).as(fault.id()).isNotNull();
            assertThat(last.decision().failure()).as(fault.id()).isPresent();
          }
        });
  }

  @Test
  void everyOutcomeHasItsStoryAndNoneIsOrphaned() {
    for (var flow : HONEST.keySet()) {
      var told = words.flow(flow.id()).orElseThrow();
      assertThat(told.stages().keySet())
          .containsExactlyInAnyOrderElementsOf(flow.stages().stream().map(Stage::id).toList());
      for (var stage : flow.stages()) {
        var wanted = new TreeSet<>(stage.outcomes());
        wanted.addAll(List.of("done", "refused", "broken"));
        assertThat(told.stage(stage.id()).stories().keySet())
            .containsExactlyInAnyOrderElementsOf(wanted);
        stage.faults().forEach(fault -> assertThat(wanted).contains(fault.expectedOutcome()));
      }
      var faults =
          flow.stages().stream().flatMap(stage -> stage.faults().stream()).map(Fault::id).toList();
      assertThat(told.faults().keySet())
          .containsExactlyInAnyOrderElementsOf(faults)
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void theStoryOfASpoiltRunIsItsFaults() {
    HONEST.forEach(
        (flow, runs) -> {
          var told = words.flow(flow.id()).orElseThrow();
          runs.forEach(
              run ->
                  assertThat(told.story(flow, run))
                      .isEqualTo(told.stage(run.stage()).stories().get("done")));
          for (var stage : flow.stages()) {
            stage
                .faults()
                .forEach(
                    f ->
                        assertThat(told.story(flow, spoilt(flow, f)))
                            .isEqualTo(told.fault(f.id()).story()));
          }
        });
  }

  @Test
  void everyNameThatIsShownHasAMeaning() {
    HONEST.forEach(
        (flow, runs) -> {
          var told = words.flow(flow.id()).orElseThrow();
          var shown = shown(flow, runs);
          assertThat(shown.stream().filter(name -> name.explained(told).isEmpty())).isEmpty();
        });
  }

  @Test
  void everyMeaningIsOfANameThatIsShown() {
    // What several flows need was set up by the first of them here, and by any of them elsewhere.
    var setUp = ShownNames.prepared(HONEST.values().stream().flatMap(List::stream).toList());
    HONEST.forEach(
        (flow, runs) -> {
          var shown = new ArrayList<>(shown(flow, runs));
          shown.addAll(ShownNames.headers(all(flow, runs)));
          shown.addAll(setUp);
          var told = words.flow(flow.id()).orElseThrow();
          var orphans =
              told.meanings().stream()
                  .filter(meaning -> shown.stream().noneMatch(name -> name.isOf(meaning)))
                  .map(meaning -> meaning.place().id() + " " + meaning.name())
                  .filter(name -> !ONLY_WHEN_THINGS_GO_WRONG.contains(name))
                  .toList();
          assertThat(orphans).isEmpty();
        });
  }

  @Test
  void everyMeaningThatHoldsEverywhereIsOfANameThatSeveralFlowsShow() {
    var times = new HashMap<Meaning, Integer>();
    HONEST.forEach(
        (flow, runs) -> {
          var told = words.flow(flow.id()).orElseThrow();
          var shown = new ArrayList<>(shown(flow, runs));
          shown.addAll(ShownNames.headers(all(flow, runs)));
          told.everywhere().stream()
              .filter(meaning -> shown.stream().anyMatch(name -> name.isOf(meaning)))
              .forEach(meaning -> times.merge(meaning, 1, Integer::sum));
        });

    var everywhere = words.flows().values().iterator().next().everywhere();
    assertThat(everywhere).isNotEmpty();
    assertThat(
            everywhere.stream()
                .filter(meaning -> times.getOrDefault(meaning, 0) < 2)
                .map(meaning -> meaning.place().id() + " " + meaning.name())
                .filter(name -> !ONLY_WHEN_THINGS_GO_WRONG.contains(name)))
        .isEmpty();
  }

  /** Only in the browser of somebody who signs in by hand and says no. */
  private static final List<String> ONLY_WHEN_THINGS_GO_WRONG =
      List.of("query error", "query error_description", "query code");

  @Test
  void everyWorkingHasItsWordsAndNoneIsOrphaned() {
    HONEST.forEach(
        (flow, runs) -> {
          var told = words.flow(flow.id()).orElseThrow();
          runs.forEach(
              run ->
                  assertThat(told.stage(run.stage()).workings())
                      .extracting(StageWords.Working::id)
                      .containsExactlyInAnyOrderElementsOf(
                          run.workings().stream().map(Working::id).distinct().toList()));
        });
  }

  @Test
  void everyPlaceholderInCodeHasAValue() {
    for (var flow : HONEST.keySet()) {
      var values = origins.runs().values(LEARNER, flow.id());
      for (var stage : flow.stages()) {
        var code = words.flow(flow.id()).orElseThrow().code(stage.id(), values);
        assertThat(code)
            .isNotEmpty()
            .allSatisfy(s -> assertThat(s.text()).doesNotContainPattern("\\$\\{[a-z-]+}"));
      }
    }
  }

  private static StageRun spoilt(Flow flow, Fault fault) {
    return Objects.requireNonNull(SPOILT.get(new Spoilt(flow, fault)), fault.id());
  }

  private static List<ShownNames.Name> shown(Flow flow, List<StageRun> runs) {
    return ShownNames.of(all(flow, runs));
  }

  private static List<StageRun> all(Flow flow, List<StageRun> runs) {
    var all = new ArrayList<>(runs);
    flow.stages().forEach(stage -> stage.faults().forEach(fault -> all.add(spoilt(flow, fault))));
    return all;
  }

  private static String text(Flow flow) throws IOException {
    var values = origins.runs().values(LEARNER, flow.id());
    var names = new LinkedHashMap<String, String>();
    name(names, values.getOrDefault("prefix", "").replace("/", ""), "SUBJECT");
    name(names, values.getOrDefault("account-id", ""), "ACCOUNT");
    name(names, values.getOrDefault("client-id", ""), "CLIENT");
    var writer = new RunText(names);
    var text = new StringBuilder("# ").append(flow.id()).append("\n\n");
    HONEST.get(flow).forEach(run -> text.append(writer.of(run)));
    for (var stage : flow.stages()) {
      stage.faults().forEach(fault -> text.append(writer.of(spoilt(flow, fault))));
    }
    var file = Path.of("target", "flows", flow.id() + ".txt");
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return text.toString();
  }

  private static void name(Map<String, String> names, String value, String name) {
    if (!value.isEmpty()) {
      names.put(value, name);
    }
  }

  private static String expected(Flow flow) throws IOException {
    try (var in = FlowRunsTest.class.getResourceAsStream("/flows/" + flow.id() + ".txt")) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}

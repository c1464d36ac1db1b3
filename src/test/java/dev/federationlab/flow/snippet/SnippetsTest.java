package dev.federationlab.flow.snippet;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.Origins;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.catalog.FlowCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The code that is shown does what it says: every snippet of every flow is run as it stands, by a
 * shell, by the AWS CLI, by Python with boto3, by the Java compiler. A snippet without a journey
 * that runs it fails here.
 */
class SnippetsTest {
  private static final String OWN_CLIENT = "own client";
  private static final Map<String, Map<String, Journey>> JOURNEYS =
      Map.ofEntries(
          Map.entry("google", ProviderCode.GOOGLE.journeys()),
          Map.entry("facebook", ProviderCode.FACEBOOK.journeys()),
          Map.entry("amazon", ProviderCode.AMAZON.journeys()),
          Map.entry("user-pool", UserPoolCode.JOURNEYS),
          Map.entry("lifecycle", LifecycleCode.JOURNEYS),
          Map.entry("social", SocialCode.JOURNEYS),
          Map.entry("enhanced", new GooglePoolCode(false).journeys()),
          Map.entry("classic", new GooglePoolCode(true).journeys()),
          Map.entry("guest", GuestCode.JOURNEYS),
          Map.entry("roles", RolesCode.JOURNEYS),
          Map.entry("own-data", OwnDataCode.JOURNEYS));

  @TempDir static Path folder;
  private static final ExecutorService THREADS = Executors.newFixedThreadPool(2);
  private static Origins origins;
  private static AwsCli cli;

  @BeforeAll
  static void start() throws IOException {
    origins = new Origins();
    cli = AwsCli.load(Files.createDirectory(folder.resolve("cli")));
  }

  @AfterAll
  static void close() throws Exception {
    THREADS.shutdownNow();
    cli.close();
    origins.close();
  }

  /** Most of it is waiting for other programs to start: two flows at a time, and none together. */
  @TestFactory
  Stream<DynamicContainer> everySnippetRuns() {
    return FlowCatalog.flows().stream().map(flow -> begin(flow.id())).toList().stream();
  }

  private static DynamicContainer begin(String flow) {
    var thrown = THREADS.submit(() -> go(flow));
    return DynamicContainer.dynamicContainer(
        flow,
        languages(flow).stream()
            .map(
                language ->
                    DynamicTest.dynamicTest(
                        language,
                        () -> {
                          if (thrown.get().containsKey(language)) {
                            throw thrown.get().get(language);
                          }
                        })));
  }

  /** Runs a flow and then its code, and tells by language what was thrown. */
  private static Map<String, Throwable> go(String flow) {
    var learner = "reader of " + flow;
    assertThat(origins.runs().runAll(learner, flow)).allMatch(run -> run.outcome().done());
    var thrown = new HashMap<String, Throwable>();
    for (var language : languages(flow)) {
      try {
        go(new ShownCode(origins, learner, flow), language);
      } catch (Exception | AssertionError e) {
        thrown.put(language, e);
      }
    }
    return thrown;
  }

  private static void go(ShownCode code, String language) throws Exception {
    if (language.equals(OWN_CLIENT)) {
      OwnClientCode.go(code, programs(code));
      return;
    }
    var journey = JOURNEYS.getOrDefault(code.flow(), Map.of()).get(language);
    assertThat(journey).as("who runs the %s of %s", language, code.flow()).isNotNull();
    journey.go(code, programs(code));

    assertThat(code.taken()).isEqualTo(shown(code.flow(), language));
  }

  private static Programs programs(ShownCode code) throws IOException {
    return new Programs(Files.createDirectories(folder.resolve(code.flow())), cli);
  }

  /** The snippets of a flow that one journey is to run. */
  private static Set<String> shown(String flow, String language) {
    return ShownCode.every(flow).stream()
        .filter(snippet -> language(snippet).equals(language))
        .collect(toCollection(TreeSet::new));
  }

  /** With the lines for the learner's own client, where there are credentials, at the end. */
  private static List<String> languages(String flow) {
    var shown =
        ShownCode.every(flow).stream()
            .map(SnippetsTest::language)
            .collect(toCollection(TreeSet::new));
    var yields = origins.runs().flow(flow).orElseThrow().artifacts();
    return yields.contains(ArtifactKind.CREDENTIALS)
        ? Stream.concat(shown.stream(), Stream.of(OWN_CLIENT)).toList()
        : List.copyOf(shown);
  }

  /** {@code "sign-in/curl-trade"} is curl like {@code "get-id/curl"}. */
  private static String language(String snippet) {
    var id = snippet.substring(snippet.indexOf('/') + 1);
    return id.startsWith("curl") ? "curl" : id;
  }
}

package dev.federationlab.web;

import dev.federationlab.Origins;
import dev.federationlab.flow.AsRoot;
import dev.federationlab.flow.PolicyEditing;
import dev.federationlab.flow.Runs;
import dev.federationlab.flow.website.Website;
import dev.federationlab.flow.words.Words;
import dev.federationlab.http.SiteAddress;
import dev.federationlab.learner.Addresses;
import dev.federationlab.lesson.Lessons;
import dev.federationlab.prose.ContentFiles;
import dev.federationlab.prose.Markdown;
import dev.federationlab.prose.Terms;
import dev.federationlab.web.flow.SampleEditing;
import dev.federationlab.web.flow.SampleFlow;
import dev.federationlab.web.flow.SampleRuns;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The site over made-up runs, for tests of pages and for looking at them while they are written.
 */
public final class SampleLab {
  private static final String COVERAGE =
      """
      {"services": [
        {"service": "sts", "name": "STS", "notes": ["<b>Sessions</b> are sealed."],
         "served": [{"operation": "GetCallerIdentity",
                     "documentation": "https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html"},
                    {"operation": "AssumeRole", "documentation": "javascript:alert(1)"}],
         "notServed": [{"operation": "GetFederationToken", "documentation": ""}]}]}
      """;

  private SampleLab() {}

  /**
   * Serves on a free port, or on the one given, templates and styles read from the source folders.
   */
  public static WebListener start(int port, Clock clock) {
    return start(port, clock, new Addresses(100));
  }

  /** The same, noting each learner's address where the test can look. */
  static WebListener start(int port, Clock clock, Addresses addresses) {
    return start(port, clock, addresses, new SampleRuns(clock));
  }

  /** The same over runs that the test holds. */
  static WebListener start(int port, Clock clock, Addresses addresses, SampleRuns runs) {
    return start(port, clock, addresses, runs, new SampleEditing(runs));
  }

  /** The same over policies that the test holds. */
  static WebListener start(
      int port, Clock clock, Addresses addresses, SampleRuns runs, SampleEditing editing) {
    var words = new Words(Map.of("google", SampleFlow.WORDS));
    return start(port, clock, addresses, runs, editing, words);
  }

  /** The same over the true flows, run against the other parties. */
  static WebListener start(Origins origins) {
    var words = Words.read(ContentFiles.packaged(), new Markdown(Terms.NONE));
    var runs = origins.runs();
    return start(0, Clock.systemUTC(), new Addresses(100), runs, runs.editing(), words);
  }

  private static WebListener start(
      int port, Clock clock, Addresses addresses, Runs runs, PolicyEditing editing, Words words) {
    var assets = new Assets(Path.of("static"));
    var pages = new PageRenderer(assets, Path.of("src/main/resources/templates"));
    var address = URI.create("http://localhost:" + port);
    var lessons = Lessons.read(ContentFiles.packaged());
    var whole =
        LabSite.of(
            pages,
            runs,
            editing,
            address,
            () -> words,
            () -> lessons,
            () -> Optional.of(COVERAGE),
            new Website(runs, new NoSandbox(), new SiteAddress("http://BUCKET.localhost:7073")),
            clock);
    return WebListener.start(
        "127.0.0.1",
        port,
        address,
        List.of(URI.create("http://localhost:7071")),
        assets,
        pages,
        whole.site(),
        addresses,
        whole.areas());
  }

  /** Nobody has one. */
  private static final class NoSandbox implements AsRoot {
    @Override
    public <T> Optional<T> call(String learnerId, Look<T> look) {
      return Optional.empty();
    }
  }

  public static void main(String[] arguments) {
    start(arguments.length == 0 ? 7170 : Integer.parseInt(arguments[0]), Clock.systemUTC());
  }
}

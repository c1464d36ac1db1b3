package dev.federationlab.web.flow;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.Progress;
import dev.federationlab.flow.StageRun;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two flows side by side, as far as the learner has run them. */
public record CompareView(Side left, Side right, List<Row> rows) {

  /**
   * A flow.
   *
   * @param goOn the stage to go on with, and {@code goOnTitle} what its link says
   * @param whole whether it was run as far as its credentials
   */
  public record Side(
      String id,
      String title,
      String summary,
      Diagram diagram,
      boolean whole,
      String goOn,
      String goOnTitle) {}

  /** What was seen in each; a dash where nothing was run yet. */
  public record Row(String what, String left, String right) {}

  /** Both. */
  public List<Side> sides() {
    return List.of(left, right);
  }

  /** The view of two scenes, each at the last stage of its flow. */
  public static CompareView of(Scene left, Scene right) {
    return new CompareView(
        side(left),
        side(right),
        List.of(
            row("Calls to Cognito and STS", left, right, CompareView::calls),
            row("Who chose the role", left, right, CompareView::chooser),
            row("Role and session", left, right, CompareView::session),
            row("Session policy", left, right, CompareView::policy),
            row("Good for", left, right, CompareView::duration),
            row("The pool's own token", left, right, CompareView::token)));
  }

  private interface Reading {
    Optional<String> of(Progress progress);
  }

  private static Row row(String what, Scene left, Scene right, Reading reading) {
    return new Row(
        what, reading.of(left.progress()).orElse("–"), reading.of(right.progress()).orElse("–"));
  }

  private static Side side(Scene scene) {
    var goOn = FlowList.goOn(scene.flow(), scene.progress());
    var progress = scene.progress();
    var title =
        progress.stagesDone() == scene.flow().stages().size()
            ? "Look at it again"
            : progress.latest().isEmpty() ? "Begin" : "Go on with stage " + scene.numberOf(goOn);
    return new Side(
        scene.flow().id(),
        scene.words().title(),
        scene.words().summary(),
        Diagram.ofWhole(scene),
        credentials(scene.progress()).isPresent(),
        Spot.of(scene.flow().id(), goOn.id()).href(),
        title);
  }

  private static Optional<Artifact> credentials(Progress progress) {
    return progress.artifact(ArtifactKind.CREDENTIALS);
  }

  private static Stream<Message> messages(Progress progress) {
    return progress.latest().values().stream()
        .filter(StageRun::honest)
        .sorted(Comparator.comparing(StageRun::at))
        .flatMap(run -> run.messages().stream());
  }

  private static Optional<String> calls(Progress progress) {
    var calls =
        messages(progress)
            .filter(m -> m.receiver() == Actor.IDENTITY_POOL || m.receiver() == Actor.STS)
            .map(Message::title)
            .filter(title -> !title.startsWith("GET "))
            .distinct()
            .collect(Collectors.joining(", "));
    return Optional.of(calls).filter(text -> !text.isEmpty());
  }

  private static Optional<String> chooser(Progress progress) {
    return credentials(progress)
        .map(
            c ->
                c.fields().containsKey("roleArn")
                    ? "the app: it named " + c.fields().get("roleArn")
                    : "the identity pool: the app named none");
  }

  private static Optional<String> session(Progress progress) {
    return credentials(progress).map(c -> c.fields().getOrDefault("assumedRoleArn", "not asked"));
  }

  private static Optional<String> policy(Progress progress) {
    var own =
        messages(progress)
            .filter(m -> m.receiver() == Actor.STS)
            .anyMatch(m -> m.exchange().request().body().text().matches("(?s)(.*&)?Policy=.*"));
    return credentials(progress)
        .map(
            c ->
                own
                    ? "one of the app's own"
                    : c.fields().containsKey("roleArn")
                        ? "none; the app may add one"
                        : "none; guests would get one from the pool");
  }

  private static Optional<String> duration(Progress progress) {
    return credentials(progress)
        .filter(c -> c.expiresAt() != null)
        .map(
            c -> {
              var lasts = Duration.between(c.issuedAt(), Objects.requireNonNull(c.expiresAt()));
              return Math.round(lasts.toSeconds() / 60.0) + " minutes";
            });
  }

  private static Optional<String> token(Progress progress) {
    return credentials(progress)
        .map(
            c ->
                progress.artifact(ArtifactKind.IDENTITY_TOKEN).isPresent()
                    ? "went through the app: ten minutes, for whichever role trusts it"
                    : "never left Cognito");
  }
}

package dev.federationlab.web.flow;

import dev.federationlab.decision.Check;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.StageRun;
import java.util.List;
import java.util.Optional;

/**
 * The ID token that a scene is about.
 *
 * @param where in words: {@code "as it was sent to STS in this run"}
 * @param by who checked it; empty if nobody did
 * @param checks the checks that its receiver made; empty if nobody checked it yet, or nobody says
 */
record FoundToken(String text, String where, String by, List<Check> checks) {

  /** First what this run sent or got, spoilt or not; else the latest that was issued. */
  static Optional<FoundToken> in(Scene scene) {
    var shown = scene.shown();
    if (shown.isPresent()) {
      var sent = sent(shown.get());
      if (sent.isPresent()) {
        return sent;
      }
      var got = shown.get().artifact(ArtifactKind.ID_TOKEN);
      if (got.isPresent()) {
        return Optional.of(
            new FoundToken(
                got.get().value(), "as this run brought it", "the app", shown.get().appChecks()));
      }
    }
    return scene
        .progress()
        .artifact(ArtifactKind.ID_TOKEN)
        .map(token -> latest(scene, token.value()));
  }

  private static FoundToken latest(Scene scene, String text) {
    for (var run : scene.progress().latest().values()) {
      var sent = sent(run);
      if (sent.isPresent() && sent.get().text().equals(text)) {
        return new FoundToken(text, "the latest one", sent.get().by(), sent.get().checks());
      }
    }
    for (var run : scene.progress().latest().values()) {
      if (run.artifact(ArtifactKind.ID_TOKEN).filter(t -> t.value().equals(text)).isPresent()) {
        return new FoundToken(text, "the latest one", "the app", run.appChecks());
      }
    }
    return new FoundToken(text, "the latest one", "", List.of());
  }

  private static Optional<FoundToken> sent(StageRun run) {
    for (Message message : run.messages()) {
      var request = message.exchange().request();
      if (!Bodies.isForm(request.headers())) {
        continue;
      }
      for (var pair : Bodies.form(request.body().text())) {
        if (pair.name().equals("WebIdentityToken")) {
          var decision = message.decision();
          var receiver = message.receiver().title();
          return Optional.of(
              new FoundToken(
                  pair.value(),
                  "as it was sent to " + receiver + " in this run",
                  receiver,
                  decision == null ? List.of() : decision.checks()));
        }
      }
    }
    return Optional.empty();
  }
}

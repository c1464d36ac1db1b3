package dev.federationlab.web.flow;

import dev.federationlab.decision.Check;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.StageRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The tokens that a scene can show: first those that the run it shows has got, then those that it
 * sent, spoilt or not, then the latest that other stages yielded. Each is there once.
 */
final class FoundTokens {
  /** The kinds that are tokens, in the order in which they are offered. */
  static final List<ArtifactKind> KINDS =
      List.of(
          ArtifactKind.ID_TOKEN,
          ArtifactKind.ACCESS_TOKEN,
          ArtifactKind.REFRESH_TOKEN,
          ArtifactKind.PROVIDER_TOKEN,
          ArtifactKind.IDENTITY_TOKEN);

  private final Scene scene;
  private final Map<String, FoundToken> byText = new LinkedHashMap<>();
  private final Set<String> ids = new java.util.HashSet<>();

  private FoundTokens(Scene scene) {
    this.scene = scene;
  }

  static List<FoundToken> in(Scene scene) {
    var tokens = new FoundTokens(scene);
    scene.shown().ifPresent(tokens::got);
    scene.shown().ifPresent(tokens::sent);
    scene.flow().stages().forEach(tokens::latest);
    return List.copyOf(tokens.byText.values());
  }

  /** The one that the address names; the first of its kind if there is none of this name. */
  static Optional<FoundToken> named(List<FoundToken> tokens, String id) {
    var kind = id.replaceFirst("[.].*$", "");
    return tokens.stream()
        .filter(token -> token.id().equals(id))
        .findFirst()
        .or(() -> tokens.stream().filter(token -> token.kind().id().equals(kind)).findFirst());
  }

  private void got(StageRun run) {
    for (var kind : KINDS) {
      var all = run.artifacts(kind);
      for (var token : all) {
        add(
            new FoundToken(
                kind,
                kind.id() + (token.equals(all.get(0)) ? "" : "." + owner(token)),
                token.value(),
                all.size() > 1 ? owner(token) : "",
                "as this run brought it",
                "the app",
                about(kind, run.appChecks(), all.size() > 1 ? owner(token) : ""),
                token));
      }
    }
  }

  /** Whose it is, where one run brought tokens of several people. */
  private static String owner(Artifact token) {
    return token.fields().getOrDefault("username", "");
  }

  private void sent(StageRun run) {
    for (var message : run.messages()) {
      for (var token : SentToken.in(message)) {
        var receiver = message.receiver().title();
        var decision = message.decision();
        var first = !ids.contains(token.kind().id());
        add(
            new FoundToken(
                token.kind(),
                token.kind().id() + (first ? "" : ".sent"),
                token.text(),
                first ? "" : "sent",
                "as it was sent to " + receiver + " in this run",
                receiver,
                decision == null ? List.of() : decision.checks(),
                null));
      }
    }
  }

  private void latest(Stage stage) {
    var run = scene.progress().run(stage.id());
    for (var kind : KINDS) {
      run.ifPresent(r -> r.artifacts(kind).forEach(token -> add(latest(stage, r, kind, token))));
    }
  }

  private FoundToken latest(Stage stage, StageRun run, ArtifactKind kind, Artifact token) {
    var several = run.artifacts(kind).size() > 1;
    var number = (several ? owner(token) + ", " : "") + "stage " + scene.numberOf(stage);
    var id = kind.id() + "." + stage.id() + (several ? "." + owner(token) : "");
    var where = "as stage " + scene.numberOf(stage) + " brought it";
    for (var other : scene.progress().latest().values()) {
      for (var message : other.messages()) {
        var decision = message.decision();
        if (decision != null
            && SentToken.in(message).stream().anyMatch(s -> s.text().equals(token.value()))) {
          return new FoundToken(
              kind,
              id,
              token.value(),
              number,
              where,
              message.receiver().title(),
              decision.checks(),
              token);
        }
      }
    }
    return new FoundToken(
        kind,
        id,
        token.value(),
        number,
        where,
        "the app",
        about(kind, run.appChecks(), several ? owner(token) : ""),
        token);
  }

  private void add(FoundToken token) {
    if (ids.contains(token.id())) {
      return;
    }
    if (byText.putIfAbsent(token.text(), token) == null) {
      ids.add(token.id());
    }
  }

  /**
   * Where an app checks several tokens at once, its checks say which each is about.
   *
   * @param owner whose, where there are tokens of several people; else empty
   */
  private static List<Check> about(ArtifactKind kind, List<Check> checks, String owner) {
    var about = new ArrayList<Check>();
    for (var check : checks) {
      if (kind == kindOf(check)
          && (owner.isEmpty() || check.what().contains(" of " + owner + " "))) {
        about.add(check);
      }
    }
    return about;
  }

  private static ArtifactKind kindOf(Check check) {
    var what = check.what().toLowerCase(Locale.ROOT);
    if (what.startsWith("access token") && !what.contains("hash")) {
      return ArtifactKind.ACCESS_TOKEN;
    }
    if (what.startsWith("identity token")) {
      return ArtifactKind.IDENTITY_TOKEN;
    }
    return what.startsWith("refresh token") ? ArtifactKind.REFRESH_TOKEN : ArtifactKind.ID_TOKEN;
  }
}

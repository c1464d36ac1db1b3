package dev.federationlab.web.flow;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Stage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The artifacts of a flow, in the order in which it yields them, and how each stands. */
public record Rail(List<Item> items) {

  /**
   * One artifact.
   *
   * @param look {@code "to-come"}, {@code "expired"}, {@code "stale"}, {@code "there"}
   * @param state {@code "used · issued 5 s ago"}, {@code "minted 12 s ago"}, {@code "stage 4"}
   * @param expires when it ends, as an ISO instant; absent if it does not, or not any more
   * @param left {@code "59 min left"}
   * @param current whether the stage one is at yields it
   * @param anyway where it can be used although it has expired; absent unless it has
   */
  public record Item(
      String kind,
      String title,
      String meaning,
      String look,
      String state,
      @Nullable String expires,
      @Nullable String left,
      boolean current,
      String href,
      @Nullable String anyway) {

    /**
     * The classes of its state: Thymeleaf takes two double underscores in one attribute for
     * something else.
     */
    public String css() {
      return "rail__item--" + look + (current ? " rail__item--current" : "");
    }
  }

  static Rail of(Scene scene) {
    return new Rail(scene.flow().artifacts().stream().map(kind -> item(scene, kind)).toList());
  }

  private static Item item(Scene scene, ArtifactKind kind) {
    var stage = yielding(scene, kind);
    var current = scene.stage().yields().contains(kind);
    var there = Spot.of(scene.flow().id(), current ? scene.stage().id() : stage.id());
    var href =
        FoundTokens.KINDS.contains(kind)
            ? there.at(Tab.TOKEN).ofToken(kind.id(), null).href()
            : there.href();
    var artifact = scene.progress().artifact(kind);
    if (artifact.isEmpty()) {
      var state = "stage " + scene.numberOf(stage);
      return new Item(
          kind.id(),
          kind.title(),
          kind.meaning(),
          "to-come",
          state,
          null,
          null,
          current,
          href,
          null);
    }
    var it = artifact.get();
    var spent = scene.progress().spent().contains(kind);
    var live = !spent && it.expiresAt() != null && !it.expired(scene.now());
    return new Item(
        kind.id(),
        kind.title(),
        kind.meaning(),
        look(scene, it, spent, stage.id()),
        state(scene, it, spent, stage.id()),
        live ? String.valueOf(it.expiresAt()) : null,
        live && it.expiresAt() != null ? Times.left(it.expiresAt(), scene.now()) : null,
        current,
        href,
        !spent && it.expired(scene.now()) ? anyway(scene, kind).orElse(null) : null);
  }

  /** The stage that the newest one came from; before there is one, the first that will yield it. */
  private static Stage yielding(Scene scene, ArtifactKind kind) {
    var newest = scene.progress().artifact(kind);
    return scene.flow().stages().stream()
        .filter(stage -> newest.isPresent())
        .filter(
            stage -> scene.progress().run(stage.id()).flatMap(r -> r.artifact(kind)).equals(newest))
        .findFirst()
        .or(() -> scene.flow().yielding(kind))
        .orElseThrow();
  }

  /** The fault that spends an expired artifact of this kind. */
  private static Optional<String> anyway(Scene scene, ArtifactKind kind) {
    var fault =
        switch (kind) {
          case ID_TOKEN -> "expired-token";
          case ACCESS_TOKEN -> "expired-access-token";
          case CREDENTIALS -> "expired-credentials";
          default -> "";
        };
    return scene.flow().stages().stream()
        .filter(stage -> stage.faults().stream().anyMatch(f -> f.id().equals(fault)))
        .findFirst()
        .map(
            stage -> Spot.of(scene.flow().id(), stage.id()).at(Tab.BREAK_IT).ofFault(fault).href());
  }

  private static String look(Scene scene, Artifact artifact, boolean spent, String stage) {
    if (!spent && artifact.expired(scene.now())) {
      return "expired";
    }
    return scene.progress().stale().contains(stage) || spent ? "stale" : "there";
  }

  private static String state(Scene scene, Artifact artifact, boolean spent, String stage) {
    var age = Times.ago(artifact.issuedAt(), scene.now());
    if (spent) {
      return artifact.kind().ending() + " · issued " + age;
    }
    if (artifact.expired(scene.now())) {
      return "expired · issued " + age;
    }
    if (scene.progress().stale().contains(stage)) {
      return "from the run before";
    }
    return switch (artifact.kind()) {
      case OBJECT, ITEM -> "stored " + age;
      case FUNCTION_RESULT -> "answered " + age;
      default -> "issued " + age;
    };
  }
}

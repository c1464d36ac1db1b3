package dev.federationlab.web.flow;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.StageRun;
import dev.federationlab.web.flow.Diagram.Group;
import dev.federationlab.web.flow.Diagram.Lifeline;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * Measures out the diagram of a scene: lifelines side by side, stages and exchanges from top to
 * bottom.
 */
final class DiagramDrawing {
  static final int WIDTH = 640;
  private static final int TOP = 40;
  private static final int TITLE = 18;

  private final Scene scene;
  private final Lanes lanes;

  /** Whether the stage of the scene is where the reader is. */
  private final boolean atStage;

  /** What IDs in the page begin with. */
  private final String prefix;

  private DiagramDrawing(Scene scene, boolean atStage, String prefix) {
    this.scene = scene;
    this.atStage = atStage;
    this.prefix = prefix;
    this.lanes = new Lanes(present(scene), WIDTH);
  }

  /**
   * The flow's own, and whoever else the run that is shown had to do with: a fault may ask others.
   */
  private static List<Actor> present(Scene scene) {
    var present = new LinkedHashSet<>(scene.flow().actors());
    scene.shown().stream()
        .flatMap(run -> run.messages().stream())
        .forEach(
            message -> {
              present.add(message.sender());
              present.add(message.receiver());
              Step.asked(message).forEach(present::add);
            });
    return List.copyOf(present);
  }

  static Diagram of(Scene scene, boolean fresh) {
    return new DiagramDrawing(scene, true, "").draw(fresh);
  }

  static Diagram ofWhole(Scene scene) {
    return new DiagramDrawing(scene, false, scene.flow().id() + "-").draw(false);
  }

  private Diagram draw(boolean fresh) {
    var groups = new ArrayList<Group>();
    int y = TOP + 6;
    for (var stage : scene.flow().stages()) {
      var group = group(stage, y);
      groups.add(group);
      y += group.height() + 4;
    }
    var lifelines = new ArrayList<Lifeline>();
    for (var actor : lanes.actors()) {
      int x = lanes.x(actor);
      int width = lanes.boxWidth();
      lifelines.add(new Lifeline(actor.id(), actor.title(), x, x - width / 2, width, TOP - 8, y));
    }
    return new Diagram(WIDTH, y + 4, lifelines, groups, fresh);
  }

  private Group group(Stage stage, int y) {
    var drawn = scene.drawn(stage);
    boolean current = atStage && stage.equals(scene.stage());
    var look = look(stage, drawn.orElse(null), current);
    var arrows = new ArrayList<Diagram.Arrow>();
    int rowY = y + TITLE + 4;
    int number = 1;
    for (var step : Step.of(scene, stage)) {
      var row = new ArrowDrawing(lanes, prefix + "x-" + stage.id() + "-" + number++, step, current);
      arrows.addAll(row.at(rowY));
      rowY += row.height();
    }
    return new Group(
        prefix + stage.id(),
        look,
        hue(stage),
        title(stage, look),
        scene.spot().inStage(stage.id()).href(),
        y,
        rowY - y + 2,
        y + 14,
        arrows);
  }

  private String look(
      Stage stage, @org.jspecify.annotations.Nullable StageRun run, boolean current) {
    if (current) {
      return "current";
    }
    if (run == null) {
      return "to-come";
    }
    if (!run.outcome().done()) {
      return "refused";
    }
    return scene.progress().stale().contains(stage.id()) ? "stale" : "done";
  }

  private String title(Stage stage, String look) {
    var title = scene.words().stage(stage.id()).title();
    return switch (look) {
      case "done" -> "✓ " + title;
      case "refused" -> "✗ " + title;
      case "stale" -> "✓ " + title + " · from the run before";
      default -> scene.numberOf(stage) + " " + title;
    };
  }

  /** A stage is framed in the colour of what it yields. */
  private static String hue(Stage stage) {
    return stage.yields().isEmpty() ? Actor.APP.id() : stage.yields().get(0).id();
  }

  /** Whether the person's browser sees it. */
  static boolean front(Message.Channel channel) {
    return channel == Message.Channel.FRONT;
  }
}

package dev.federationlab.web.flow;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sequence diagram, measured out in the units of its view box.
 *
 * @param fresh whether the run that it shows has just been made, so that its arrows may grow
 */
public record Diagram(
    int width, int height, List<Lifeline> lifelines, List<Group> groups, boolean fresh) {

  /** The diagram of a scene. */
  public static Diagram of(Scene scene) {
    return DiagramDrawing.of(scene, false);
  }

  /**
   * The diagram of a flow, with no stage before the others. Its IDs are of this flow alone, so that
   * it can stand beside that of another.
   */
  static Diagram ofWhole(Scene scene) {
    return DiagramDrawing.ofWhole(scene);
  }

  /** Whether it may not fit into a window of usual height. */
  public boolean tall() {
    return height > 660;
  }

  /** A party: its box on top and the line below it. */
  public record Lifeline(
      String actor, String title, int x, int boxX, int boxWidth, int top, int bottom) {

    /** Whether a title of two words has to stand in two lines. */
    public boolean narrow() {
      return boxWidth < 96;
    }
  }

  /**
   * A stage: its title and its arrows.
   *
   * @param stage by which the page finds it
   * @param look {@code "current"}, {@code "done"}, {@code "refused"}, {@code "stale"}, {@code
   *     "to-come"}
   * @param actor whose colour the frame of the current stage takes
   */
  public record Group(
      String stage,
      String look,
      String actor,
      String title,
      String href,
      int y,
      int height,
      int titleY,
      List<Arrow> arrows) {}

  /**
   * An exchange: request, and answer below it.
   *
   * @param name what a screen reader says
   * @param look {@code "to-come"}, {@code "done"}, {@code "refused"}, {@code "stale"}
   * @param end where the line of the request ends: short of the receiver if that refused
   * @param head path of the arrow's head; empty if the line ends in a bar
   * @param bar where the bar of a refusal stands; absent without one
   * @param answer the line of the answer; absent if none came, or if it refused
   * @param note status and duration
   */
  public record Arrow(
      String id,
      String href,
      String name,
      String look,
      boolean selected,
      String sender,
      String receiver,
      int start,
      int end,
      int y,
      String head,
      @Nullable Integer bar,
      String label,
      int labelX,
      int labelY,
      @Nullable Answer answer,
      String note,
      int noteX,
      int noteY,
      List<Rider> riders,
      List<Integer> dots,
      Box hit) {}

  /** The thin line back. */
  public record Answer(int start, int end, int y, String head) {}

  /** An artifact on its way, as a small square in the colour of its kind. */
  public record Rider(String kind, String title, int x, int y) {}

  /** What can be clicked. */
  public record Box(int x, int y, int width, int height) {}
}

package dev.federationlab.flow;

import java.util.List;

/**
 * One step of a flow: one or a few exchanges with one purpose. Its words are in {@code
 * content/flows}.
 */
public interface Stage {
  /**
   * Lower-case-with-dashes and stable: addresses, lessons, saved progress and tests name the stage
   * by it.
   */
  String id();

  /** What it sends to whom when all goes well, for the diagram before the first run. */
  List<Planned> plan();

  List<ArtifactKind> spends();

  List<ArtifactKind> yields();

  /**
   * The outcomes that have a story of their own, besides {@code done}, {@code refused} and {@code
   * broken}.
   */
  List<String> outcomes();

  /**
   * Whether it takes on a role by itself and passes {@link Run#sessionPolicy}, so that a learner
   * may give it one.
   */
  default boolean passesSessionPolicy() {
    return false;
  }

  /** The deliberate breaks of this stage, in the order in which they are offered. */
  List<Fault> faults();

  /**
   * Runs it: exchanges are recorded by the clients that {@code run} hands out, what is gained is
   * kept there.
   *
   * @throws Refused when the other party refuses
   */
  void run(Run run) throws Refused;

  /** An arrow that is still to come. */
  record Planned(
      Actor sender,
      Actor receiver,
      String title,
      Message.Channel channel,
      List<ArtifactKind> carries,
      List<ArtifactKind> brings) {}
}

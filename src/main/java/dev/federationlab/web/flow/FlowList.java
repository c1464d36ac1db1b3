package dev.federationlab.web.flow;

import dev.federationlab.flow.Flow;
import dev.federationlab.flow.Progress;
import dev.federationlab.flow.Runs;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.words.Words;
import java.util.List;

/** All flows, what each shows, and how far the learner is in it. */
public record FlowList(List<Entry> entries) {

  /**
   * A flow.
   *
   * @param goal what one will have understood, as safe HTML
   * @param at the ID of the stage to go on with
   * @param goOn the page of the stage to go on with
   * @param goOnTitle {@code "Begin"}, {@code "Go on with stage 3"}, {@code "Look at it again"}
   */
  public record Entry(
      String id,
      String title,
      String summary,
      String goal,
      String progress,
      String at,
      String goOn,
      String goOnTitle,
      List<StageEntry> stages,
      int faultsRun,
      int faults) {

    /** Whether nothing of it was run yet. */
    public boolean fresh() {
      return stages.stream().allMatch(stage -> stage.look().equals("to-come"));
    }

    /** The page of the first stage. */
    public String first() {
      return stages.get(0).href();
    }
  }

  /** A stage; {@code look} is {@code "done"}, {@code "refused"} or {@code "to-come"}. */
  public record StageEntry(int number, String title, String href, String look, String kind) {}

  /** How many faults there are in all. */
  public int faults() {
    return entries.stream().mapToInt(Entry::faults).sum();
  }

  /** How many of them were tried. */
  public int faultsRun() {
    return entries.stream().mapToInt(Entry::faultsRun).sum();
  }

  /** All but the first. */
  public List<Entry> others() {
    return entries.subList(Math.min(1, entries.size()), entries.size());
  }

  /** The list for a learner. */
  public static FlowList of(Runs runs, Words words, String learner) {
    return new FlowList(
        runs.flows().stream()
            .map(flow -> entry(flow, words, runs.progress(learner, flow.id())))
            .toList());
  }

  /** The first stage that did not come to a good end, or else the last. */
  public static Stage goOn(Flow flow, Progress progress) {
    return flow.stages().stream()
        .filter(stage -> progress.run(stage.id()).filter(run -> run.outcome().done()).isEmpty())
        .findFirst()
        .orElse(flow.stages().get(flow.stages().size() - 1));
  }

  private static Entry entry(Flow flow, Words words, Progress progress) {
    var of =
        words
            .flow(flow.id())
            .orElseThrow(() -> new IllegalStateException("no words for flow: " + flow.id()));
    var goOn = goOn(flow, progress);
    int number = flow.stages().indexOf(goOn) + 1;
    int done = progress.stagesDone();
    var title =
        done == 0
            ? "Begin"
            : done == flow.stages().size() ? "Look at it again" : "Go on with stage " + number;
    return new Entry(
        flow.id(),
        of.title(),
        of.summary(),
        of.goal().html(),
        "%d of %d stages run".formatted(done, flow.stages().size()),
        goOn.id(),
        Spot.of(flow.id(), goOn.id()).href(),
        title,
        flow.stages().stream()
            .map(
                stage ->
                    new StageEntry(
                        flow.stages().indexOf(stage) + 1,
                        of.stage(stage.id()).title(),
                        Spot.of(flow.id(), stage.id()).href(),
                        progress
                            .run(stage.id())
                            .map(run -> run.outcome().done() ? "done" : "refused")
                            .orElse("to-come"),
                        stage.yields().isEmpty() ? "" : stage.yields().get(0).id()))
            .toList(),
        progress.faults().size(),
        flow.stages().stream().mapToInt(stage -> stage.faults().size()).sum());
  }
}

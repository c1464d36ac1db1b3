package dev.federationlab.web.flow;

import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Progress;
import dev.federationlab.flow.Runs;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.words.FlowWords;
import dev.federationlab.flow.words.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All faults, by flow and by the stage that they break. */
public record FaultList(List<Way> ways, String progress) {

  /**
   * The faults of one flow.
   *
   * @param progress {@code "2 of 17 broken so far"}
   */
  public record Way(String id, String title, String progress, List<Group> groups) {}

  /** The faults of one stage. */
  public record Group(String stage, String kind, String href, List<Entry> faults) {
    private long broken() {
      return faults.stream().filter(fault -> fault.state() != null).count();
    }
  }

  /**
   * One fault.
   *
   * @param state how its latest run ended; absent before
   * @param guess {@code "guessed right"}; absent if it was not run, or not guessed
   */
  public record Entry(
      String id, String title, String href, @Nullable String state, @Nullable String guess) {}

  /** The list for a learner. */
  public static FaultList of(Runs runs, Words words, String learner) {
    var ways = new ArrayList<Way>();
    int all = 0;
    int run = 0;
    for (var flow : runs.flows()) {
      var progress = runs.progress(learner, flow.id());
      var of =
          words
              .flow(flow.id())
              .orElseThrow(() -> new IllegalStateException("no words for flow: " + flow.id()));
      var groups =
          flow.stages().stream()
              .filter(stage -> !stage.faults().isEmpty())
              .map(stage -> group(flow.id(), stage, of, progress))
              .toList();
      int here = groups.stream().mapToInt(group -> group.faults().size()).sum();
      int broken = (int) groups.stream().mapToLong(Group::broken).sum();
      ways.add(new Way(flow.id(), of.title(), progress(broken, here), groups));
      all += here;
      run += broken;
    }
    return new FaultList(ways, progress(run, all));
  }

  private static String progress(int broken, int all) {
    return "%d of %d broken so far".formatted(broken, all);
  }

  private static Group group(String flow, Stage stage, FlowWords words, Progress progress) {
    var spot = Spot.of(flow, stage.id()).at(Tab.BREAK_IT);
    return new Group(
        words.stage(stage.id()).title(),
        stage.yields().isEmpty() ? "" : stage.yields().get(0).id(),
        spot.href(),
        stage.faults().stream().map(fault -> entry(spot, fault, words, progress)).toList());
  }

  private static Entry entry(Spot spot, Fault fault, FlowWords words, Progress progress) {
    var run = progress.faultRun(fault.id());
    var guess =
        progress
            .prediction(fault.id())
            .flatMap(
                p ->
                    words.fault(fault.id()).question().options().stream()
                        .filter(o -> o.id().equals(p.option()))
                        .findFirst());
    return new Entry(
        fault.id(),
        words.fault(fault.id()).title(),
        spot.ofFault(fault.id()).href() + "#fault-" + fault.id(),
        run.map(r -> BreakItView.state(r.outcome())).orElse(null),
        run.isEmpty()
            ? null
            : guess.map(o -> o.right() ? "guessed right" : "guessed otherwise").orElse(null));
  }
}

package dev.federationlab.learner;

import dev.federationlab.flow.Account;
import dev.federationlab.flow.Runs;
import java.util.Optional;

/**
 * How far a learner is, in all flows together.
 *
 * @param account their sandbox; empty while they have none
 * @param stagesRun how many stages were run to a good end, of {@code stagesInAll}
 */
public record Standing(Optional<Account> account, int stagesRun, int stagesInAll) {

  /** A learner of whom nothing is known yet. */
  public static final Standing NONE = new Standing(Optional.empty(), 0, 0);

  /** What the recorded runs say. */
  public static Standing of(Learner learner, Runs runs) {
    int run = 0;
    int all = 0;
    for (var flow : runs.flows()) {
      run += runs.progress(learner.id(), flow.id()).stagesDone();
      all += flow.stages().size();
    }
    return new Standing(runs.sandbox(learner.id()), run, all);
  }
}

package dev.federationlab.learner;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The network address from which each learner last came, for the caps that hold for one address. In
 * memory and bounded: each request of a learner brings the address again.
 */
public final class Addresses {
  /** What stands for an address that is not known: all of these share one cap. */
  public static final String UNKNOWN = "unknown";

  private final Map<String, String> latest;

  /**
   * @param most of how many learners; those who have been away longest are forgotten first
   */
  public Addresses(int most) {
    this.latest =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > most;
          }
        };
  }

  /** Notes where a learner's request came from. */
  public synchronized void note(Learner learner, String address) {
    latest.put(learner.id(), address);
  }

  /** Where the learner of this ID last came from, or {@link #UNKNOWN}. */
  public synchronized String of(String learnerId) {
    return latest.getOrDefault(learnerId, UNKNOWN);
  }
}

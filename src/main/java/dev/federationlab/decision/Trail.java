package dev.federationlab.decision;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The last decisions of every sandbox, by request ID: the embedded parties' CloudTrail. Bounded, in
 * memory: what a learner keeps is kept with the run that it explains.
 *
 * <p>A decision is handed over as a supplier and put into words only when somebody asks, since most
 * are never read.
 */
public final class Trail {
  private final int capacity;
  private final Map<String, Supplier<Decision>> decisions = new LinkedHashMap<>();

  /**
   * @param capacity how many decisions are kept, the oldest going first
   */
  public Trail(int capacity) {
    this.capacity = capacity;
  }

  public synchronized void keep(String requestId, Supplier<Decision> decision) {
    decisions.put(requestId, decision);
    if (decisions.size() > capacity) {
      var oldest = decisions.keySet().iterator();
      oldest.next();
      oldest.remove();
    }
  }

  /** The decision behind the answer with this request ID, while it is remembered. */
  public Optional<Decision> find(String requestId) {
    Supplier<Decision> found;
    synchronized (this) {
      found = decisions.get(requestId);
    }
    return Optional.ofNullable(found).map(Supplier::get);
  }
}

package dev.federationlab.aws;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to be done once the transaction of a request has been committed and before it is
 * answered, such as to tell a function of what has happened. For one thread.
 */
public final class Afterwards {
  private final List<Runnable> tasks = new ArrayList<>();

  /**
   * Adds a task.
   *
   * @param task may throw a {@link ServiceException}, which becomes the answer; what was committed
   *     stays
   */
  public void add(Runnable task) {
    tasks.add(task);
  }

  /** Does all of it, in order. */
  public void run() {
    tasks.forEach(Runnable::run);
  }
}

package dev.federationlab.aws.lambda;

import java.time.Duration;

/**
 * How much one sandbox may have and run.
 *
 * @param functions at most so many functions
 * @param timeout the longest that a function may run
 * @param concurrent invocations of one sandbox at a time
 * @param waiting asynchronous invocations of one sandbox that have not ended
 * @param threads invocations of all sandboxes at a time
 * @param remembered invocations of each function that are kept for a look back
 */
public record LambdaLimits(
    int functions, Duration timeout, int concurrent, int waiting, int threads, int remembered) {
  /**
   * 25 functions, 30 seconds, 5 at a time and 10 waiting, 24 in all, the last 10 of each. Who
   * invokes waits on a thread of the listener, and functions call back through it: so all together
   * take less than half of its 64.
   */
  public static final LambdaLimits DEFAULT =
      new LambdaLimits(25, Duration.ofSeconds(30), 5, 10, 24, 10);
}

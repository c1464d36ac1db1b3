package dev.federationlab.aws.lambda;

import java.time.Duration;
import java.util.Optional;

/**
 * What came of an invocation.
 *
 * @param payload JSON: what the function returned, or what is told of its error
 * @param error absent if it returned
 * @param log its last lines
 */
record Outcome(String payload, Optional<Thrown> error, String log, Duration took) {

  /**
   * An unhandled error.
   *
   * @param timedOut whether it is not the function's own, but that its time was up
   */
  record Thrown(String type, String message, boolean timedOut) {}
}

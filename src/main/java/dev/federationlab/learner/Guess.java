package dev.federationlab.learner;

import java.time.Instant;

/**
 * What a learner said would happen, before it did.
 *
 * @param option the option they chose, from 0; {@link #SKIPPED} if they would rather not say
 */
public record Guess(int option, Instant at) {
  public static final int SKIPPED = -1;

  /** Whether they chose to run it without a guess. */
  public boolean skipped() {
    return option == SKIPPED;
  }
}

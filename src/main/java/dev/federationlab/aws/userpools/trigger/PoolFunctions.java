package dev.federationlab.aws.userpools.trigger;

import dev.federationlab.aws.Explanation;
import java.time.Duration;
import java.time.Instant;

/** Runs functions for user pools; Lambda does. */
@FunctionalInterface
public interface PoolFunctions {

  /**
   * Runs a function, subject to its policy, and waits. Not to be called within a transaction.
   *
   * @param explanation where the policy that was read is noted
   */
  Answer call(Explanation explanation, Asked asked);

  /**
   * What a function is asked.
   *
   * @param poolArn for which pool: {@code aws:SourceArn}
   * @param accountId that the pool belongs to: {@code aws:SourceAccount}
   * @param source {@code "PreSignUp_SignUp"}
   * @param event JSON
   * @param shown the event as it may be kept and shown, without passwords
   * @param limit how long Cognito waits
   */
  record Asked(
      String functionArn,
      String poolArn,
      String accountId,
      String requestId,
      Instant now,
      String source,
      String event,
      String shown,
      Duration limit) {
    /** Without the event. */
    @Override
    public String toString() {
      return source + " of " + functionArn;
    }
  }

  /** What comes back. */
  sealed interface Answer {}

  /** It returned this JSON. */
  record Returned(String payload) implements Answer {}

  /** It threw. */
  record Threw(String message) implements Answer {}

  /** It had not ended when Cognito had waited long enough. */
  record TimedOut() implements Answer {}

  /**
   * It was not run.
   *
   * @param code why, as Lambda names it: {@code "AccessDeniedException"}
   */
  record Refused(String code) implements Answer {}
}

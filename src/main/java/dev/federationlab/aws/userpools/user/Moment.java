package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.decision.Check;
import dev.federationlab.store.Transaction;
import java.time.Instant;

/**
 * When and in which transaction rules are held against what somebody wants, be it by an operation
 * of the API or by a page of the managed login; and where each check is noted.
 */
public record Moment(Transaction store, Instant now, Explanation explanation) {

  /** Of an operation of the API. */
  public static Moment of(Call call) {
    return new Moment(call.store(), call.now(), call.explanation());
  }

  /**
   * Notes a check, and goes on if it passed.
   *
   * @param saw never a password, code or secret
   * @throws ServiceException the refusal, if {@code holds} is false
   */
  public void require(
      boolean holds,
      String what,
      String wanted,
      String saw,
      String source,
      ServiceException refusal) {
    explanation.check(new Check(what, wanted, saw, holds, source));
    if (!holds) {
      throw refusal;
    }
  }

  /** Notes a check that passed. */
  public void passed(String what, String wanted, String saw, String source) {
    explanation.check(Check.passed(what, wanted, saw, source));
  }

  /** Notes a check that failed; the caller refuses, or pretends that it did not. */
  public void failed(String what, String wanted, String saw, String source) {
    explanation.check(Check.failed(what, wanted, saw, source));
  }
}

package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.Afterwards;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.Learnt;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.trigger.Situation;
import dev.federationlab.decision.Check;
import dev.federationlab.store.Transaction;
import java.time.Instant;

/**
 * When and in which transaction rules are held against what somebody wants, be it by an operation
 * of the API or by a page of the managed login; and where each check is noted.
 */
public record Moment(
    Transaction store,
    Instant now,
    Explanation explanation,
    String requestId,
    Learnt learnt,
    Afterwards afterwards) {

  /** Of a request that has been on no errand. */
  public Moment(Transaction store, Instant now, Explanation explanation) {
    this(store, now, explanation, "", new Learnt(), new Afterwards());
  }

  /** For a function that is asked in it. */
  public Situation situation() {
    return new Situation(requestId, now, explanation, learnt, afterwards);
  }

  /** Of an operation of the API. */
  public static Moment of(Call call) {
    return new Moment(
        call.store(),
        call.now(),
        call.explanation(),
        call.requestId(),
        call.learnt(),
        call.afterwards());
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

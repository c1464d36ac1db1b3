package dev.federationlab.aws.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.Principal;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.lambda.functions.Context.Identity;
import dev.federationlab.store.Store;
import dev.federationlab.store.Transaction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has functions run, now or later, and keeps what came of it. Safe for many threads. */
final class Invocations {
  private static final Logger LOG = LoggerFactory.getLogger(Invocations.class);
  private static final String SUBJECT = "cognito-identity.amazonaws.com:sub";
  private static final String AUDIENCE = "cognito-identity.amazonaws.com:aud";
  private static final int WAITING_IN_ALL = 200;
  private static final int LATER_THREADS = 4;

  private final Store store;
  private final ExecutionRoles roles;
  private final Runner runner;
  private final Past past;
  private final LambdaLimits limits;
  private final Map<String, Integer> waiting = new ConcurrentHashMap<>();
  private final ThreadPoolExecutor later;

  Invocations(Store store, ExecutionRoles roles, Runner runner, Past past, LambdaLimits limits) {
    this.store = store;
    this.roles = roles;
    this.runner = runner;
    this.past = past;
    this.limits = limits;
    later =
        new ThreadPoolExecutor(
            LATER_THREADS,
            LATER_THREADS,
            20,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING_IN_ALL),
            Runner.named("lambda-event-"));
    later.allowCoreThreadTimeOut(true);
  }

  /** Who invokes, and how. */
  record Invoker(
      String requestId,
      Instant now,
      String by,
      Optional<Identity> identity,
      Optional<JsonNode> clientContext,
      Duration limit) {

    /** The Cognito identity that a principal's session belongs to. */
    static Optional<Identity> identity(Principal principal) {
      if (principal instanceof Principal.RoleSession session) {
        var subject = session.keys().getOrDefault(SUBJECT, List.of());
        var audience = session.keys().getOrDefault(AUDIENCE, List.of());
        if (subject.size() == 1 && audience.size() == 1) {
          return Optional.of(new Identity(subject.get(0), audience.get(0)));
        }
      }
      return Optional.empty();
    }
  }

  /**
   * An invocation that can be run once the transaction has ended.
   *
   * @throws ServiceException AccessDeniedException if Lambda may not assume the function's role
   */
  Invocation prepare(
      Explanation explanation,
      Transaction transaction,
      Invoker invoker,
      LambdaFunction function,
      String arn,
      JsonNode event) {
    return new Invocation(
        invoker.requestId(),
        function,
        arn,
        invoker.by(),
        event,
        invoker.identity(),
        invoker.clientContext(),
        roles.credentials(explanation, transaction, invoker.now(), function),
        invoker.limit(),
        invoker.now());
  }

  /**
   * Runs a function, and waits until it has ended. Not to be called within a transaction.
   *
   * @param shown the event as it may be kept and shown
   * @throws ServiceException TooManyRequestsException
   */
  Outcome now(Invocation invocation, String shown) {
    var outcome = runner.run(invocation);
    store.change(transaction -> past.keep(transaction, invocation, shown, outcome));
    return outcome;
  }

  /**
   * Has a function run soon. A departure: what fails is not tried again.
   *
   * @throws ServiceException TooManyRequestsException
   */
  void soon(Invocation invocation, String shown) {
    var account = invocation.function().accountId();
    if (waiting.merge(account, 1, Integer::sum) > limits.waiting()) {
      done(account);
      throw Runner.busy();
    }
    try {
      later.execute(
          () -> {
            try {
              now(invocation, shown);
            } catch (ServiceException e) {
              LOG.info("{}: {}", invocation.requestId(), e.error().code());
            } finally {
              done(account);
            }
          });
    } catch (RejectedExecutionException e) {
      done(account);
      throw Runner.busy();
    }
  }

  private void done(String account) {
    waiting.computeIfPresent(account, (key, held) -> held <= 1 ? null : held - 1);
  }
}

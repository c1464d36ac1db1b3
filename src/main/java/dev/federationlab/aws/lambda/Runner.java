package dev.federationlab.aws.lambda;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.lambda.functions.AwsClients;
import dev.federationlab.aws.lambda.functions.Context;
import dev.federationlab.aws.lambda.functions.SuppliedFunction.Failure;
import dev.federationlab.aws.lambda.functions.SuppliedFunctions;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;

/**
 * Runs functions, each on a thread of its own and outside of any transaction: so many at a time for
 * a sandbox and in all, and none longer than its timeout. Safe for many threads.
 */
final class Runner {
  private static final Logger LOG = LoggerFactory.getLogger(Runner.class);

  private final SuppliedFunctions supplied;
  private final URI endpoint;
  private final Clock clock;
  private final LambdaLimits limits;
  private final ThreadPoolExecutor threads;
  private final Map<String, Integer> running = new ConcurrentHashMap<>();

  /**
   * @param endpoint where functions find AWS
   */
  Runner(SuppliedFunctions supplied, URI endpoint, Clock clock, LambdaLimits limits) {
    this.supplied = supplied;
    this.endpoint = endpoint;
    this.clock = clock;
    this.limits = limits;
    this.threads =
        new ThreadPoolExecutor(
            0, limits.threads(), 20, TimeUnit.SECONDS, new SynchronousQueue<>(), named("lambda-"));
  }

  static ThreadFactory named(String prefix) {
    var count = new AtomicInteger();
    return task -> {
      var thread = new Thread(task, prefix + count.incrementAndGet());
      thread.setDaemon(true);
      return thread;
    };
  }

  /**
   * Runs a function, and waits until it has ended.
   *
   * @throws ServiceException TooManyRequestsException if as many run already as may
   */
  Outcome run(Invocation invocation) {
    AwsClients.prepare();
    var account = invocation.function().accountId();
    if (!enter(account)) {
      throw busy();
    }
    var log = new LogTail();
    log.line(
        "START RequestId: " + invocation.requestId() + " Version: " + FunctionReference.LATEST);
    long from = System.nanoTime();
    var future = new FutureTask<JsonNode>(() -> answer(invocation, log));
    try {
      threads.execute(
          () -> {
            try {
              future.run();
            } finally {
              leave(account);
            }
          });
    } catch (RejectedExecutionException e) {
      leave(account);
      throw busy();
    }
    var timeout = invocation.timeout();
    try {
      var answer = future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
      return ended(invocation, log, from, answer.toString(), Optional.empty());
    } catch (TimeoutException e) {
      future.cancel(true);
      return failed(invocation, log, from, timedOut(timeout));
    } catch (ExecutionException e) {
      return failed(invocation, log, from, thrown(invocation, e.getCause()));
    } catch (InterruptedException e) {
      future.cancel(true);
      Thread.currentThread().interrupt();
      return failed(invocation, log, from, timedOut(timeout));
    }
  }

  static ServiceException busy() {
    return LambdaErrors.TOO_MANY_REQUESTS.exception(
        LambdaErrors.TOO_MANY_REQUESTS.message(), "Reason", "ConcurrentInvocationLimitExceeded");
  }

  private boolean enter(String account) {
    var entered = new AtomicBoolean();
    running.compute(
        account,
        (key, held) -> {
          int before = held == null ? 0 : held;
          entered.set(before < limits.concurrent());
          return entered.get() ? before + 1 : before;
        });
    return entered.get();
  }

  private void leave(String account) {
    running.computeIfPresent(account, (key, held) -> held <= 1 ? null : held - 1);
  }

  private JsonNode answer(Invocation invocation, LogTail log) throws Failure, InterruptedException {
    var function = invocation.function();
    var handler = function.settings().handler();
    var found =
        supplied
            .find(handler)
            .orElseThrow(
                () ->
                    new Failure(
                        "Runtime.HandlerNotFound", handler + " is undefined or not exported"));
    var credentials = invocation.credentials();
    var answer =
        found.handle(
            invocation.event(),
            new Context(
                function.name(),
                FunctionReference.LATEST,
                invocation.arn(),
                invocation.requestId(),
                clock.instant().plus(invocation.timeout()),
                invocation.identity(),
                invocation.clientContext(),
                function.settings().environment(),
                log::line,
                new AwsClients(
                    endpoint,
                    AwsSessionCredentials.create(
                        credentials.accessKeyId(),
                        credentials.secretAccessKey(),
                        credentials.sessionToken()),
                    invocation.timeout()),
                clock));
    return answer == null ? NullNode.getInstance() : answer;
  }

  private static Outcome.Thrown timedOut(Duration timeout) {
    return new Outcome.Thrown(
        "Sandbox.Timedout",
        String.format(Locale.ROOT, "Task timed out after %.2f seconds", timeout.toMillis() / 1e3),
        true);
  }

  private static Outcome.Thrown thrown(Invocation invocation, @Nullable Throwable cause) {
    if (cause instanceof Failure failure) {
      return new Outcome.Thrown(failure.type(), failure.message(), false);
    }
    var what = String.valueOf(cause).split(":", 2)[0];
    LOG.error("{}: {}", invocation.requestId(), what);
    return new Outcome.Thrown("Error", "the function broke: " + what, false);
  }

  /** As the runtime of Node.js tells it. */
  private static Outcome failed(
      Invocation invocation, LogTail log, long from, Outcome.Thrown error) {
    var told = JsonNodeFactory.instance.objectNode();
    told.put("errorType", error.type());
    if (error.timedOut()) {
      var message = "RequestId: " + invocation.requestId() + " Error: " + error.message();
      told.put("errorMessage", message);
      log.line(invocation.requestId() + " " + error.message());
    } else {
      told.put("errorMessage", error.message());
      told.putArray("trace")
          .add(error.type() + ": " + error.message())
          .add("    at " + invocation.function().settings().handler());
      log.line("ERROR\tInvoke Error\t" + told);
    }
    return ended(invocation, log, from, told.toString(), Optional.of(error));
  }

  private static Outcome ended(
      Invocation invocation,
      LogTail log,
      long from,
      String payload,
      Optional<Outcome.Thrown> error) {
    var took = Duration.ofNanos(System.nanoTime() - from);
    log.end(invocation.requestId(), took, invocation.function().settings().memoryMegabytes());
    return new Outcome(payload, error, log.text(), took);
  }
}

package dev.federationlab.aws.userpools.message;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.ControlSecret;
import dev.federationlab.aws.Incoming;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import dev.federationlab.store.Store;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * A control endpoint that AWS does not have: what the pools of an account have sent.
 *
 * <pre>
 * GET /_lab/inbox/{accountId}?after=ID&amp;wait=SECONDS    with the control secret; standing accounts also without
 *   200 {"messages": [{id, at, medium, to, subject, text, code, purpose, username, userPoolId}]}
 *   oldest first; all if there is no `after`; with `wait`, up to 20 seconds until there is one
 *   400 · 401 · 404 · 405
 * </pre>
 *
 * Who waits holds a thread of the server but no connection to the database. More than a few are not
 * let wait: they are answered at once, and ask again.
 */
public final class InboxEndpoint {
  /** The path to mount it below. */
  public static final String PREFIX = "/_lab/inbox/";

  private static final Pattern PATH = Pattern.compile("/_lab/inbox/([0-9]{12})");
  private static final Pattern ID = Pattern.compile("[0-9]{0,15}");
  private static final int LONGEST_WAIT_SECONDS = 20;
  private static final int MOST_WAITERS = 32;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(150);

  private final Inbox inbox;
  private final Store store;
  private final Predicate<String> standing;
  private final ControlSecret secret;
  private final JsonMapper json;
  private final Semaphore waiters = new Semaphore(MOST_WAITERS);

  /**
   * @param standing whether an account is one of those that anyone may read
   */
  public InboxEndpoint(Inbox inbox, Store store, Predicate<String> standing, String controlSecret) {
    this.inbox = inbox;
    this.store = store;
    this.standing = standing;
    this.secret = new ControlSecret(controlSecret);
    this.json = store.json();
  }

  /** Answers a request below {@link #PREFIX}. */
  public Response answer(Incoming request) {
    var path = PATH.matcher(request.rawPath());
    if (!path.matches()) {
      return answer(404, Map.of("error", "not-found"));
    }
    if (!request.method().equals("GET")) {
      var refusal = answer(405, Map.of("error", "method-not-allowed"));
      return new Response(405, refusal.headers().and("Allow", "GET"), refusal.body());
    }
    var accountId = path.group(1);
    if (!standing.test(accountId) && !secret.shownBy(request)) {
      var refusal = answer(401, Map.of("error", "unauthorized"));
      return new Response(401, refusal.headers().and("WWW-Authenticate", "Bearer"), refusal.body());
    }
    var after = parameter(request, "after").orElse("");
    var wait = seconds(parameter(request, "wait").orElse("0"));
    if (!ID.matcher(after).matches() || wait.isEmpty()) {
      return answer(400, Map.of("error", "bad-request"));
    }
    return answer(200, Map.of("messages", messages(accountId, after, wait.getAsInt())));
  }

  private List<Message> messages(String accountId, String after, int waitSeconds) {
    var found = read(accountId, after);
    if (!found.isEmpty() || waitSeconds == 0 || !waiters.tryAcquire()) {
      return found;
    }
    try {
      return await(accountId, after, waitSeconds);
    } finally {
      waiters.release();
    }
  }

  /** Looks again and again: another process may be the one that sends. */
  private List<Message> await(String accountId, String after, int waitSeconds) {
    long end = System.nanoTime() + Duration.ofSeconds(waitSeconds).toNanos();
    List<Message> found = List.of();
    // A server that stops interrupts its threads.
    while (found.isEmpty()
        && System.nanoTime() - end < 0
        && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      found = read(accountId, after);
    }
    return found;
  }

  private List<Message> read(String accountId, String after) {
    return store.read(transaction -> inbox.list(transaction, accountId, after));
  }

  private static Optional<String> parameter(Incoming request, String name) {
    for (var pair : request.rawQuery().split("&")) {
      if (pair.startsWith(name + "=")) {
        try {
          return Optional.of(
              URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
          return Optional.of(pair);
        }
      }
    }
    return Optional.empty();
  }

  private static OptionalInt seconds(String value) {
    try {
      int seconds = Integer.parseInt(value);
      return seconds < 0
          ? OptionalInt.empty()
          : OptionalInt.of(Math.min(seconds, LONGEST_WAIT_SECONDS));
    } catch (NumberFormatException e) {
      return OptionalInt.empty();
    }
  }

  private Response answer(int status, Map<String, Object> body) {
    try {
      return new Response(
          status,
          Headers.of("Content-Type", "application/json", "Cache-Control", "no-store"),
          Body.of(json.writeValueAsBytes(body)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer that cannot be written", e);
    }
  }
}

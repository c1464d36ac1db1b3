package dev.federationlab.web.live;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The open streams of all learners. While there are any, one thread looks for news, learner by
 * learner, and rests after each round: what many open pages cost is bounded.
 */
public final class EventStreams implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EventStreams.class);

  /** How many pages of one learner are kept up to date; a further one has to be loaded again. */
  public static final int STREAMS_OF_ONE = 4;

  /** How many pages in all. */
  public static final int STREAMS_IN_ALL = 300;

  private static final long REST_MILLIS = 700;
  private static final int ROUNDS_BETWEEN_HEARTBEATS = 16;

  private final BiFunction<String, String, List<Event>> news;
  private final ScheduledExecutorService thread;
  private final Map<String, Set<EventStream>> streams = new ConcurrentHashMap<>();
  private final Map<String, Integer> admitted = new HashMap<>();
  private @Nullable ScheduledFuture<?> looking;
  private int open;
  private int round;

  /**
   * @param name of the thread
   * @param news the events for a learner after the one of this ID (all there are for an empty one),
   *     oldest first
   */
  public EventStreams(String name, BiFunction<String, String, List<Event>> news) {
    this.news = news;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              var made = new Thread(work, name);
              made.setDaemon(true);
              return made;
            });
  }

  /**
   * Answers a request with a stream of events, after the one that {@code Last-Event-ID} names.
   * Where there are too many streams the answer is 204, which says that there is nothing to wait
   * for.
   *
   * @param learner whose events they are
   * @param after the last event that the page has, where it does not come back from an earlier
   *     stream
   */
  public void open(Context ctx, String learner, String after) {
    if (!admit(learner)) {
      ctx.status(204);
      return;
    }
    var sent = ctx.header("Last-Event-ID");
    var last = sent != null && Event.isId(sent) ? sent : after;
    ctx.res().setStatus(200);
    ctx.res().setContentType("text/event-stream");
    ctx.res().setCharacterEncoding("utf-8");
    ctx.res().setHeader("Cache-Control", "no-store");
    ctx.future(
        () -> {
          try {
            ctx.req().getAsyncContext().setTimeout(0);
            var out = ctx.res().getOutputStream();
            var stream = new EventStream(out, last);
            add(learner, stream);
            var removed = stream.ended().thenRun(() -> remove(learner, stream));
            out.setWriteListener(stream);
            stream.heartbeat();
            return removed;
          } catch (IOException e) {
            release(learner);
            throw new IllegalStateException("no stream could be opened", e);
          }
        });
  }

  private synchronized boolean admit(String learner) {
    int own = admitted.getOrDefault(learner, 0);
    if (open >= STREAMS_IN_ALL || own >= STREAMS_OF_ONE) {
      return false;
    }
    open++;
    admitted.put(learner, own + 1);
    return true;
  }

  private synchronized void add(String learner, EventStream stream) {
    streams.computeIfAbsent(learner, id -> ConcurrentHashMap.newKeySet()).add(stream);
    if (looking == null) {
      looking =
          thread.scheduleWithFixedDelay(this::lookAtAll, 0, REST_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private synchronized void remove(String learner, EventStream stream) {
    var own = streams.get(learner);
    if (own == null || !own.remove(stream)) {
      return;
    }
    if (own.isEmpty()) {
      streams.remove(learner);
    }
    release(learner);
  }

  private synchronized void release(String learner) {
    open--;
    admitted.computeIfPresent(learner, (id, own) -> own > 1 ? own - 1 : null);
    if (open == 0 && looking != null) {
      looking.cancel(false);
      looking = null;
    }
  }

  private void lookAtAll() {
    boolean heartbeat = ++round % ROUNDS_BETWEEN_HEARTBEATS == 0;
    for (var learner : List.copyOf(streams.keySet())) {
      look(learner);
      if (heartbeat) {
        of(learner).forEach(EventStream::heartbeat);
      }
    }
  }

  private void look(String learner) {
    try {
      var own = of(learner);
      var oldest = own.stream().map(EventStream::last).min(String::compareTo);
      if (oldest.isEmpty()) {
        return;
      }
      for (var event : news.apply(learner, oldest.get())) {
        own.stream()
            .filter(stream -> stream.last().compareTo(event.id()) < 0)
            .forEach(stream -> stream.offer(event));
      }
    } catch (RuntimeException e) {
      // The others' news must not be lost with it; the next round asks again.
      LOG.warn("no news of a learner: {}", e.toString());
    }
  }

  private List<EventStream> of(String learner) {
    return new ArrayList<>(streams.getOrDefault(learner, Set.of()));
  }

  /** How many streams are open. */
  synchronized int open() {
    return open;
  }

  /** Lets all readers go. */
  @Override
  public void close() {
    thread.shutdownNow();
    streams.keySet().forEach(learner -> of(learner).forEach(EventStream::end));
  }
}

package dev.federationlab.web.live;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;

/** The events of one open page, on their way. Safe for use by many threads; none ever waits. */
public final class EventStream implements WriteListener {
  /** How much a reader may lag behind before it is dropped. */
  static final int QUEUED_EVENTS = 32;

  static final int QUEUED_BYTES = 256 << 10;

  private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

  private final ServletOutputStream out;
  private final Queue<byte[]> queue = new ArrayDeque<>();
  private final CompletableFuture<Void> ended = new CompletableFuture<>();
  private int queuedBytes;
  private boolean writable;
  private boolean unflushed;
  private String last;

  /**
   * @param last the ID of the last event that the reader has; empty if it has none
   */
  EventStream(ServletOutputStream out, String last) {
    this.out = out;
    this.last = last;
  }

  /** Ends when the reader has gone, or was dropped. */
  CompletableFuture<Void> ended() {
    return ended;
  }

  /** The ID of the last event that was offered; empty if there was none. */
  public synchronized String last() {
    return last;
  }

  /** Sends an event as soon as the reader takes it; drops the reader if it lags too far behind. */
  public synchronized void offer(Event event) {
    if (ended.isDone()) {
      return;
    }
    last = event.id();
    enqueue(event.bytes());
  }

  /** Shows that somebody is there, to whoever closes silent connections on the way. */
  synchronized void heartbeat() {
    if (!ended.isDone() && queue.isEmpty()) {
      enqueue(HEARTBEAT);
    }
  }

  private void enqueue(byte[] bytes) {
    queue.add(bytes);
    queuedBytes += bytes.length;
    drain();
    if (queue.size() > QUEUED_EVENTS || queuedBytes > QUEUED_BYTES) {
      end();
    }
  }

  @Override
  public synchronized void onWritePossible() {
    writable = true;
    drain();
  }

  @Override
  public synchronized void onError(Throwable failure) {
    end();
  }

  /** Writes what can be written without waiting. */
  private void drain() {
    try {
      while (writable && !ended.isDone()) {
        if (!out.isReady()) {
          // The container calls onWritePossible when it is.
          writable = false;
          return;
        }
        var next = queue.poll();
        if (next != null) {
          queuedBytes -= next.length;
          unflushed = true;
          out.write(next);
        } else if (unflushed) {
          unflushed = false;
          out.flush();
        } else {
          return;
        }
      }
    } catch (IOException e) {
      end();
    }
  }

  /** Lets the reader go. */
  synchronized void end() {
    queue.clear();
    queuedBytes = 0;
    ended.complete(null);
  }
}

package dev.federationlab.listener;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * One body on its way in. Runs on whichever thread has the next bytes, one at a time; between two
 * reads on none.
 *
 * <p>A body that comes too slowly is noticed when its next bytes come; one that stops coming, by
 * the connection's idle time.
 */
final class BodyReading {
  private static final int FIRST_BYTES = 8 << 10;

  private final Limits limits;
  private final AtomicLong inFlight;
  private final @Nullable Handler next;
  private final Request request;
  private final Response response;
  private final Callback callback;
  private final long begun = System.nanoTime();

  private byte[] bytes = new byte[0];
  private int length;

  /**
   * Whether the thread that called {@link #start} is still in it: then the application may run on
   * it.
   */
  private boolean inStart = true;

  BodyReading(
      Limits limits,
      AtomicLong inFlight,
      @Nullable Handler next,
      Request request,
      Response response,
      Callback callback) {
    this.limits = limits;
    this.inFlight = inFlight;
    this.next = next;
    this.request = request;
    this.response = response;
    this.callback = callback;
  }

  /**
   * Answers with one of the server's own errors and closes the connection, whose rest is not worth
   * reading.
   */
  static void refuse(Request request, Response response, Callback callback, int status) {
    response.getHeaders().put(HttpHeader.CONNECTION, "close");
    Response.writeError(request, response, callback, status);
  }

  void start() {
    Request.addCompletionListener(request, failure -> inFlight.addAndGet(-length));
    read();
  }

  private void read() {
    while (true) {
      var chunk = request.read();
      if (chunk == null) {
        inStart = false;
        request.demand(this::read);
        return;
      }
      if (Content.Chunk.isFailure(chunk)) {
        fail(chunk.getFailure());
        return;
      }
      int refusal = take(chunk.getByteBuffer());
      boolean last = chunk.isLast();
      chunk.release();
      if (refusal != 0) {
        refuse(request, response, callback, refusal);
        return;
      }
      if (last) {
        finish();
        return;
      }
    }
  }

  /** A body that stopped coming is the client's doing (RFC 9110 §15.5.9), not an error of ours. */
  private void fail(Throwable failure) {
    if (failure instanceof TimeoutException) {
      refuse(request, response, callback, HttpStatus.REQUEST_TIMEOUT_408);
    } else {
      Response.writeError(request, response, callback, failure);
    }
  }

  /** Adds what has come; answers the status of a refusal, or 0. */
  private int take(ByteBuffer more) {
    int count = more.remaining();
    if (count > limits.bodyBytes() - length) {
      return HttpStatus.PAYLOAD_TOO_LARGE_413;
    }
    if (tooSlow(length + count)) {
      return HttpStatus.REQUEST_TIMEOUT_408;
    }
    if (inFlight.get() + count > limits.bodiesInFlightBytes()) {
      return HttpStatus.SERVICE_UNAVAILABLE_503;
    }
    inFlight.addAndGet(count);
    if (length + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, roomFor(length + count));
    }
    more.get(bytes, length, count);
    length += count;
    return 0;
  }

  /** Doubles, but never reserves on the word of Content-Length what has not come. */
  private int roomFor(int needed) {
    return Math.min(limits.bodyBytes(), Math.max(needed, Math.max(FIRST_BYTES, 2 * bytes.length)));
  }

  private boolean tooSlow(int soFar) {
    long took = System.nanoTime() - begun;
    if (took > limits.longestBody().toNanos()) {
      return true;
    }
    return took > limits.grace().toNanos()
        && soFar < limits.bytesPerSecond() * TimeUnit.NANOSECONDS.toSeconds(took);
  }

  private void finish() {
    if (inStart) {
      handle();
      return;
    }
    // The callback of demand() must not block, and applications do.
    request.getContext().execute(this::handle);
  }

  private void handle() {
    var whole = new WholeBody(request, ByteBuffer.wrap(bytes, 0, length));
    try {
      if (next == null || !next.handle(whole, response, callback)) {
        Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
      }
    } catch (Throwable e) { // whatever it was: the connection must not hang
      Response.writeError(request, response, callback, e);
    }
  }
}

package dev.federationlab.listener;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Sends an answer once the application is through with it, without a thread: 200 clients that do
 * not read otherwise keep every thread writing. Beyond what may be in flight it answers 503, and a
 * client that reads too slowly is cut off. Streams of events go out as they come.
 */
final class AnswerLast extends Handler.Wrapper {
  private static final int FIRST_BYTES = 8 << 10;

  /** Slower than any connection that is worth waiting for. */
  private static final long BYTES_PER_SECOND = 16 << 10;

  private final Limits limits;
  private final AtomicLong inFlight = new AtomicLong();

  AnswerLast(Handler next, Limits limits) {
    super(next);
    this.limits = limits;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    var kept = new Kept(request, response, callback);
    return super.handle(request, kept, kept.callback());
  }

  /** An answer that waits for its end. */
  private final class Kept extends Response.Wrapper {
    private final Callback then;
    private byte[] bytes = new byte[0];
    private int length;
    private boolean written;
    private boolean last;
    private boolean streams;

    Kept(Request request, Response wrapped, Callback then) {
      super(request, wrapped);
      this.then = then;
    }

    Callback callback() {
      return new Callback() {
        @Override
        public void succeeded() {
          end();
        }

        @Override
        public void failed(Throwable failure) {
          if (last && !streams) {
            end(); // with the application's own words for what failed
            return;
          }
          if (!streams) {
            getWrapped().reset();
          }
          then.failed(failure);
        }
      };
    }

    @Override
    public void write(boolean isLast, ByteBuffer content, Callback done) {
      if (!written) {
        written = true;
        var type = getHeaders().get(HttpHeader.CONTENT_TYPE);
        streams = type != null && type.startsWith("text/event-stream");
      }
      if (streams) {
        super.write(isLast, content, done);
      } else if (last) {
        done.failed(new IOException("written after the end"));
      } else {
        last = isLast;
        keep(content);
        done.succeeded();
      }
    }

    private void keep(ByteBuffer content) {
      if (content == null || !content.hasRemaining()) {
        return;
      }
      int needed = length + content.remaining();
      if (needed > bytes.length) {
        long announced = Math.max(0, getHeaders().getLongField(HttpHeader.CONTENT_LENGTH));
        int room = Math.max(Math.max(needed, FIRST_BYTES), 2 * bytes.length);
        bytes = Arrays.copyOf(bytes, announced >= needed ? (int) announced : room);
      }
      content.get(bytes, length, needed - length);
      length = needed;
    }

    @Override
    public boolean isCommitted() {
      return written || super.isCommitted();
    }

    @Override
    public boolean hasLastWrite() {
      return last || super.hasLastWrite();
    }

    @Override
    public void reset() {
      length = 0;
      written = false;
      last = false;
      super.reset();
    }

    private void end() {
      if (streams || !written) {
        then.succeeded();
        return;
      }
      int size = length;
      if (inFlight.addAndGet(size) > limits.answersInFlightBytes()) {
        inFlight.addAndGet(-size);
        bytes = new byte[0];
        getWrapped().reset();
        BodyReading.refuse(getRequest(), getWrapped(), then, HttpStatus.SERVICE_UNAVAILABLE_503);
        return;
      }
      var allowed = limits.longestBody().toSeconds() + size / BYTES_PER_SECOND;
      var endPoint = getRequest().getConnectionMetaData().getConnection().getEndPoint();
      var deadline =
          getRequest()
              .getComponents()
              .getScheduler()
              .schedule(
                  () -> endPoint.close(new IOException("read too slowly")),
                  allowed,
                  TimeUnit.SECONDS);
      var through =
          Callback.from(
              then,
              () -> {
                deadline.cancel();
                inFlight.addAndGet(-size);
              });
      getWrapped().write(true, ByteBuffer.wrap(bytes, 0, size), through);
    }
  }
}

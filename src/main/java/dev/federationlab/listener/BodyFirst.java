package dev.federationlab.listener;

import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Reads a request's whole body, within limits, before the application is called. A body that is
 * still to come holds a connection and its own bytes, never a thread: so slow clients, however
 * many, keep nobody waiting.
 */
final class BodyFirst extends Handler.Wrapper {
  private final Limits limits;
  private final AtomicLong inFlight;

  /**
   * @param inFlight bytes of bodies of unfinished requests
   */
  BodyFirst(Handler next, Limits limits, AtomicLong inFlight) {
    super(next);
    this.limits = limits;
    this.inFlight = inFlight;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    long length = request.getLength();
    if (length == 0
        || (length < 0 && !request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING))) {
      return super.handle(request, response, callback);
    }
    if (length > limits.bodyBytes()) {
      BodyReading.refuse(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
      return true;
    }
    new BodyReading(limits, inFlight, getHandler(), request, response, callback).start();
    return true;
  }
}

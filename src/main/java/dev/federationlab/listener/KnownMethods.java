package dev.federationlab.listener;

import java.util.Set;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Lets through only the methods that applications know. Methods are case-sensitive (RFC 9110 §9.1):
 * {@code get} is not {@code GET}, and is answered 501 like any other that nobody here implements;
 * TRACE and CONNECT, which are known and not offered, 405.
 */
final class KnownMethods extends Handler.Wrapper {
  private static final Set<String> SERVED =
      Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS");
  private static final Set<String> NOT_OFFERED = Set.of("TRACE", "CONNECT");

  KnownMethods(Handler next) {
    super(next);
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (SERVED.contains(request.getMethod())) {
      return super.handle(request, response, callback);
    }
    var status =
        NOT_OFFERED.contains(request.getMethod())
            ? HttpStatus.METHOD_NOT_ALLOWED_405
            : HttpStatus.NOT_IMPLEMENTED_501;
    if (status == HttpStatus.METHOD_NOT_ALLOWED_405) {
      response.getHeaders().put("Allow", "GET, HEAD, POST, PUT, DELETE, PATCH, OPTIONS");
    }
    Response.writeError(request, response, callback, status);
    return true;
  }
}

package dev.federationlab.listener;

import dev.federationlab.http.Headers.Header;
import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/**
 * Jetty's errors in the words of an {@link ErrorPage}: no stack trace, no reason, no server name.
 */
final class PlainErrorHandler extends ErrorHandler {
  private final ErrorPage page;

  PlainErrorHandler(ErrorPage page) {
    this.page = page;
    setShowStacks(false);
    setShowCauses(false);
    setShowOrigin(false);
  }

  @Override
  public boolean errorPageForMethod(String method) {
    return true;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = status(response.getStatus());
    var method = request.getMethod() == null ? "" : request.getMethod();
    var path = request.getHttpURI() == null ? null : request.getHttpURI().getPath();
    var answer = page.of(status, method, path == null ? "" : path);
    response.setStatus(answer.status());
    answer.headers().fields().forEach(field -> put(response.getHeaders(), field));
    response.getHeaders().put("Content-Length", answer.body().length());
    response.write(true, ByteBuffer.wrap(answer.body().bytes()), callback);
    return true;
  }

  private static void put(HttpFields.Mutable fields, Header field) {
    fields.put(field.name(), field.value());
  }

  private static int status(int asked) {
    if (asked == HttpStatus.HTTP_VERSION_NOT_SUPPORTED_505) {
      // What came is no HTTP/1.1, as a rule no HTTP at all: nothing here is broken.
      return HttpStatus.BAD_REQUEST_400;
    }
    return HttpStatus.isClientError(asked) || HttpStatus.isServerError(asked)
        ? asked
        : HttpStatus.INTERNAL_SERVER_ERROR_500;
  }
}

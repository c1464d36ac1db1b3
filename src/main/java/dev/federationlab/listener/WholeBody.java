package dev.federationlab.listener;

import java.nio.ByteBuffer;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.util.Callback;

/** A request whose body has been read already. */
final class WholeBody extends Request.Wrapper {
  private final ByteBuffer body;
  private boolean read;

  WholeBody(Request wrapped, ByteBuffer body) {
    super(wrapped);
    this.body = body;
  }

  @Override
  public Content.Chunk read() {
    if (read) {
      return Content.Chunk.EOF;
    }
    read = true;
    return body.hasRemaining()
        ? Content.Chunk.from(body, true, Callback.NOOP::succeeded)
        : Content.Chunk.EOF;
  }

  @Override
  public void demand(Runnable demandCallback) {
    demandCallback.run();
  }
}

package dev.federationlab.http;

import java.io.IOException;

/** Sends a request to another party, within bounds, and brings its answer. */
@FunctionalInterface
public interface Fetch {

  /**
   * The answer, whatever its status.
   *
   * @throws IOException saying why there is no whole answer within the bounds
   */
  Response send(Request request) throws IOException;
}

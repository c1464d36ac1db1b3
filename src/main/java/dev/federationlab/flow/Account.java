package dev.federationlab.flow;

import java.net.URI;

/**
 * A learner's sandbox as a page may show it: its root credentials are not here.
 *
 * @param id the twelve digits
 */
public record Account(String id, String region, URI endpoint) {

  /** The twelve digits in groups of four, as the AWS console shows them. */
  public String grouped() {
    return id.substring(0, 4) + "-" + id.substring(4, 8) + "-" + id.substring(8);
  }
}

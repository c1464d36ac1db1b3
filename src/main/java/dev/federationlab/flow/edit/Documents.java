package dev.federationlab.flow.edit;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Policy documents as IAM shows them: percent-encoded (RFC 3986). */
final class Documents {
  private Documents() {}

  static String decoded(String document) {
    // To RFC 3986 a plus is a plus.
    return URLDecoder.decode(document.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}

package dev.federationlab.oauth;

import dev.federationlab.http.Headers;
import java.net.URI;

/**
 * A token derived from a browser's cookie, held by every form: no page of another origin can read
 * it, so nobody else's page can send our forms (RFC 6749 §10.12).
 */
public final class FormToken {
  private FormToken() {}

  /** What a form must bring that is shown to the browser with this cookie. */
  public static String of(String cookie) {
    return Secrets.challenge("form of " + cookie);
  }

  /**
   * Whether a form came from a page of ours in the browser with this cookie.
   *
   * @param sent the token that it brought
   * @param own an address of the origin that the pages are of
   */
  public static boolean proves(String cookie, String sent, Headers headers, URI own) {
    var origin = headers.first("Origin").orElse("");
    var site = headers.first("Sec-Fetch-Site").orElse("");
    return Secrets.same(of(cookie), sent)
        && (origin.isEmpty() || origin.equals(own.getScheme() + "://" + own.getAuthority()))
        && (site.isEmpty() || site.equals("same-origin") || site.equals("none"));
  }
}

package dev.federationlab.listener;

import dev.federationlab.http.Response;

/**
 * Words what the server itself refuses, before or instead of the application: malformed requests,
 * headers or bodies too long, slow bodies. Must not throw, and must not echo the request unescaped.
 */
@FunctionalInterface
public interface ErrorPage {

  /**
   * The answer, in the protocol of the origin and with the origin's security headers.
   *
   * @param status 400 to 599
   * @param method as sent; empty where the request could not be parsed so far
   * @param path as sent, not decoded; empty where the request could not be parsed so far
   */
  Response of(int status, String method, String path);
}

package dev.federationlab.web;

import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import dev.federationlab.listener.ErrorPage;
import java.util.Map;

/**
 * What the HTTP server refuses before any page is asked: the same words and headers, no session.
 */
final class ServerRefusals implements ErrorPage {
  private final PageRenderer pages;
  private final Gate gate;

  ServerRefusals(PageRenderer pages, Gate gate) {
    this.pages = pages;
    this.gate = gate;
  }

  @Override
  public Response of(int status, String method, String path) {
    var headers =
        Headers.of("Content-Type", "text/html; charset=utf-8", "Cache-Control", "no-store");
    for (var header : gate.securityHeaders().entrySet()) {
      headers = headers.and(header.getKey(), header.getValue());
    }
    var html = pages.render("refused", Map.of("status", status, "title", ErrorPages.title(status)));
    return new Response(status, headers, Body.of(html));
  }
}

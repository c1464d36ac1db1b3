package dev.federationlab.aws.endpoint;

import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import org.eclipse.jetty.http.HttpStatus;

/**
 * An error of a website as the page that S3 makes of it: what is known of it as a list. It can
 * neither load nor run anything.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/CustomErrorDocSupport.html">Custom
 *     error documents</a>
 */
final class SitePage {
  private final int status;
  private final StringBuilder html = new StringBuilder(512);

  SitePage(int status) {
    this.status = status;
    var message = HttpStatus.getMessage(status);
    var title = status + " " + message;
    html.append("<!doctype html>\n<html lang=\"en\">\n<head><title>")
        .append(title)
        .append("</title></head>\n<body>\n<h1>")
        .append(title)
        .append("</h1>\n<ul>\n");
  }

  SitePage item(String name, String value) {
    html.append("<li>").append(name).append(": ").append(escaped(value)).append("</li>\n");
    return this;
  }

  /** Begins another list, with a heading of its own. */
  SitePage section(String heading) {
    html.append("</ul>\n<h2>").append(heading).append("</h2>\n<ul>\n");
    return this;
  }

  Response answer() {
    return new Response(
        status,
        Headers.of(
            "Content-Type",
            "text/html; charset=utf-8",
            "Content-Security-Policy",
            "default-src 'none'"),
        Body.of(html.append("</ul>\n<hr>\n</body>\n</html>\n").toString()));
  }

  /** Keys and hosts are hostile text. */
  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}

package dev.federationlab.provider.oauth;

import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.oauth.Inquiry;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Incoming;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** How a provider's pages look: what all share, then its own accent, as one file. */
final class StyleSheet {
  private final String name;
  private final Body style;

  StyleSheet(String name) {
    this.name = name;
    var bytes = new ByteArrayOutputStream();
    bytes.writeBytes(resource("/provider/pages.css"));
    bytes.writeBytes(resource("/provider/" + name + ".css"));
    this.style = Body.of(bytes.toByteArray());
  }

  String path() {
    return "/assets/" + name + ".css";
  }

  Answer answer(Incoming incoming, Inquiry inquiry) {
    return new Answer(
        200,
        Headers.of(
            "Content-Type", "text/css; charset=utf-8", "Cache-Control", "public, max-age=3600"),
        style);
  }

  private static byte[] resource(String path) {
    try (var in = StyleSheet.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.federationlab.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Styles on the class path as one file, which browsers may keep for an hour. */
public final class StyleSheet {
  private StyleSheet() {}

  /**
   * The answer that carries them, one after the other.
   *
   * @param resources {@code "/login/page.css"}
   * @throws IllegalStateException if one is not on the class path
   */
  public static Response of(String... resources) {
    var bytes = new ByteArrayOutputStream();
    for (var resource : resources) {
      bytes.writeBytes(read(resource));
    }
    return new Response(
        200,
        Headers.of(
            "Content-Type", "text/css; charset=utf-8", "Cache-Control", "public, max-age=3600"),
        Body.of(bytes.toByteArray()));
  }

  private static byte[] read(String resource) {
    try (var in = StyleSheet.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("not on the class path: " + resource);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

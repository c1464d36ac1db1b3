package dev.federationlab.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/** Compresses once what is served often. */
final class Gzip {
  private Gzip() {}

  /** The bytes in gzip form (RFC 1952), packed as tightly as it goes. */
  static byte[] of(byte[] bytes) {
    var packed = new ByteArrayOutputStream();
    try (var out = new Tight(packed)) {
      out.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static final class Tight extends GZIPOutputStream {
    Tight(ByteArrayOutputStream out) throws IOException {
      super(out);
      def.setLevel(Deflater.BEST_COMPRESSION);
    }
  }
}

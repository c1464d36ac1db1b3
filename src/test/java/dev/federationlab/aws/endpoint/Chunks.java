package dev.federationlab.aws.endpoint;

import dev.federationlab.http.Body;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Takes {@code aws-chunked} bodies apart without checking them. */
final class Chunks {
  private Chunks() {}

  static Body joined(Body framed) {
    var text = new String(framed.bytes(), StandardCharsets.ISO_8859_1);
    var joined = new ByteArrayOutputStream();
    for (int at = 0; ; ) {
      int end = text.indexOf("\r\n", at);
      int length = Integer.parseInt(text.substring(at, end).split(";", 2)[0], 16);
      if (length == 0) {
        return Body.of(joined.toByteArray());
      }
      joined.write(framed.bytes(), end + 2, length);
      at = end + 2 + length + 2;
    }
  }
}

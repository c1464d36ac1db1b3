package dev.federationlab.sigv4;

import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Headers.Header;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A body in {@code aws-chunked} framing, taken apart but not verified.
 *
 * <pre>
 * size in hex[;chunk-signature=…] CRLF bytes CRLF … 0[;chunk-signature=…] CRLF [trailer: value CRLF …] CRLF
 * </pre>
 *
 * @param framed the body as received; chunks are ranges of it
 * @param chunks in order, the last one empty
 * @param trailers the fields after the last chunk
 */
record Chunks(Body framed, List<Chunk> chunks, Headers trailers) {
  private static final int MOST_TRAILERS = 16;
  private static final int LONGEST_LINE = 1024;

  /** One chunk: a range of the framed body and the signature given for it. */
  record Chunk(int from, int length, Optional<String> signature) {}

  /** The framing is not what it must be. */
  static final class Malformed extends Exception {
    private static final long serialVersionUID = 1;

    private final boolean trailer;
    private final boolean cutOff;

    Malformed(String problem, boolean trailer, boolean cutOff) {
      super(problem, null, false, false);
      this.trailer = trailer;
      this.cutOff = cutOff;
    }

    String problem() {
      return String.valueOf(getMessage());
    }

    /** Whether it is the trailer that is malformed. */
    boolean trailer() {
      return trailer;
    }

    /** Whether the body ends where more must come. */
    boolean cutOff() {
      return cutOff;
    }
  }

  static Chunks parse(byte[] framed) throws Malformed {
    return new Parser(framed).parse();
  }

  /** The bytes without their framing. */
  byte[] payload() {
    var payload = new ByteArrayOutputStream(chunks.stream().mapToInt(Chunk::length).sum());
    chunks.forEach(chunk -> payload.write(framed.bytes(), chunk.from(), chunk.length()));
    return payload.toByteArray();
  }

  private static final class Parser {
    private final byte[] framed;
    private int at;

    Parser(byte[] framed) {
      this.framed = framed;
    }

    Chunks parse() throws Malformed {
      var chunks = new ArrayList<Chunk>();
      while (true) {
        var chunk = chunk();
        chunks.add(chunk);
        if (chunk.length() == 0) {
          return new Chunks(Body.of(framed), List.copyOf(chunks), trailers());
        }
        at = chunk.from() + chunk.length();
        if (!line(false).isEmpty()) {
          throw new Malformed("a chunk is longer than its size", false, false);
        }
      }
    }

    private Chunk chunk() throws Malformed {
      var parts = line(false).split(";", -1);
      var size = parts[0].strip();
      if (!size.matches("[0-9a-fA-F]{1,8}")) {
        throw new Malformed("a chunk without a size", false, false);
      }
      long length = Long.parseLong(size, 16);
      if (length > framed.length - at) {
        throw new Malformed("a chunk shorter than its size", false, true);
      }
      var signature = Optional.<String>empty();
      for (int i = 1; i < parts.length; i++) {
        if (parts[i].strip().startsWith("chunk-signature=")) {
          signature = Optional.of(parts[i].strip().substring("chunk-signature=".length()));
        }
      }
      return new Chunk(at, (int) length, signature);
    }

    private Headers trailers() throws Malformed {
      var fields = new ArrayList<Header>();
      while (at < framed.length) {
        var line = line(true);
        if (line.isEmpty()) {
          break;
        }
        int colon = line.indexOf(':');
        if (colon < 1 || fields.size() == MOST_TRAILERS) {
          throw new Malformed("a trailer that is no field", true, false);
        }
        fields.add(new Header(line.substring(0, colon).strip(), line.substring(colon + 1).strip()));
      }
      if (at < framed.length) {
        throw new Malformed("bytes after the end", true, false);
      }
      return new Headers(fields);
    }

    /** Up to the next line feed, without it and a carriage return before it. */
    private String line(boolean trailer) throws Malformed {
      int end = at;
      while (end < framed.length && framed[end] != '\n') {
        if (++end - at > LONGEST_LINE) {
          throw new Malformed("a line without an end", trailer, false);
        }
      }
      if (end == framed.length) {
        throw new Malformed("the body ends within its framing", trailer, true);
      }
      int from = at;
      at = end + 1;
      int to = end > from && framed[end - 1] == '\r' ? end - 1 : end;
      return new String(framed, from, to - from, StandardCharsets.ISO_8859_1);
    }
  }
}

package dev.federationlab.sigv4;

import dev.federationlab.decision.Check;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.sigv4.Failure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Takes a chunked upload apart and holds each chunk against its signature, the trailer against its
 * own, and the whole against its announced length and checksum (S3 API Reference, "Signature
 * calculations for trailing headers").
 */
final class ChunkedPayload {
  private static final String SOURCE = "S3 API Reference, Transferring Payload in Multiple Chunks";
  private static final String TRAILER_SIGNATURE = "x-amz-trailer-signature";
  private static final int LEAST_CHUNK = 8192;

  /** The payload, or why it is refused. */
  record Result(Optional<Failure> failure, Body body) {}

  private final Signable request;
  private final String mode;
  private final Optional<ChunkSigner> signer;
  private final List<Check> checks;

  private ChunkedPayload(
      Signable request, String mode, Optional<ChunkSigner> signer, List<Check> checks) {
    this.request = request;
    this.mode = mode;
    this.signer = signer;
    this.checks = checks;
  }

  static Result read(
      Signable request, String mode, Optional<ChunkSigner> signer, List<Check> checks) {
    return new ChunkedPayload(request, mode, signer, checks).read();
  }

  private Result read() {
    var announced =
        request.headers().first("x-amz-decoded-content-length").map(String::strip).orElse("");
    if (!announced.matches("[0-9]{1,18}")) {
      return refused(
          "payload length",
          "x-amz-decoded-content-length",
          announced,
          Failure.of(Kind.LENGTH_MISSING));
    }
    if (signed() && signer.isEmpty()) {
      return refused(
          "payload hash",
          "a signed request",
          mode,
          new Failure(Kind.HASH_INVALID, Map.of("hash", mode)));
    }
    Chunks chunks;
    try {
      chunks = Chunks.parse(request.body().bytes());
    } catch (Chunks.Malformed e) {
      var kind = e.cutOff() ? Kind.INCOMPLETE_BODY : e.trailer() ? Kind.TRAILER : Kind.FRAMING;
      return refused(
          "chunks",
          "aws-chunked framing",
          e.problem(),
          new Failure(kind, Map.of("problem", e.problem())));
    }
    var wrong = signed() ? signatures(chunks) : Optional.<Failure>empty();
    if (wrong.isPresent()) {
      return new Result(wrong, Body.EMPTY);
    }
    var payload = Body.of(chunks.payload());
    var saw = Integer.toString(payload.length());
    if (Long.parseLong(announced) != payload.length()) {
      var facts = Map.of("wanted", announced, "saw", saw);
      return refused("payload length", announced, saw, new Failure(Kind.INCOMPLETE_BODY, facts));
    }
    checks.add(Check.passed("payload length", announced, saw, SOURCE));
    return new Result(trailers(chunks.trailers(), payload), payload);
  }

  private boolean signed() {
    return !mode.equals(PayloadHash.UNSIGNED_TRAILER);
  }

  private boolean hasTrailer() {
    return !mode.equals(PayloadHash.CHUNKS);
  }

  private Optional<Failure> signatures(Chunks chunks) {
    var sign = signer.orElseThrow();
    int count = chunks.chunks().size();
    for (int i = 0; i < count; i++) {
      var chunk = chunks.chunks().get(i);
      if (chunk.length() < LEAST_CHUNK && i < count - 2) {
        return refused(
                "chunk signatures",
                "chunks of " + LEAST_CHUNK + " bytes or more, but for the last",
                "chunk " + (i + 1) + " of " + chunk.length() + " bytes",
                new Failure(Kind.CHUNK_SIZE, Map.of("chunk", Integer.toString(i + 1))))
            .failure();
      }
      var right = sign.chunk(chunks.framed().bytes(), chunk.from(), chunk.length());
      if (!Hashes.same(right, chunk.signature().orElse(""))) {
        return refused(
                "chunk signatures",
                "each chunk signed over the one before",
                "chunk "
                    + (i + 1)
                    + " of "
                    + count
                    + " with "
                    + chunk.signature().orElse("no signature"),
                new Failure(Kind.CHUNK_SIGNATURE, Map.of("chunk", Integer.toString(i + 1))))
            .failure();
      }
    }
    if (hasTrailer() && !trailerSigned(sign, chunks.trailers())) {
      return refused(
              "chunk signatures",
              "the trailer signed over the last chunk",
              chunks.trailers().first(TRAILER_SIGNATURE).orElse("no " + TRAILER_SIGNATURE),
              new Failure(Kind.CHUNK_SIGNATURE, Map.of("chunk", "trailer")))
          .failure();
    }
    checks.add(
        Check.passed(
            "chunk signatures",
            "each chunk signed over the one before",
            count + (hasTrailer() ? " chunks and the trailer" : " chunks"),
            SOURCE));
    return Optional.empty();
  }

  private static boolean trailerSigned(ChunkSigner sign, Headers trailers) {
    var right = sign.trailer(canonical(trailers));
    return Hashes.same(right, trailers.first(TRAILER_SIGNATURE).orElse(""));
  }

  /** Each trailer as {@code name:value} and a line feed, by name, without the signature itself. */
  static String canonical(Headers trailers) {
    var lines = new ArrayList<String>();
    for (var field : trailers.fields()) {
      if (!field.name().equalsIgnoreCase(TRAILER_SIGNATURE)) {
        var line = new StringBuilder(field.name().toLowerCase(Locale.ROOT)).append(':');
        Canonical.appendTrimmed(line, field.value());
        lines.add(line.append('\n').toString());
      }
    }
    lines.sort(null);
    return String.join("", lines);
  }

  /**
   * The trailers are those that were announced, and a checksum among them is that of the payload.
   */
  private Optional<Failure> trailers(Headers trailers, Body payload) {
    var announced = new TreeSet<String>();
    for (var names : request.headers().all("x-amz-trailer")) {
      for (var name : names.split(",", -1)) {
        if (!name.isBlank()) {
          announced.add(name.strip().toLowerCase(Locale.ROOT));
        }
      }
    }
    var came = new TreeSet<String>();
    for (var field : trailers.fields()) {
      if (!field.name().equalsIgnoreCase(TRAILER_SIGNATURE)
          && !came.add(field.name().toLowerCase(Locale.ROOT))) {
        return refused(
                "trailer", announced.toString(), field.name() + " twice", trailerFailure("twice"))
            .failure();
      }
    }
    if (!announced.equals(came) || (hasTrailer() && came.isEmpty())) {
      return refused(
              "trailer", announced.toString(), came.toString(), trailerFailure("not as announced"))
          .failure();
    }
    for (var field : trailers.fields()) {
      var failure = Digests.checksum(field.name(), field.value(), payload, checks);
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  private static Failure trailerFailure(String problem) {
    return new Failure(Kind.TRAILER, Map.of("problem", problem));
  }

  private Result refused(String what, String wanted, String saw, Failure failure) {
    checks.add(Check.failed(what, wanted, saw, SOURCE));
    return new Result(Optional.of(failure), Body.EMPTY);
  }
}

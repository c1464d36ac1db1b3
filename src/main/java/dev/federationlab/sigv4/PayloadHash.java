package dev.federationlab.sigv4;

import dev.federationlab.decision.Check;
import dev.federationlab.sigv4.Failure.Kind;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a request to S3 says of its payload, in {@code x-amz-content-sha256}. */
sealed interface PayloadHash {
  String HEADER = "x-amz-content-sha256";
  String UNSIGNED = "UNSIGNED-PAYLOAD";
  String CHUNKS = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
  String CHUNKS_TRAILER = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
  String UNSIGNED_TRAILER = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";
  Set<String> WORDS = Set.of(UNSIGNED, CHUNKS, CHUNKS_TRAILER, UNSIGNED_TRAILER);
  Pattern HEX = Pattern.compile("[0-9a-fA-F]{64}");
  String SOURCE = "S3 API Reference, Authenticating Requests";

  /** A hash in hex, or one of the words. */
  record Known(String value) implements PayloadHash {}

  /** Nothing that can be verified. */
  record Unusable(Failure failure, Check check) implements PayloadHash {}

  static PayloadHash ofS3(Signable request, Claim.Form form) {
    var said = request.headers().first(HEADER).map(String::strip);
    if (said.isEmpty()) {
      // Presigned addresses do not say: whoever uses them may send what they like.
      return form == Claim.Form.QUERY
          ? new Known(UNSIGNED)
          : new Unusable(
              Failure.of(Kind.HASH_MISSING),
              Check.failed("payload hash", HEADER, "no such header", SOURCE));
    }
    if (!WORDS.contains(said.get()) && !HEX.matcher(said.get()).matches()) {
      return new Unusable(
          new Failure(Kind.HASH_INVALID, Map.of("hash", said.get())),
          Check.failed(
              "payload hash", "64 hex digits or " + String.join(", ", WORDS), said.get(), SOURCE));
    }
    return new Known(said.get());
  }
}

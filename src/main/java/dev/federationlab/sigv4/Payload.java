package dev.federationlab.sigv4;

import dev.federationlab.decision.Check;
import dev.federationlab.http.Body;
import dev.federationlab.sigv4.Failure.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The payload of a request to S3, held against everything the request says of it: hash, chunk
 * signatures, length, checksums, Content-MD5.
 *
 * @param failure absent if all of it is true
 * @param body without framing; empty if it is not to be trusted
 */
public record Payload(List<Check> checks, Optional<Failure> failure, Body body) {
  private static final String SOURCE = PayloadHash.SOURCE;

  public Payload {
    checks = List.copyOf(checks);
  }

  /**
   * The payload of an anonymous request: nothing of it is signed, but its hash, length and
   * checksums still count.
   */
  public static Payload ofUnsigned(Signable request) {
    var hash =
        request.headers().first(PayloadHash.HEADER).isEmpty()
            ? new PayloadHash.Known(PayloadHash.UNSIGNED)
            : PayloadHash.ofS3(request, Claim.Form.HEADER);
    if (hash instanceof PayloadHash.Unusable unusable) {
      return new Payload(List.of(unusable.check()), Optional.of(unusable.failure()), Body.EMPTY);
    }
    return read(request, ((PayloadHash.Known) hash).value(), Optional.empty());
  }

  static Payload read(Signable request, String payloadHash, Optional<ChunkSigner> signer) {
    var checks = new ArrayList<Check>();
    var streamed = payloadHash.startsWith("STREAMING-");
    var body = request.body();
    if (streamed) {
      var chunked = ChunkedPayload.read(request, payloadHash, signer, checks);
      if (chunked.failure().isPresent()) {
        return refused(checks, chunked.failure().get());
      }
      body = chunked.body();
    } else {
      var failure = hash(payloadHash, body, checks);
      if (failure.isPresent()) {
        return refused(checks, failure.get());
      }
    }
    var failure = Digests.verify(request, body, !streamed, checks);
    return failure.isPresent()
        ? refused(checks, failure.get())
        : new Payload(checks, Optional.empty(), body);
  }

  private static Payload refused(List<Check> checks, Failure failure) {
    return new Payload(checks, Optional.of(failure), Body.EMPTY);
  }

  private static Optional<Failure> hash(String payloadHash, Body body, List<Check> checks) {
    if (payloadHash.equals(PayloadHash.UNSIGNED)) {
      checks.add(Check.passed("payload hash", "none", PayloadHash.UNSIGNED, SOURCE));
      return Optional.empty();
    }
    var computed = Hashes.sha256(body.bytes());
    if (!computed.equalsIgnoreCase(payloadHash)) {
      checks.add(Check.failed("payload hash", payloadHash, computed, SOURCE));
      return Optional.of(
          new Failure(Kind.HASH_MISMATCH, Map.of("wanted", payloadHash, "saw", computed)));
    }
    checks.add(Check.passed("payload hash", payloadHash, computed, SOURCE));
    return Optional.empty();
  }
}

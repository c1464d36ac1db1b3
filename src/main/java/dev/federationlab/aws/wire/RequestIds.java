package dev.federationlab.aws.wire;

import dev.federationlab.aws.wire.model.Protocol;
import dev.federationlab.http.Headers;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * The IDs that an answer carries: a UUID, or for S3 sixteen hexadecimal digits and a longer host
 * ID.
 *
 * @param id by which the trail finds the decision
 * @param hostId S3's {@code x-amz-id-2}; empty elsewhere
 */
public record RequestIds(String id, String hostId) {
  private static final HexFormat UPPER = HexFormat.of().withUpperCase();

  /** New IDs in the form of a protocol's services. */
  public static RequestIds next(Protocol protocol, RandomGenerator random) {
    if (protocol == Protocol.REST_XML) {
      var host = new byte[48];
      random.nextBytes(host);
      return new RequestIds(
          UPPER.toHexDigits(random.nextLong()), Base64.getEncoder().encodeToString(host));
    }
    long high = (random.nextLong() & ~0xf000L) | 0x4000L;
    long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new RequestIds(new java.util.UUID(high, low).toString(), "");
  }

  /** As header fields. */
  public Headers headers() {
    var headers = Headers.of("x-amzn-RequestId", id);
    return hostId.isEmpty()
        ? headers
        : headers.and("x-amz-request-id", id).and("x-amz-id-2", hostId);
  }
}

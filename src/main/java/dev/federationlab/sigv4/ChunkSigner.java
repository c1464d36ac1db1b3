package dev.federationlab.sigv4;

import javax.crypto.spec.SecretKeySpec;

/**
 * Signs the chunks of one upload, each over the signature of the one before, the first over that of
 * the request (S3 API Reference, "Signature Calculations for the Authorization Header: Transferring
 * Payload in Multiple Chunks").
 */
final class ChunkSigner {
  private final SecretKeySpec key;
  private final String scopeAndTime;
  private String previous;

  ChunkSigner(SecretKeySpec key, Claim claim) {
    this.key = key;
    this.scopeAndTime = claim.timestamp() + "\n" + claim.scope() + "\n";
    this.previous = claim.signature();
  }

  /** The signature of the next chunk. */
  String chunk(byte[] bytes, int from, int length) {
    return next(
        "AWS4-HMAC-SHA256-PAYLOAD\n"
            + scopeAndTime
            + previous
            + "\n"
            + Hashes.EMPTY_SHA256
            + "\n"
            + Hashes.sha256(bytes, from, length));
  }

  /** The signature of the trailer, which comes after the last chunk. */
  String trailer(String canonicalTrailer) {
    return next(
        "AWS4-HMAC-SHA256-TRAILER\n"
            + scopeAndTime
            + previous
            + "\n"
            + Hashes.sha256(canonicalTrailer));
  }

  private String next(String stringToSign) {
    previous = Hashes.hex(Hashes.hmac(key, stringToSign));
    return previous;
  }
}

package dev.federationlab.sigv4;

import dev.federationlab.decision.Check;
import dev.federationlab.http.Body;
import dev.federationlab.sigv4.Failure.Kind;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds a payload against the checksums and the Content-MD5 that stand beside it. */
final class Digests {
  private static final String SOURCE = "S3 User Guide, Checking object integrity";
  private static final String MD5 = "Content-MD5";

  private Digests() {}

  /**
   * @param withMd5 whether Content-MD5 is of these bytes, as it is where nothing was framed
   */
  static Optional<Failure> verify(
      Signable request, Body payload, boolean withMd5, List<Check> checks) {
    if (isOfObject(request)) {
      return Optional.empty();
    }
    var md5 = request.headers().first(MD5);
    if (withMd5 && md5.isPresent()) {
      var failure =
          compare(MD5, md5.get(), "MD5", 16, Hashes.digest("MD5").digest(payload.bytes()), checks);
      if (failure.isPresent()) {
        return failure;
      }
    }
    for (var field : request.headers().fields()) {
      var failure = checksum(field.name(), field.value(), payload, checks);
      if (failure.isPresent()) {
        return failure;
      }
    }
    return Optional.empty();
  }

  /** CompleteMultipartUpload carries the checksum of the object to come, not of its body. */
  private static boolean isOfObject(Signable request) {
    return request.method().equals("POST") && request.rawQuery().contains("uploadId=");
  }

  /** Verifies one field, if it is a checksum. */
  static Optional<Failure> checksum(String name, String value, Body payload, List<Check> checks) {
    var algorithm = ChecksumAlgorithm.ofHeader(name);
    if (algorithm.isEmpty()) {
      return Optional.empty();
    }
    var it = algorithm.get();
    return compare(it.header(), value, it.name(), it.length(), it.of(payload.bytes()), checks);
  }

  private static Optional<Failure> compare(
      String field,
      String value,
      String algorithm,
      int length,
      byte[] computed,
      List<Check> checks) {
    var wanted = decode(value.strip());
    var saw = Base64.getEncoder().encodeToString(computed);
    var facts = Map.of("name", field, "algorithm", algorithm, "value", value);
    if (wanted.length != length) {
      checks.add(Check.failed(field, length + " bytes in base64", value, SOURCE));
      return Optional.of(new Failure(Kind.DIGEST_INVALID, facts));
    }
    if (!MessageDigest.isEqual(wanted, computed)) {
      checks.add(Check.failed(field, value, saw, SOURCE));
      return Optional.of(new Failure(Kind.DIGEST_MISMATCH, facts));
    }
    checks.add(Check.passed(field, value, saw, SOURCE));
    return Optional.empty();
  }

  private static byte[] decode(String value) {
    try {
      return Base64.getDecoder().decode(value);
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }
}

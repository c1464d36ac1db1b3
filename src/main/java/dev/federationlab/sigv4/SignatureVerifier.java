package dev.federationlab.sigv4;

import dev.federationlab.decision.Check;
import dev.federationlab.http.Body;
import dev.federationlab.sigv4.Claim.Form;
import dev.federationlab.sigv4.Failure.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Verifies signatures: clock, signed headers, signature, payload, in this order (IAM User Guide,
 * AWS Signature Version 4; S3 API Reference, "Authenticating Requests"). Safe for many threads.
 */
public final class SignatureVerifier {
  /** How far the clocks of caller and service may be apart. */
  public static final Duration MOST_SKEW = Duration.ofMinutes(15);

  private static final String SOURCE = "IAM User Guide, AWS Signature Version 4";
  private static final String S3_SOURCE = "S3 API Reference, Authenticating Requests";

  private final SigningKeys keys;

  public SignatureVerifier(SigningKeys keys) {
    this.keys = keys;
  }

  /**
   * Verifies a request against the secret of the access key that it names.
   *
   * @param claim as {@link ClaimReader} read it from this request
   */
  public Verification verify(Signable request, Claim claim, String secret, Instant now) {
    var dialect = Dialect.of(claim.scope().service());
    var checks = new ArrayList<Check>();
    var early = clock(claim, now, checks).or(() -> signedHeaders(request, claim, checks));
    if (early.isPresent()) {
      return refused(checks, early.get(), "", "");
    }
    var hash = payloadHash(request, claim, dialect);
    if (hash instanceof PayloadHash.Unusable unusable) {
      checks.add(unusable.check());
      return refused(checks, unusable.failure(), "", "");
    }
    var payloadHash = ((PayloadHash.Known) hash).value();
    var canonical = Canonical.request(request, claim.signedHeaders(), payloadHash, dialect);
    var toSign = Canonical.stringToSign(claim.timestamp(), claim.scope(), canonical);
    var key = keys.key(secret, claim.scope());
    if (!Hashes.same(Hashes.hex(Hashes.hmac(key, toSign)), claim.signature())) {
      checks.add(
          Check.failed(
              "signature",
              "the signature of this request by the secret key of " + claim.accessKeyId(),
              claim.signature() + Hints.of(request, claim, payloadHash, dialect, key),
              SOURCE));
      var facts =
          Map.of(
              "canonicalRequest",
              canonical,
              "stringToSign",
              toSign,
              "signature",
              claim.signature());
      return refused(checks, new Failure(Kind.SIGNATURE, facts), canonical, toSign);
    }
    checks.add(
        Check.passed(
            "signature",
            "the signature of this request by the secret key of " + claim.accessKeyId(),
            claim.signature(),
            SOURCE));
    if (dialect == Dialect.OTHERS) {
      checks.add(Check.passed("payload hash", "part of what is signed", payloadHash, SOURCE));
      return new Verification(checks, Optional.empty(), request.body(), canonical, toSign);
    }
    var payload = Payload.read(request, payloadHash, Optional.of(new ChunkSigner(key, claim)));
    checks.addAll(payload.checks());
    return new Verification(checks, payload.failure(), payload.body(), canonical, toSign);
  }

  private static Verification refused(
      List<Check> checks, Failure failure, String canonicalRequest, String stringToSign) {
    return new Verification(
        checks, Optional.of(failure), Body.EMPTY, canonicalRequest, stringToSign);
  }

  private static Optional<Failure> clock(Claim claim, Instant now, List<Check> checks) {
    var nowText = Timestamps.format(now);
    var earliest = now.minus(MOST_SKEW);
    var latest = now.plus(MOST_SKEW);
    if (claim.form() == Form.QUERY) {
      return linkClock(claim, now, nowText, latest, checks);
    }
    var wanted = "within 15 minutes of " + nowText;
    if (claim.signedAt().isBefore(earliest) || claim.signedAt().isAfter(latest)) {
      checks.add(Check.failed("clock", wanted, claim.timestamp(), SOURCE));
      boolean behind = claim.signedAt().isBefore(earliest);
      var limit = Timestamps.format(behind ? earliest : latest);
      return Optional.of(
          new Failure(
              behind ? Kind.CLOCK_BEHIND : Kind.CLOCK_AHEAD,
              Map.of("timestamp", claim.timestamp(), "now", nowText, "limit", limit)));
    }
    checks.add(Check.passed("clock", wanted, claim.timestamp(), SOURCE));
    return Optional.empty();
  }

  /** A presigned address is expired <em>at</em> the end of its time. */
  private static Optional<Failure> linkClock(
      Claim claim, Instant now, String nowText, Instant latest, List<Check> checks) {
    var end = claim.signedAt().plus(claim.expires().orElse(Duration.ZERO));
    var good = "good from " + claim.timestamp() + " until " + Timestamps.format(end);
    if (claim.signedAt().isAfter(latest)) {
      checks.add(Check.failed("clock", good, nowText, S3_SOURCE));
      return Optional.of(
          new Failure(
              Kind.LINK_NOT_YET,
              Map.of(
                  "timestamp",
                  claim.timestamp(),
                  "now",
                  nowText,
                  "limit",
                  Timestamps.format(latest))));
    }
    if (!now.isBefore(end)) {
      checks.add(Check.failed("clock", good, nowText, S3_SOURCE));
      var seconds = Long.toString(claim.expires().orElse(Duration.ZERO).toSeconds());
      var facts =
          Map.of(
              "expires",
              seconds,
              "expiresAt",
              end.toString(),
              "now",
              now.toString(),
              "timestamp",
              claim.timestamp(),
              "limit",
              nowText);
      return Optional.of(new Failure(Kind.LINK_EXPIRED, facts));
    }
    checks.add(Check.passed("clock", good, nowText, S3_SOURCE));
    return Optional.empty();
  }

  private static Optional<Failure> signedHeaders(
      Signable request, Claim claim, List<Check> checks) {
    var signed = Set.copyOf(claim.signedHeaders());
    var unsigned = new ArrayList<String>();
    if (!signed.contains("host")) {
      unsigned.add("host");
    }
    for (var field : request.headers().fields()) {
      var name = field.name().toLowerCase(Locale.ROOT);
      if (name.startsWith("x-amz-") && !signed.contains(name) && !unsigned.contains(name)) {
        unsigned.add(name);
      }
    }
    var saw = String.join(";", claim.signedHeaders());
    if (unsigned.isEmpty()) {
      checks.add(Check.passed("signed headers", "host and every x-amz- header", saw, SOURCE));
      return Optional.empty();
    }
    var names = String.join(", ", unsigned);
    checks.add(
        Check.failed(
            "signed headers", "host and every x-amz- header", saw + " without " + names, SOURCE));
    return Optional.of(new Failure(Kind.UNSIGNED_HEADERS, Map.of("headers", names)));
  }

  private static PayloadHash payloadHash(Signable request, Claim claim, Dialect dialect) {
    if (dialect == Dialect.OTHERS) {
      return new PayloadHash.Known(Hashes.sha256(request.body().bytes()));
    }
    return PayloadHash.ofS3(request, claim.form());
  }
}

package dev.federationlab.sigv4;

import dev.federationlab.http.Headers;
import dev.federationlab.http.Headers.Header;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;

/**
 * Finds out, where a signature does not hold, for which slightly other request it would: that is
 * what was changed on the way, or what the signer does otherwise. Tells only whether the signature
 * at hand fits, never another signature.
 */
final class Hints {
  private static final List<String> METHODS = List.of("GET", "PUT", "POST", "HEAD", "DELETE");

  private Hints() {}

  /** A remark to follow the signature, or nothing. */
  static String of(
      Signable request, Claim claim, String payloadHash, Dialect dialect, SecretKeySpec key) {
    for (var guess : guesses(request, claim, payloadHash, dialect).entrySet()) {
      var toSign = Canonical.stringToSign(claim.timestamp(), claim.scope(), guess.getValue());
      if (Hashes.same(Hashes.hex(Hashes.hmac(key, toSign)), claim.signature())) {
        return " (it would hold " + guess.getKey() + ")";
      }
    }
    return "";
  }

  private static Map<String, String> guesses(
      Signable request, Claim claim, String payloadHash, Dialect dialect) {
    var guesses = new LinkedHashMap<String, String>();
    for (var method : METHODS) {
      if (!method.equals(request.method())) {
        var other =
            new Signable(
                method, request.rawPath(), request.rawQuery(), request.headers(), request.body());
        guesses.put("for method " + method, canonical(other, claim, payloadHash, dialect));
      }
    }
    var otherDialect = dialect == Dialect.S3 ? Dialect.OTHERS : Dialect.S3;
    guesses.put(
        dialect == Dialect.S3
            ? "with the path normalised or encoded twice"
            : "with the path encoded once",
        canonical(request, claim, payloadHash, otherDialect));
    guesses.put(
        "without the query", canonical(withQuery(request, ""), claim, payloadHash, dialect));
    guesses.put("for an empty body", canonical(request, claim, Hashes.EMPTY_SHA256, dialect));
    guesses.put(
        "with the hash of this body",
        canonical(request, claim, Hashes.sha256(request.body().bytes()), dialect));
    guesses.put(
        "with " + PayloadHash.UNSIGNED, canonical(request, claim, PayloadHash.UNSIGNED, dialect));
    var host = request.headers().first("host").orElse("");
    int colon = host.lastIndexOf(':');
    if (colon > 0) {
      guesses.put(
          "for the host without its port",
          canonical(withHost(request, host.substring(0, colon)), claim, payloadHash, dialect));
    }
    return guesses;
  }

  private static String canonical(
      Signable request, Claim claim, String payloadHash, Dialect dialect) {
    return Canonical.request(request, claim.signedHeaders(), payloadHash, dialect);
  }

  private static Signable withQuery(Signable request, String query) {
    return new Signable(
        request.method(), request.rawPath(), query, request.headers(), request.body());
  }

  private static Signable withHost(Signable request, String host) {
    var fields =
        request.headers().fields().stream()
            .map(
                field ->
                    field.name().equalsIgnoreCase("host") ? new Header(field.name(), host) : field)
            .toList();
    return new Signable(
        request.method(),
        request.rawPath(),
        request.rawQuery(),
        new Headers(fields),
        request.body());
  }
}

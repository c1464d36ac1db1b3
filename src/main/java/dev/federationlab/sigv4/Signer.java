package dev.federationlab.sigv4;

import dev.federationlab.http.Headers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Signs requests, for whoever wants a signature made by the book or spoilt on purpose. Immutable.
 *
 * @param sessionToken goes with temporary credentials
 */
public record Signer(
    String accessKeyId,
    String secretAccessKey,
    Optional<String> sessionToken,
    String region,
    String service) {

  /** Without the secret and the token. */
  @Override
  public String toString() {
    return "signer with " + accessKeyId + " for " + region + "/" + service;
  }

  /**
   * Signs in the header form: adds {@code x-amz-date}, {@code x-amz-security-token} with temporary
   * credentials, {@code x-amz-content-sha256} for S3 unless it is there, and {@code Authorization}.
   * Signs every header that is there.
   *
   * @param request with its {@code Host} header
   */
  public Signable inHeader(Signable request, Instant now) {
    var timestamp = Timestamps.format(now);
    var headers = request.headers().and("X-Amz-Date", timestamp);
    if (sessionToken.isPresent()) {
      headers = headers.and("X-Amz-Security-Token", sessionToken.get());
    }
    var dialect = Dialect.of(service);
    var hash =
        headers.first(PayloadHash.HEADER).orElseGet(() -> Hashes.sha256(request.body().bytes()));
    if (dialect == Dialect.S3 && headers.first(PayloadHash.HEADER).isEmpty()) {
      headers = headers.and(PayloadHash.HEADER, hash);
    }
    var signedHeaders = new TreeSet<String>();
    headers.fields().forEach(field -> signedHeaders.add(field.name().toLowerCase(Locale.ROOT)));
    var names = signedHeaders.stream().toList();
    var scope = new CredentialScope(timestamp.substring(0, 8), region, service);
    var unsigned = with(request, request.rawQuery(), headers);
    var canonical =
        Canonical.request(
            unsigned,
            names,
            dialect == Dialect.S3 ? hash : Hashes.sha256(request.body().bytes()),
            dialect);
    var authorization =
        "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(
                ClaimReader.ALGORITHM,
                accessKeyId,
                scope,
                String.join(";", names),
                signature(timestamp, scope, canonical));
    return with(request, request.rawQuery(), headers.and("Authorization", authorization));
  }

  /**
   * Signs in the query form: a presigned address, good for {@code expires} from now on; only the
   * host is signed.
   */
  public Signable inQuery(Signable request, Instant now, Duration expires) {
    var timestamp = Timestamps.format(now);
    var scope = new CredentialScope(timestamp.substring(0, 8), region, service);
    var query = new StringBuilder(request.rawQuery());
    append(query, "X-Amz-Algorithm", ClaimReader.ALGORITHM);
    append(query, "X-Amz-Credential", accessKeyId + "/" + scope);
    append(query, "X-Amz-Date", timestamp);
    append(query, "X-Amz-Expires", Long.toString(expires.toSeconds()));
    append(query, "X-Amz-SignedHeaders", "host");
    sessionToken.ifPresent(token -> append(query, "X-Amz-Security-Token", token));
    var dialect = Dialect.of(service);
    var hash = dialect == Dialect.S3 ? PayloadHash.UNSIGNED : Hashes.sha256(request.body().bytes());
    var unsigned = with(request, query.toString(), request.headers());
    var canonical = Canonical.request(unsigned, List.of("host"), hash, dialect);
    append(query, Canonical.SIGNATURE_PARAMETER, signature(timestamp, scope, canonical));
    return with(request, query.toString(), request.headers());
  }

  private String signature(String timestamp, CredentialScope scope, String canonical) {
    var key = new SigningKeys(1).key(secretAccessKey, scope);
    return Hashes.hex(Hashes.hmac(key, Canonical.stringToSign(timestamp, scope, canonical)));
  }

  private static void append(StringBuilder query, String name, String value) {
    query
        .append(query.isEmpty() ? "" : "&")
        .append(name)
        .append('=')
        .append(UriCoding.encode(value, false));
  }

  private static Signable with(Signable request, String query, Headers headers) {
    return new Signable(request.method(), request.rawPath(), query, headers, request.body());
  }
}

package dev.federationlab.sigv4;

import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Headers.Header;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Requests for tests, signed by our own signer, and changed afterwards. */
final class Signed {
  static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzEXAMPLEKEY";

  private Signed() {}

  static Signable request(
      String method, String path, String query, String body, String... headers) {
    var fields = new ArrayList<Header>();
    fields.add(new Header("Host", "localhost:7072"));
    fields.addAll(Headers.of(headers).fields());
    return new Signable(method, path, query, new Headers(fields), Body.of(body));
  }

  static Signer signer(String service) {
    return new Signer(
        "AKIAIOSFODNN7ABCDEFG", SECRET, java.util.Optional.empty(), "us-east-1", service);
  }

  static Verification verify(Signable request, String service, Instant now) {
    var reading = ClaimReader.read(request, service);
    if (reading instanceof Reading.Claimed claimed) {
      return new SignatureVerifier(new SigningKeys(10))
          .verify(request, claimed.claim(), SECRET, now);
    }
    throw new AssertionError("no claim: " + reading);
  }

  static Verification verify(Signable request, String service) {
    return verify(request, service, NOW);
  }

  static Signable withMethod(Signable request, String method) {
    return new Signable(
        method, request.rawPath(), request.rawQuery(), request.headers(), request.body());
  }

  static Signable withPath(Signable request, String path) {
    return new Signable(
        request.method(), path, request.rawQuery(), request.headers(), request.body());
  }

  static Signable withQuery(Signable request, String query) {
    return new Signable(
        request.method(), request.rawPath(), query, request.headers(), request.body());
  }

  static Signable withBody(Signable request, Body body) {
    return new Signable(
        request.method(), request.rawPath(), request.rawQuery(), request.headers(), body);
  }

  /** With a header's value replaced, or the header added. */
  static Signable withHeader(Signable request, String name, String value) {
    List<Header> fields = new ArrayList<>();
    boolean found = false;
    for (var field : request.headers().fields()) {
      boolean same = field.name().equalsIgnoreCase(name);
      fields.add(same ? new Header(field.name(), value) : field);
      found |= same;
    }
    if (!found) {
      fields.add(new Header(name, value));
    }
    return new Signable(
        request.method(),
        request.rawPath(),
        request.rawQuery(),
        new Headers(fields),
        request.body());
  }
}

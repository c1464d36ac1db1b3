package dev.federationlab.sigv4;

import static dev.federationlab.sigv4.Signed.NOW;
import static dev.federationlab.sigv4.Signed.request;
import static dev.federationlab.sigv4.Signed.signer;
import static dev.federationlab.sigv4.Signed.verify;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.decision.Check;
import dev.federationlab.http.Body;
import dev.federationlab.sigv4.Failure.Kind;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignatureVerifierTest {
  private static final Signable QUERY =
      request(
          "POST",
          "/",
          "",
          "Action=GetCallerIdentity&Version=2011-06-15",
          "Content-Type",
          "application/x-www-form-urlencoded; charset=utf-8");
  private static final Signable PUT =
      request("PUT", "/photos/a.txt", "x-id=PutObject", "hello", "Content-Type", "text/plain");

  @Test
  void aRequestAsItWasSignedHolds() {
    assertThat(verify(signer("sts").inHeader(QUERY, NOW), "sts").holds()).isTrue();
    var put = verify(signer("s3").inHeader(PUT, NOW), "s3");
    assertThat(put.holds()).isTrue();
    assertThat(put.payload().text()).isEqualTo("hello");
  }

  /** The worked example of the S3 API Reference, "Example: GET Object". */
  @Test
  void agreesWithTheWorkedExampleOfTheS3Reference() {
    var request =
        new Signable(
            "GET",
            "/test.txt",
            "",
            dev.federationlab.http.Headers.of(
                "Host",
                "examplebucket.s3.amazonaws.com",
                "Range",
                "bytes=0-9",
                "x-amz-content-sha256",
                Hashes.EMPTY_SHA256,
                "x-amz-date",
                "20130524T000000Z",
                "Authorization",
                "AWS4-HMAC-SHA256"
                    + " Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                    + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                    + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41"),
            Body.EMPTY);
    var claim = ((Reading.Claimed) ClaimReader.read(request, "s3")).claim();

    var verification =
        new SignatureVerifier(new SigningKeys(1))
            .verify(
                request,
                claim,
                "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                java.time.Instant.parse("2013-05-24T00:00:00Z"));

    assertThat(verification.failure()).isEmpty();
    assertThat(verification.stringToSign())
        .endsWith("7344ae5b7ee6c3e7e6b0fe0640412a37625d1fbfff95c48bbb2dc43964946972");
  }

  @Test
  void eachCheckIsToldInOrder() {
    assertThat(verify(signer("s3").inHeader(PUT, NOW), "s3").checks())
        .extracting(Check::what)
        .containsExactly("clock", "signed headers", "signature", "payload hash");
  }

  @Test
  void anotherMethodIsRefusedAndNamed() {
    var changed = Signed.withMethod(signer("s3").inHeader(PUT, NOW), "DELETE");

    var verification = verify(changed, "s3");

    assertThat(verification.failure()).map(Failure::kind).hasValue(Kind.SIGNATURE);
    assertThat(last(verification).saw()).endsWith("(it would hold for method PUT)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/photos/b.txt",
        "/photos/a.txt/",
        "/photos//a.txt",
        "/photos/A.txt",
        "/photos/./a.txt"
      })
  void anotherPathIsRefused(String path) {
    assertThat(verify(Signed.withPath(signer("s3").inHeader(PUT, NOW), path), "s3").failure())
        .map(Failure::kind)
        .hasValue(Kind.SIGNATURE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "x-id=GetObject", "x-id=PutObject&acl", "x-id=PutObject&x-id=PutObject"})
  void anotherQueryIsRefused(String query) {
    assertThat(verify(Signed.withQuery(signer("s3").inHeader(PUT, NOW), query), "s3").failure())
        .map(Failure::kind)
        .hasValue(Kind.SIGNATURE);
  }

  @ParameterizedTest
  @CsvSource({"Host, localhost:7073", "Content-Type, text/html", "X-Amz-Date, 20260131T120001Z"})
  void anotherSignedHeaderIsRefused(String name, String value) {
    assertThat(
            verify(Signed.withHeader(signer("s3").inHeader(PUT, NOW), name, value), "s3").failure())
        .map(Failure::kind)
        .hasValue(Kind.SIGNATURE);
  }

  @Test
  void aHeaderRemovedIsRefused() {
    var signed = signer("s3").inHeader(PUT, NOW);
    var fields =
        signed.headers().fields().stream().filter(f -> !f.name().equals("Content-Type")).toList();
    var changed =
        new Signable(
            "PUT",
            signed.rawPath(),
            signed.rawQuery(),
            new dev.federationlab.http.Headers(fields),
            signed.body());

    assertThat(verify(changed, "s3").failure()).map(Failure::kind).hasValue(Kind.SIGNATURE);
  }

  @Test
  void anotherBodyIsRefusedByTheSignatureOrTheHash() {
    assertThat(
            verify(
                    Signed.withBody(signer("sts").inHeader(QUERY, NOW), Body.of("Action=Other")),
                    "sts")
                .failure())
        .map(Failure::kind)
        .hasValue(Kind.SIGNATURE);
    var s3 = verify(Signed.withBody(signer("s3").inHeader(PUT, NOW), Body.of("hellO")), "s3");
    assertThat(s3.failure()).map(Failure::kind).hasValue(Kind.HASH_MISMATCH);
    assertThat(s3.payload()).isEqualTo(Body.EMPTY);
  }

  @Test
  void anotherRegionInTheScopeIsRefused() {
    var signed = signer("s3").inHeader(PUT, NOW);
    var changed =
        Signed.withHeader(
            signed,
            "Authorization",
            signed
                .headers()
                .first("Authorization")
                .orElseThrow()
                .replace("us-east-1", "eu-west-1"));

    assertThat(verify(changed, "s3").failure()).map(Failure::kind).hasValue(Kind.SIGNATURE);
  }

  @Test
  void aTokenAddedOrChangedIsRefused() {
    var withToken =
        new Signer(
            "ASIAIOSFODNN7ABCDEFG", Signed.SECRET, Optional.of("token-one"), "us-east-1", "s3");
    assertThat(verify(withToken.inHeader(PUT, NOW), "s3").holds()).isTrue();

    var changed =
        Signed.withHeader(withToken.inHeader(PUT, NOW), "X-Amz-Security-Token", "token-two");
    assertThat(verify(changed, "s3").failure()).map(Failure::kind).hasValue(Kind.SIGNATURE);

    var added =
        Signed.withHeader(signer("s3").inHeader(PUT, NOW), "X-Amz-Security-Token", "token-two");
    assertThat(verify(added, "s3").failure()).map(Failure::kind).hasValue(Kind.UNSIGNED_HEADERS);
  }

  @Test
  void anotherSecretIsRefused() {
    var other = new Signer("AKIAIOSFODNN7ABCDEFG", "another", Optional.empty(), "us-east-1", "s3");

    assertThat(verify(other.inHeader(PUT, NOW), "s3").failure())
        .map(Failure::kind)
        .hasValue(Kind.SIGNATURE);
  }

  @Test
  void theRightSignatureIsNeverTold() {
    var signed = signer("s3").inHeader(PUT, NOW);
    var right =
        signed.headers().first("Authorization").orElseThrow().replaceAll(".*Signature=", "");
    var wrong = "0".repeat(64);
    var changed =
        Signed.withHeader(
            signed,
            "Authorization",
            signed.headers().first("Authorization").orElseThrow().replace(right, wrong));

    var verification = verify(changed, "s3");

    assertThat(verification.failure()).map(Failure::kind).hasValue(Kind.SIGNATURE);
    assertThat(verification.toString())
        .contains(wrong)
        .doesNotContain(right)
        .doesNotContain(Signed.SECRET);
  }

  @Test
  void anUnsignedHostIsRefused() {
    var signed = signer("sts").inHeader(QUERY, NOW);
    var changed =
        Signed.withHeader(
            signed,
            "Authorization",
            signed.headers().first("Authorization").orElseThrow().replace("host;", ""));

    var failure = verify(changed, "sts").failure();

    assertThat(failure).map(Failure::kind).hasValue(Kind.UNSIGNED_HEADERS);
    assertThat(failure.orElseThrow().fact("headers")).isEqualTo("host");
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T12:15:00Z, true",
    "2026-01-31T12:15:01Z, false",
    "2026-01-31T11:45:00Z, true",
    "2026-01-31T11:44:59Z, false"
  })
  void theClockMayBeQuarterOfAnHourOff(String now, boolean holds) {
    assertThat(verify(signer("s3").inHeader(PUT, NOW), "s3", java.time.Instant.parse(now)).holds())
        .isEqualTo(holds);
  }

  @Test
  void aDateHeaderMayStandInForTheAmzDate() {
    var dated = Signed.withHeader(PUT, "Date", "Sat, 31 Jan 2026 12:00:00 GMT");
    var signed = signer("s3").inHeader(dated, NOW);
    var without =
        new dev.federationlab.http.Headers(
            signed.headers().fields().stream()
                .filter(f -> !f.name().equals("X-Amz-Date"))
                .toList());
    var request = new Signable("PUT", signed.rawPath(), signed.rawQuery(), without, signed.body());

    // Signed with x-amz-date, which is gone: read, but no longer true.
    assertThat(verify(request, "s3").failure()).map(Failure::kind).hasValue(Kind.SIGNATURE);
  }

  @Test
  void signingKeysAreKeptWithinBounds() {
    var keys = new SigningKeys(3);
    for (int i = 0; i < 10; i++) {
      keys.key("secret", new CredentialScope("20260131", "region-" + i, "s3"));
    }
    assertThat(keys.size()).isEqualTo(3);
  }

  private static Check last(Verification verification) {
    return verification.checks().get(verification.checks().size() - 1);
  }
}

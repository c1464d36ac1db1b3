package dev.federationlab.sigv4;

import static dev.federationlab.sigv4.Signed.NOW;
import static dev.federationlab.sigv4.Signed.request;
import static dev.federationlab.sigv4.Signed.signer;
import static dev.federationlab.sigv4.Signed.verify;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.decision.Check;
import dev.federationlab.http.Body;
import dev.federationlab.sigv4.Failure.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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
  void headersAreComparedWithoutRegardToSpacingAndRepetition() {
    var request =
        request(
            "GET",
            "/",
            "",
            "",
            "X-Amz-Meta-A",
            "one",
            "x-amz-meta-a",
            "  two   words  ",
            "X-Amz-Meta-B",
            "");
    var signed = signer("s3").inHeader(request, NOW);
    var spaced = Signed.withHeader(signed, "X-Amz-Meta-B", "   ");

    assertThat(verify(spaced, "s3").holds()).isTrue();
    assertThat(verify(spaced, "s3").canonicalRequest())
        .contains("x-amz-meta-a:one,two words\nx-amz-meta-b:\n");
  }

  @Test
  void theQueryIsSortedWithEmptyAndRepeatedParameters() {
    assertThat(Canonical.query("b=2&a=&acl&b=1&a=%7e&B=x&c=a+b&d=%2f/"))
        .isEqualTo("B=x&a=&a=~&acl=&b=1&b=2&c=a%20b&d=%2F%2F");
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b, S3, /a/b",
    "/a%20b, S3, /a%20b",
    "/a%20b, OTHERS, /a%2520b",
    "/a/../b, S3, /a/../b",
    "/a/../b, OTHERS, /b",
    "/a//b/, S3, /a//b/",
    "/a//b/, OTHERS, /a/b/",
    "/a/., OTHERS, /a/",
    "/.., OTHERS, /",
    "/(a), S3, /%28a%29",
    "/%28a%29, S3, /%28a%29",
    "/%7Ea%2fb, S3, /~a%2Fb",
    "/ü, S3, /%C3%BC",
    "/100%, S3, /100%25",
    "'', OTHERS, /"
  })
  void thePathIsWrittenInOneWay(String raw, Dialect dialect, String canonical) {
    assertThat(Canonical.path(raw, dialect)).isEqualTo(canonical);
  }

  @Test
  void whateverTheKeyItHoldsOnceSigned() {
    var random = new Random(7);
    var letters = "abcXYZ019-._~ /+%&=?#:;,@!$'()*[]{}|\\^`\"<>äß€漢😀\u0007".codePoints().toArray();
    for (int i = 0; i < 500; i++) {
      var key = new StringBuilder();
      for (int n = random.nextInt(1, 20); n > 0; n--) {
        key.appendCodePoint(letters[random.nextInt(letters.length)]);
      }
      var path = "/bucket/" + UriCoding.encode(key.toString(), true);
      var query = "prefix=" + UriCoding.encode(key.toString(), false);
      for (var service : List.of("s3", "lambda")) {
        var signed = signer(service).inHeader(request("GET", path, query, ""), NOW);
        assertThat(verify(signed, service).holds()).as("%s %s", service, key).isTrue();
      }
      assertThat(UriCoding.decode(UriCoding.encode(key.toString(), false)))
          .isEqualTo(key.toString());
    }
  }

  @Test
  void aPresignedAddressHoldsUntilItsEnd() {
    var address =
        signer("s3").inQuery(request("GET", "/photos/a.txt", "", ""), NOW, Duration.ofMinutes(5));

    assertThat(verify(address, "s3", NOW.plusSeconds(299)).holds()).isTrue();
    assertThat(verify(address, "s3", NOW.plusSeconds(300)).failure())
        .map(Failure::kind)
        .hasValue(Kind.LINK_EXPIRED);
    assertThat(verify(address, "s3", NOW.minusSeconds(901)).failure())
        .map(Failure::kind)
        .hasValue(Kind.LINK_NOT_YET);
  }

  @Test
  void aPresignedAddressWithATokenHoldsAndOnlyWithIt() {
    var signer =
        new Signer(
            "ASIAIOSFODNN7ABCDEFG", Signed.SECRET, Optional.of("to/ken+="), "us-east-1", "s3");
    var address =
        signer.inQuery(request("GET", "/photos/a.txt", "", ""), NOW, Duration.ofMinutes(5));
    var claim = ((Reading.Claimed) ClaimReader.read(address, "s3")).claim();

    assertThat(claim.sessionToken()).hasValue("to/ken+=");
    assertThat(verify(address, "s3").holds()).isTrue();
    var without =
        Signed.withQuery(address, address.rawQuery().replaceAll("&X-Amz-Security-Token=[^&]*", ""));
    assertThat(verify(without, "s3").failure()).map(Failure::kind).hasValue(Kind.SIGNATURE);
  }

  @Test
  void aPresignedAddressOfAnotherServiceIsSignedOverItsBody() {
    var address =
        signer("sts")
            .inQuery(
                request("GET", "/", "Action=GetCallerIdentity", ""), NOW, Duration.ofMinutes(5));

    assertThat(verify(address, "sts").holds()).isTrue();
    assertThat(verify(Signed.withBody(address, Body.of("more")), "sts").failure())
        .map(Failure::kind)
        .hasValue(Kind.SIGNATURE);
  }

  @ParameterizedTest
  @CsvSource({
    "0, positive",
    "-5, positive",
    "604801, week",
    "soon, number",
    "99999999999, week",
    "'', number"
  })
  void aPresignedAddressMustSayHowLong(String expires, String rule) {
    var address = signer("s3").inQuery(request("GET", "/a/b", "", ""), NOW, Duration.ofSeconds(60));
    var changed =
        Signed.withQuery(
            address, address.rawQuery().replace("X-Amz-Expires=60", "X-Amz-Expires=" + expires));

    var reading = ClaimReader.read(changed, "s3");

    assertThat(reading).isInstanceOf(Reading.Unusable.class);
    assertThat(((Reading.Unusable) reading).failure())
        .isEqualTo(new Failure(Kind.EXPIRES, java.util.Map.of("rule", rule)));
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

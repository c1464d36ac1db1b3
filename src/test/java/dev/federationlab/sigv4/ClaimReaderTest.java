package dev.federationlab.sigv4;

import static dev.federationlab.sigv4.Signed.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.sigv4.Failure.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClaimReaderTest {
  private static final String HEX = "0123456789abcdef".repeat(4);
  private static final String GOOD =
      "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7ABCDEFG/20260131/us-east-1/s3/aws4_request,"
          + " SignedHeaders=host;x-amz-date, Signature="
          + HEX;

  @Test
  void aRequestWithoutCredentialsIsUnsigned() {
    assertThat(ClaimReader.read(request("GET", "/", "list-type=2", ""), "s3"))
        .isInstanceOf(Reading.Unsigned.class);
  }

  @Test
  void spacesBetweenThePartsDoNotMatter() {
    var tight = (Reading.Claimed) read(GOOD.replace(", ", ","));
    var loose = (Reading.Claimed) read(GOOD.replace(", ", " ,  "));

    assertThat(tight.claim()).isEqualTo(loose.claim());
    assertThat(tight.claim().scope()).hasToString("20260131/us-east-1/s3/aws4_request");
    assertThat(tight.claim().signedHeaders()).containsExactly("host", "x-amz-date");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "AWS AKIAIOSFODNN7ABCDEFG:c2ln | UNSUPPORTED",
        "Basic dXNlcjpwYXNz | UNSUPPORTED",
        "Bearer x | UNSUPPORTED",
        "AWS4-ECDSA-P256-SHA256 Credential=a/b/c/d/e | UNSUPPORTED",
        "AWS4-HMAC-SHA256 | INCOMPLETE",
        "AWS4-HMAC-SHA256 Credential=a/20260131/us-east-1/s3/aws4_request | INCOMPLETE",
        "AWS4-HMAC-SHA256 Credential=a/20260131/us-east-1/s3/aws4_request, SignedHeaders=;;,"
            + " Signature=x | INCOMPLETE",
        "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=x | CREDENTIAL",
        "AWS4-HMAC-SHA256 Credential=/20260131/us-east-1/s3/aws4_request, SignedHeaders=host,"
            + " Signature=x | CREDENTIAL",
        "AWS4-HMAC-SHA256 Credential=a/20260131//s3/aws4_request, SignedHeaders=host, Signature=x |"
            + " CREDENTIAL",
        "AWS4-HMAC-SHA256 Credential=a/20260131/us-east-1/s3/aws3_request, SignedHeaders=host,"
            + " Signature=x | TERMINATOR",
        "AWS4-HMAC-SHA256 Credential=a/20260131/us-east-1/sts/aws4_request, SignedHeaders=host,"
            + " Signature=x | SERVICE",
        "AWS4-HMAC-SHA256 Credential=a/20260130/us-east-1/s3/aws4_request, SignedHeaders=host,"
            + " Signature=x | SCOPE_DATE"
      })
  void aMalformedHeaderIsUnusable(String authorization, Kind kind) {
    assertThat(read(authorization)).isInstanceOf(Reading.Unusable.class);
    assertThat(((Reading.Unusable) read(authorization)).failure().kind()).isEqualTo(kind);
    assertThat(read(authorization).checks()).last().matches(check -> !check.passed());
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-31T12:00:00Z",
    "20260131T250000Z",
    "20261331T120000Z",
    "20260131T12000xZ",
    "99999999T999999Z"
  })
  void aMalformedDateIsUnusable(String date) {
    var request = request("GET", "/", "", "", "Authorization", GOOD, "X-Amz-Date", date);

    assertThat(((Reading.Unusable) ClaimReader.read(request, "s3")).failure().kind())
        .isEqualTo(Kind.DATE);
  }

  @Test
  void aRequestWithoutADateIsIncomplete() {
    var request = request("GET", "/", "", "", "Authorization", GOOD);

    assertThat(((Reading.Unusable) ClaimReader.read(request, "s3")).failure().fact("missing"))
        .isEqualTo("X-Amz-Date");
  }

  @Test
  void twoSignaturesAreOneTooMany() {
    var twice =
        request(
            "GET",
            "/",
            "",
            "",
            "Authorization",
            GOOD,
            "Authorization",
            GOOD,
            "X-Amz-Date",
            "20260131T120000Z");
    var both = request("GET", "/", "X-Amz-Algorithm=AWS4-HMAC-SHA256", "", "Authorization", GOOD);

    assertThat(((Reading.Unusable) ClaimReader.read(twice, "s3")).failure().kind())
        .isEqualTo(Kind.TWO_MECHANISMS);
    assertThat(((Reading.Unusable) ClaimReader.read(both, "s3")).failure().kind())
        .isEqualTo(Kind.TWO_MECHANISMS);
  }

  @Test
  void aQueryParameterMissingOrTwiceIsIncomplete() {
    var query =
        "X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Date=20260131T120000Z&X-Amz-Date=20260131T120000Z";
    var failure =
        ((Reading.Unusable) ClaimReader.read(request("GET", "/", query, ""), "s3")).failure();

    assertThat(failure.kind()).isEqualTo(Kind.INCOMPLETE_QUERY);
    assertThat(failure.fact("missing"))
        .contains("X-Amz-Date")
        .contains("X-Amz-Signature")
        .doesNotContain("Algorithm");
  }

  @Test
  void signatureVersion2IsTold() {
    var request = request("GET", "/a", "AWSAccessKeyId=AKIA&Signature=x&Expires=1", "");

    assertThat(((Reading.Unusable) ClaimReader.read(request, "s3")).failure().kind())
        .isEqualTo(Kind.UNSUPPORTED);
  }

  private static Reading read(String authorization) {
    return ClaimReader.read(
        request(
            "GET", "/", "", "", "Authorization", authorization, "X-Amz-Date", "20260131T120000Z"),
        "s3");
  }
}

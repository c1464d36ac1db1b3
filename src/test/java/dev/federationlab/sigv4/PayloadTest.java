package dev.federationlab.sigv4;

import static dev.federationlab.sigv4.Signed.NOW;
import static dev.federationlab.sigv4.Signed.request;
import static dev.federationlab.sigv4.Signed.signer;
import static dev.federationlab.sigv4.Signed.verify;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.http.Body;
import dev.federationlab.sigv4.Failure.Kind;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PayloadTest {

  /** The check values of the catalogues: of the nine ASCII digits 1 to 9. */
  @ParameterizedTest
  @CsvSource({
    "CRC32, cbf43926",
    "CRC32C, e3069283",
    "CRC64NVME, ae8b14860a799888",
    "SHA1, f7c3bc1d808e04732adf679965ccc34ca7ae3441",
    "SHA256, 15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225"
  })
  void checksumsAreThoseOfTheStandards(ChecksumAlgorithm algorithm, String hex) {
    assertThat(
            HexFormat.of().formatHex(algorithm.of("123456789".getBytes(StandardCharsets.US_ASCII))))
        .isEqualTo(hex);
  }

  @ParameterizedTest
  @EnumSource(ChecksumAlgorithm.class)
  void aChecksumHeaderMustBeThatOfTheBody(ChecksumAlgorithm algorithm) {
    var right =
        Base64.getEncoder()
            .encodeToString(algorithm.of("hello".getBytes(StandardCharsets.US_ASCII)));
    var wrong =
        Base64.getEncoder()
            .encodeToString(algorithm.of("other".getBytes(StandardCharsets.US_ASCII)));

    assertThat(put("hello", algorithm.header(), right).holds()).isTrue();
    assertThat(put("hello", algorithm.header(), wrong).failure())
        .map(Failure::kind)
        .hasValue(Kind.DIGEST_MISMATCH);
    assertThat(put("hello", algorithm.header(), "c2hvcnQ=").failure())
        .map(Failure::kind)
        .hasValue(Kind.DIGEST_INVALID);
    assertThat(put("hello", algorithm.header(), "*").failure())
        .map(Failure::kind)
        .hasValue(Kind.DIGEST_INVALID);
  }

  @Test
  void contentMd5MustBeThatOfTheBody() {
    assertThat(put("hello", "Content-MD5", "XUFAKrxLKna5cZ2REBfFkg==").holds()).isTrue();
    assertThat(put("hellO", "Content-MD5", "XUFAKrxLKna5cZ2REBfFkg==").failure())
        .map(Failure::kind)
        .hasValue(Kind.DIGEST_MISMATCH);
    assertThat(put("hello", "Content-MD5", "nonsense").failure())
        .map(Failure::kind)
        .hasValue(Kind.DIGEST_INVALID);
  }

  @Test
  void theChecksumOfAnObjectToBeCompletedIsNotOfTheBody() {
    var request =
        request("POST", "/b/k", "uploadId=u", "<parts/>", "x-amz-checksum-crc32", "AAAAAA==");

    assertThat(verify(signer("s3").inHeader(request, NOW), "s3").holds()).isTrue();
  }

  @Test
  void anUnsignedPayloadMayBeAnything() {
    var signed =
        signer("s3")
            .inHeader(
                request("PUT", "/b/k", "", "one", "x-amz-content-sha256", "UNSIGNED-PAYLOAD"), NOW);

    assertThat(verify(Signed.withBody(signed, Body.of("two")), "s3").payload().text())
        .isEqualTo("two");
  }

  @ParameterizedTest
  @CsvSource({
    "nonsense, HASH_INVALID",
    "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD, HASH_INVALID",
    "'', HASH_INVALID"
  })
  void anUnknownHashIsRefused(String hash, Kind kind) {
    var signed =
        signer("s3").inHeader(request("PUT", "/b/k", "", "one", "x-amz-content-sha256", hash), NOW);

    assertThat(verify(signed, "s3").failure()).map(Failure::kind).hasValue(kind);
  }

  @Test
  void s3WantsAHashInTheHeaderForm() {
    var signed = signer("lambda").inHeader(request("GET", "/b/k", "", ""), NOW);
    var forS3 =
        Signed.withHeader(
            signed,
            "Authorization",
            signed.headers().first("Authorization").orElseThrow().replace("/lambda/", "/s3/"));

    assertThat(verify(forS3, "s3").failure()).map(Failure::kind).hasValue(Kind.HASH_MISSING);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5~hello~0~x-amz-checksum-crc32:NhCmhg==~~ | 5 | -",
        "5~hello~0~x-amz-checksum-crc32:NhCmhg==~~ | 6 | INCOMPLETE_BODY",
        "5~hello~0~x-amz-checksum-crc32:NhCmhw==~~ | 5 | DIGEST_MISMATCH",
        "5~hello~0~~ | 5 | TRAILER",
        "5~hello~0~x-amz-checksum-crc32:NhCmhg==~x-amz-checksum-crc32:NhCmhg==~~ | 5 | TRAILER",
        "5~hello~0~x-amz-checksum-sha1:qvTGHdzF6KLavt4PO0gs2a6pQ00=~~ | 5 | TRAILER",
        "5~hello~0~nonsense~~ | 5 | TRAILER",
        "5~hello~0~x-amz-checksum-crc32:NhCmhg==~~more | 5 | TRAILER",
        "6~hello~0~x-amz-checksum-crc32:NhCmhg==~~ | 5 | INCOMPLETE_BODY",
        "4~hello~0~x-amz-checksum-crc32:NhCmhg==~~ | 5 | FRAMING",
        "-5~hello~0~~ | 5 | FRAMING",
        "ffffffff~hello~0~~ | 5 | INCOMPLETE_BODY",
        "fffffffff~hello~0~~ | 5 | FRAMING",
        "hello | 5 | INCOMPLETE_BODY",
        "'' | 5 | INCOMPLETE_BODY",
        "5~hello~ | 5 | INCOMPLETE_BODY",
        "5~hello~0~x-amz-checksum-crc32:NhCmhg==~~ | -1 | LENGTH_MISSING",
        "5~hello~0~x-amz-checksum-crc32:NhCmhg==~~ | many | LENGTH_MISSING"
      })
  void anUnsignedUploadWithATrailerIsHeldAgainstWhatItSays(
      String body, String length, String kind) {
    var request =
        request(
            "PUT",
            "/b/k",
            "",
            body.replace("~", "\r\n"),
            "x-amz-content-sha256",
            "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
            "x-amz-decoded-content-length",
            length,
            "x-amz-trailer",
            "x-amz-checksum-crc32");

    var signed = verify(signer("s3").inHeader(request, NOW), "s3");
    var anonymous = Payload.ofUnsigned(request);

    if (kind.equals("-")) {
      assertThat(signed.payload().text()).isEqualTo("hello");
      assertThat(anonymous.body().text()).isEqualTo("hello");
    } else {
      assertThat(signed.failure()).map(Failure::kind).hasValue(Kind.valueOf(kind));
      assertThat(anonymous.failure()).isEqualTo(signed.failure());
      assertThat(signed.payload()).isEqualTo(Body.EMPTY);
    }
  }

  @Test
  void manySmallSignedChunksAreRefusedBeforeTheyCost() {
    var body =
        ("1;chunk-signature=" + "0".repeat(64) + "\r\nx\r\n").repeat(3)
            + "0;chunk-signature=0\r\n\r\n";
    var request =
        request(
            "PUT",
            "/b/k",
            "",
            body,
            "x-amz-content-sha256",
            PayloadHash.CHUNKS,
            "x-amz-decoded-content-length",
            "3");

    assertThat(verify(signer("s3").inHeader(request, NOW), "s3").failure())
        .map(Failure::kind)
        .hasValue(Kind.CHUNK_SIZE);
  }

  @Test
  void anAnonymousUploadCannotClaimSignedChunks() {
    var request =
        request(
            "PUT",
            "/b/k",
            "",
            "0;chunk-signature=0\r\n\r\n",
            "x-amz-content-sha256",
            PayloadHash.CHUNKS,
            "x-amz-decoded-content-length",
            "0");

    assertThat(Payload.ofUnsigned(request).failure())
        .map(Failure::kind)
        .hasValue(Kind.HASH_INVALID);
  }

  private static Verification put(String body, String name, String value) {
    return verify(signer("s3").inHeader(request("PUT", "/b/k", "", body, name, value), NOW), "s3");
  }
}

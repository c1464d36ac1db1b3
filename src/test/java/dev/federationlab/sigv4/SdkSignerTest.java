package dev.federationlab.sigv4;

import static dev.federationlab.sigv4.Signed.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Headers.Header;
import dev.federationlab.sigv4.Failure.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.checksums.DefaultChecksumAlgorithm;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner.AuthLocation;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;

/** Requests as the AWS SDK for Java v2 signs them. */
class SdkSignerTest {
  private static final AwsCredentialsIdentity ROOT =
      AwsCredentialsIdentity.create("AKIAIOSFODNN7ABCDEFG", Signed.SECRET);
  private static final AwsCredentialsIdentity SESSION =
      AwsSessionCredentialsIdentity.create(
          "ASIAIOSFODNN7ABCDEFG", Signed.SECRET, "a+session/token==");

  @ParameterizedTest
  @ValueSource(strings = {"sts", "iam", "lambda", "s3"})
  void aRequestInTheHeaderFormHolds(String service) {
    var signed = sign(http("POST", "/", "Action=X&Empty="), bytes(50), service, SESSION, r -> {});

    assertThat(Signed.verify(signed, service).failure()).isEmpty();
    assertThat(Signed.verify(signed, service).payload().length()).isEqualTo(50);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '"',
      value = {
        "/b/plain",
        "/b/a%20b%2B%25%C3%A4",
        "/b//double//",
        "/b/./dot/../x",
        "/b/%28paren%29%27%2A%21",
        "/b/~tilde-_.",
        "/b/%F0%9F%98%80"
      })
  void whateverThePathItHolds(String path) {
    assertThat(
            Signed.verify(
                    sign(http("GET", path, "a=%2F&b"), new byte[0], "s3", ROOT, r -> {}), "s3")
                .failure())
        .isEmpty();
    assertThat(
            Signed.verify(
                    sign(http("GET", path, "a=%2F&b"), new byte[0], "lambda", ROOT, r -> {}),
                    "lambda")
                .failure())
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3", "sts"})
  void aPresignedAddressWithTemporaryCredentialsHolds(String service) {
    var signed =
        sign(
            http("https", "GET", "/b/key", "response-content-type=text%2Fplain"),
            new byte[0],
            service,
            SESSION,
            request ->
                request
                    .putProperty(AwsV4FamilyHttpSigner.AUTH_LOCATION, AuthLocation.QUERY_STRING)
                    .putProperty(
                        AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, !service.equals("s3"))
                    .putProperty(
                        AwsV4FamilyHttpSigner.EXPIRATION_DURATION, Duration.ofMinutes(10)));

    assertThat(signed.rawQuery()).contains("X-Amz-Security-Token=");
    assertThat(Signed.verify(signed, service).failure()).isEmpty();
    assertThat(Signed.verify(signed, service, NOW.plusSeconds(600)).failure())
        .map(Failure::kind)
        .hasValue(Kind.LINK_EXPIRED);
  }

  @ParameterizedTest
  @CsvSource({"0", "1", "5000", "131072", "131073", "400000"})
  void aSignedChunkedUploadHolds(int length) {
    var signed =
        sign(http("PUT", "/b/key", ""), bytes(length), "s3", SESSION, SdkSignerTest::chunked);

    assertThat(signed.headers().first("x-amz-content-sha256")).hasValue(PayloadHash.CHUNKS);
    assertThat(Signed.verify(signed, "s3").failure()).isEmpty();
    assertThat(Signed.verify(signed, "s3").payload()).isEqualTo(Body.of(bytes(length)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"CRC32", "CRC32C", "SHA1", "SHA256"})
  void aSignedChunkedUploadWithATrailerHolds(String algorithm) {
    var signed =
        sign(
            http("PUT", "/b/key", ""),
            bytes(300_000),
            "s3",
            ROOT,
            r -> trailer(chunked(r), algorithm(algorithm)));

    assertThat(signed.headers().first("x-amz-content-sha256")).hasValue(PayloadHash.CHUNKS_TRAILER);
    var verification = Signed.verify(signed, "s3");
    assertThat(verification.failure()).isEmpty();
    assertThat(verification.payload()).isEqualTo(Body.of(bytes(300_000)));
    assertThat(verification.checks())
        .extracting(check -> check.what())
        .containsExactly(
            "clock",
            "signed headers",
            "signature",
            "chunk signatures",
            "payload length",
            "x-amz-checksum-" + algorithm.toLowerCase(java.util.Locale.ROOT));
  }

  @Test
  void anUnsignedChunkedUploadWithATrailerHolds() {
    // Over HTTPS only does the SDK leave the payload unsigned.
    var signed =
        sign(
            http("https", "PUT", "/b/key", ""),
            bytes(200_000),
            "s3",
            ROOT,
            request ->
                trailer(chunked(request), DefaultChecksumAlgorithm.CRC32)
                    .putProperty(AwsV4FamilyHttpSigner.PAYLOAD_SIGNING_ENABLED, false));

    assertThat(signed.headers().first("x-amz-content-sha256"))
        .hasValue(PayloadHash.UNSIGNED_TRAILER);
    assertThat(Signed.verify(signed, "s3").failure()).isEmpty();
    assertThat(Signed.verify(signed, "s3").payload()).isEqualTo(Body.of(bytes(200_000)));
  }

  @Test
  void aByteChangedInAnyChunkIsNoticed() {
    var signed =
        sign(http("PUT", "/b/key", ""), bytes(300_000), "s3", ROOT, SdkSignerTest::chunked);

    for (int at : new int[] {100, 140_000, 299_000}) {
      var changed = signed.body().bytes().clone();
      changed[at] ^= 1;
      assertThat(Signed.verify(Signed.withBody(signed, Body.of(changed)), "s3").failure())
          .as("byte %s", at)
          .map(Failure::kind)
          .hasValue(Kind.CHUNK_SIGNATURE);
    }
  }

  @Test
  void aBodyCutOffAnywhereIsNoticed() {
    var signed =
        sign(
            http("PUT", "/b/key", ""),
            bytes(20_000),
            "s3",
            ROOT,
            r -> trailer(chunked(r), DefaultChecksumAlgorithm.CRC32));
    var whole = signed.body().bytes();

    for (int length = 0; length < whole.length - 2; length += 97) {
      var cut = Signed.withBody(signed, Body.of(java.util.Arrays.copyOf(whole, length)));
      assertThat(Signed.verify(cut, "s3").holds()).as("%s bytes", length).isFalse();
    }
  }

  @Test
  void aTrailerChangedIsNoticed() {
    var signed =
        sign(
            http("PUT", "/b/key", ""),
            bytes(9),
            "s3",
            ROOT,
            r -> trailer(chunked(r), DefaultChecksumAlgorithm.CRC32));
    var text = new String(signed.body().bytes(), StandardCharsets.ISO_8859_1);

    var other =
        changed(signed, text.replaceAll("x-amz-checksum-crc32:....", "x-amz-checksum-crc32:AAAA"));
    var unsigned = changed(signed, text.replaceAll("x-amz-trailer-signature:[0-9a-f]+\r\n", ""));
    var more =
        changed(
            signed, text.replace("x-amz-checksum-crc32", "x-amz-meta-a:b\r\nx-amz-checksum-crc32"));

    assertThat(Signed.verify(other, "s3").failure())
        .map(Failure::kind)
        .hasValue(Kind.CHUNK_SIGNATURE);
    assertThat(Signed.verify(unsigned, "s3").failure())
        .map(Failure::kind)
        .hasValue(Kind.CHUNK_SIGNATURE);
    assertThat(Signed.verify(more, "s3").failure())
        .map(Failure::kind)
        .hasValue(Kind.CHUNK_SIGNATURE);
  }

  private static Signable changed(Signable request, String body) {
    return Signed.withBody(request, Body.of(body.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static ChecksumAlgorithm algorithm(String name) {
    return switch (name) {
      case "CRC32" -> DefaultChecksumAlgorithm.CRC32;
      case "CRC32C" -> DefaultChecksumAlgorithm.CRC32C;
      case "SHA1" -> DefaultChecksumAlgorithm.SHA1;
      default -> DefaultChecksumAlgorithm.SHA256;
    };
  }

  private static SignRequest.Builder<AwsCredentialsIdentity> chunked(
      SignRequest.Builder<AwsCredentialsIdentity> request) {
    return request.putProperty(AwsV4FamilyHttpSigner.CHUNK_ENCODING_ENABLED, true);
  }

  private static SignRequest.Builder<AwsCredentialsIdentity> trailer(
      SignRequest.Builder<AwsCredentialsIdentity> request, ChecksumAlgorithm algorithm) {
    return request.putProperty(AwsV4FamilyHttpSigner.CHECKSUM_ALGORITHM, algorithm);
  }

  private static SdkHttpRequest http(String method, String path, String query) {
    return http("http", method, path, query);
  }

  private static SdkHttpRequest http(String scheme, String method, String path, String query) {
    var uri =
        URI.create(scheme + "://localhost:7072" + path + (query.isEmpty() ? "" : "?" + query));
    return SdkHttpRequest.builder()
        .uri(uri)
        .method(SdkHttpMethod.fromValue(method))
        .putHeader("Content-Type", "application/octet-stream")
        .putHeader("amz-sdk-invocation-id", "0c3b2bd4-27e9-4d8c-8c0b-56c1f3c5a1d2")
        .build();
  }

  private static Signable sign(
      SdkHttpRequest request,
      byte[] payload,
      String service,
      AwsCredentialsIdentity identity,
      Consumer<SignRequest.Builder<AwsCredentialsIdentity>> more) {
    var s3 = service.equals("s3");
    var withLength =
        request.toBuilder().putHeader("Content-Length", Integer.toString(payload.length)).build();
    var builder =
        SignRequest.builder(identity)
            .request(withLength)
            .payload((ContentStreamProvider) () -> new ByteArrayInputStream(payload))
            .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, service)
            .putProperty(AwsV4HttpSigner.REGION_NAME, "us-east-1")
            .putProperty(AwsV4FamilyHttpSigner.DOUBLE_URL_ENCODE, !s3)
            .putProperty(AwsV4FamilyHttpSigner.NORMALIZE_PATH, !s3)
            .putProperty(HttpSigner.SIGNING_CLOCK, Clock.fixed(NOW, ZoneOffset.UTC));
    more.accept(builder);
    var signed = AwsV4HttpSigner.create().sign(builder.build());
    var http = signed.request();
    var fields = new ArrayList<Header>();
    http.forEachHeader(
        (name, values) -> values.forEach(value -> fields.add(new Header(name, value))));
    if (http.firstMatchingHeader("Host").isEmpty()) {
      fields.add(new Header("Host", "localhost:7072"));
    }
    return new Signable(
        http.method().name(),
        http.encodedPath(),
        http.encodedQueryParameters().orElse(""),
        new Headers(fields),
        Body.of(read(signed.payload())));
  }

  private static byte[] read(Optional<ContentStreamProvider> payload) {
    if (payload.isEmpty()) {
      return new byte[0];
    }
    try (var in = payload.get().newStream()) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] bytes(int length) {
    var bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }
}

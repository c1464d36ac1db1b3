package dev.federationlab.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChecksumTest {
  private static final byte[] DIGITS = "123456789".getBytes(StandardCharsets.US_ASCII);

  /**
   * The check values of the catalogue of CRC algorithms, and the digests of RFC 3174 and FIPS 180
   * tools.
   */
  @ParameterizedTest
  @CsvSource({
    "CRC32, cbf43926",
    "CRC32C, e3069283",
    "CRC64NVME, ae8b14860a799888",
    "SHA1, f7c3bc1d808e04732adf679965ccc34ca7ae3441",
    "SHA256, 15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225",
  })
  void yieldsTheKnownCheckValue(Checksum checksum, String hex) {
    assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(checksum.of(DIGITS))))
        .isEqualTo(hex);
  }

  @Test
  void namesAnObjectByItsMd5() {
    assertThat(Checksum.etag("hello\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("b1946ac92492d2347c6235b4d2611184");
  }

  @Test
  void findsAnAlgorithmInAnyCase() {
    assertThat(Checksum.named(" crc32c ")).contains(Checksum.CRC32C);
    assertThat(Checksum.named("md5")).isEmpty();
  }
}

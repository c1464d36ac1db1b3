package dev.federationlab.flow.website;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretScanTest {
  private static final SecretScan SCAN =
      new SecretScan(
          new LinkedHashMap<>(
              Map.of("the root's secret", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY")));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "const key = 'AKIAIOSFODNN7EXAMPLE' | an access key ID (AKIA… or ASIA…)",
        "ASIAIOSFODNN7EXAMPLE | an access key ID (AKIA… or ASIA…)",
        "secret: wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY; | the root's secret",
        "-----BEGIN RSA PRIVATE KEY----- | a private key",
        "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhYmMifQ.c2lnbmF0dXJlLW9mLWl0LWFsbA | a signed token",
      })
  void findsWhatMustNotBeInAnApp(String text, String what) {
    assertThat(SCAN.of("before " + text + " after"))
        .extracting(SecretScan.Finding::what)
        .containsExactly(what);
  }

  @ParameterizedTest
  @CsvSource({
    "XAKIAIOSFODNN7EXAMPLE",
    "AKIAIOSFODNN7EXAMPLEX",
    "AKIA",
    "ALIAIOSFODNN7EXAMPLE",
    "us-east-1:f73460c3-1e0d-4b3a-a466-53bcc32c32d2",
    "-----BEGIN PUBLIC KEY-----",
    "eyJhbGciOiJSUzI1NiJ9",
    "wJalrXUtnFEMI/K7MDENG",
  })
  void letsNamesThatAreNoSecretsBe(String text) {
    assertThat(SCAN.of(text)).isEmpty();
  }

  @Test
  void takesATimeThatGrowsWithTheText() {
    // Each of these was tried from every third letter on to the end.
    var hostile = "eyJ".repeat(300_000) + "-----BEGIN ".repeat(10_000) + "AKIA".repeat(10_000);

    assertThat(assertTimeout(Duration.ofSeconds(20), () -> SCAN.of(hostile))).isEmpty();
  }

  @Test
  void findsAllThatIsPlantedInACopy() {
    assertThat(SCAN.control("const innocent = 1"))
        .extracting(SecretScan.Finding::what)
        .containsExactlyElementsOf(SCAN.looks())
        .hasSize(4);
  }
}

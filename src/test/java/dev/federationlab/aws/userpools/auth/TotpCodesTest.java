package dev.federationlab.aws.userpools.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpCodesTest {
  private static final byte[] KEY = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
  private static final String SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  /** RFC 6238 appendix B, the rows of SHA-1. */
  @ParameterizedTest
  @CsvSource({
    "59, 94287082",
    "1111111109, 07081804",
    "1111111111, 14050471",
    "1234567890, 89005924",
    "2000000000, 69279037",
    "20000000000, 65353130"
  })
  void computesTheCodesOfTheStandard(long seconds, String code) {
    var at = Instant.ofEpochSecond(seconds);

    assertThat(TotpCodes.code(KEY, TotpCodes.step(at), 8)).isEqualTo(code);
    assertThat(TotpCodes.code(SECRET, at)).isEqualTo(code.substring(2));
  }

  @Test
  void secretsAreWrittenInBase32() {
    assertThat(TotpCodes.base32(KEY)).isEqualTo(SECRET);
    assertThat(TotpCodes.secret(new Random(1))).matches("[A-Z2-7]{52}");
    assertThat(TotpCodes.secret(new Random(1))).isNotEqualTo(TotpCodes.secret(new Random(2)));
  }

  @Test
  void acceptsTheStepBeforeAndAfterAndNoOther() {
    var now = Instant.ofEpochSecond(1_000_000_015);
    for (int offset = -3; offset <= 3; offset++) {
      var code = TotpCodes.code(SECRET, now.plusSeconds(30L * offset));
      var fit = TotpCodes.accept(SECRET, code, now, -1);

      assertThat(fit.step().isPresent())
          .as("%d steps off", offset)
          .isEqualTo(Math.abs(offset) <= 1);
      assertThat(fit.usedBefore()).isFalse();
    }
  }

  @Test
  void acceptsNoCodeOfAStepThatWasUsedNorOfOneBefore() {
    var now = Instant.ofEpochSecond(1_000_000_015);
    long used = TotpCodes.step(now);

    var same = TotpCodes.accept(SECRET, TotpCodes.code(SECRET, now), now, used);
    var before = TotpCodes.accept(SECRET, TotpCodes.code(SECRET, now.minusSeconds(30)), now, used);
    var after = TotpCodes.accept(SECRET, TotpCodes.code(SECRET, now.plusSeconds(30)), now, used);

    assertThat(same).isEqualTo(new TotpCodes.Fit(java.util.OptionalLong.empty(), true));
    assertThat(before.usedBefore()).isTrue();
    assertThat(after.step()).hasValue(used + 1);
  }

  @Test
  void acceptsNothingThatIsNotSixDigits() {
    var now = Instant.ofEpochSecond(59);
    for (var code : new String[] {"", "94287082", "28708", " 287082", "287082 ", "٢٨٧٠٨٢"}) {
      assertThat(TotpCodes.accept(SECRET, code, now, -1).step()).as(code).isEmpty();
    }
    assertThat(TotpCodes.accept(SECRET, "287082", now, -1).step()).hasValue(1);
  }
}

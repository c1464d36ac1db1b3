package dev.federationlab.aws.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.aws.ServiceException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangeTest {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, bytes 0-0/10",
    "bytes=2-4, bytes 2-4/10",
    "bytes=2-, bytes 2-9/10",
    "bytes=2-99, bytes 2-9/10",
    "bytes=-3, bytes 7-9/10",
    "bytes=-99, bytes 0-9/10",
  })
  void readsOneRange(String header, String contentRange) {
    assertThat(Range.parse(header, 10))
        .hasValueSatisfying(range -> assertThat(range.of(10)).isEqualTo(contentRange));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=4-2", "bytes=-", "bytes=0-1,3-4", "lines=1-2", "bytes=a-b", ""})
  void servesTheWholeForWhatItCannotRead(String header) {
    assertThat(Range.parse(header, 10)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=10-", "bytes=10-12", "bytes=-0"})
  void refusesARangeOutsideOfTheObject(String header) {
    assertThatThrownBy(() -> Range.parse(header, 10))
        .isInstanceOfSatisfying(
            ServiceException.class,
            refusal -> {
              assertThat(refusal.error()).isEqualTo(S3Error.INVALID_RANGE);
              assertThat(refusal.details()).containsEntry("ActualObjectSize", "10");
            });
  }
}

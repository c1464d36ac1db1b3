package dev.federationlab.sigv4;

import static dev.federationlab.sigv4.Signed.NOW;
import static dev.federationlab.sigv4.Signed.request;
import static dev.federationlab.sigv4.Signed.signer;
import static dev.federationlab.sigv4.Signed.verify;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.http.Body;
import dev.federationlab.sigv4.Failure.Kind;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PresignedTest {
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
}

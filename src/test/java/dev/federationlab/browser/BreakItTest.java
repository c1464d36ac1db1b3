package dev.federationlab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Breaking a stage, as a learner does it. */
class BreakItTest {
  @RegisterExtension static final Browser BROWSER = new Browser();

  @Test
  void anExpiredTokenIsRefusedByStsWhichSaysWhy() {
    var page = FlowPage.open(BROWSER, "assume-role").breakIt("expired-token");

    assertThat(page.fault("expired-token"))
        .contains(
            "STS",
            "400",
            "ExpiredTokenException",
            "Token expired",
            "failed check",
            "how to mend it");
  }

  @Test
  void theFaultsStandByFlowAndSayHowManyWereBroken() {
    FlowPage.open(BROWSER, "assume-role").breakIt("expired-token");
    BROWSER.open("/break-it");

    assertThat(BROWSER.texts(".faultway h2")).hasSameSizeAs(BROWSER.all(".faultways a"));
    assertThat(BROWSER.text("#google")).contains("1 of ", "An ID token that has expired");
    assertThat(BROWSER.text("#social")).contains("0 of ");
  }

  @Test
  void theHonestRunStaysAsItWas() {
    var page = FlowPage.open(BROWSER, "sign-in").runAll().go("assume-role");
    var honest = page.recorded();

    page.breakIt("wrong-audience");
    assertThat(page.fault("wrong-audience")).contains("AccessDenied");

    page.go("assume-role");
    assertThat(page.recorded()).isEqualTo(honest);
    assertThat(page.outcome()).startsWith("✓");
  }

  @Test
  void aTrustPolicyWithoutAudienceLetsAStrangersTokenIn() {
    var page = FlowPage.open(BROWSER, "assume-role").breakIt("trust-without-audience");

    assertThat(page.fault("trust-without-audience")).contains("nobody refused");
  }
}

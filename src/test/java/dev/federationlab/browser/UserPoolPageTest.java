package dev.federationlab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The directory's flow, whose point is the arithmetic of SRP. */
class UserPoolPageTest {
  @RegisterExtension static final Browser BROWSER = new Browser();

  @Test
  void showsEveryNumberAndThatThePasswordIsNotAmongThem() {
    FlowPage.open(BROWSER, "user-pool", "sign-up").runAll();
    FlowPage.open(BROWSER, "user-pool", "respond");

    assertThat(BROWSER.texts(".working")).hasSizeGreaterThan(4);
    assertThat(BROWSER.texts(".working__crosses")).isNotEmpty();
    assertThat(BROWSER.texts(".working__stays")).isNotEmpty();
    assertThat(BROWSER.text(".working__proof")).contains("password");
  }

  @Test
  void foldsAValueThatWouldPushEverythingElseOutOfSight() {
    FlowPage.open(BROWSER, "user-pool", "sign-up").runAll();
    BROWSER.open("/flows/user-pool/respond?tab=wire");

    assertThat(BROWSER.text(".long > summary")).endsWith("characters");
    assertThat(BROWSER.text(".long")).hasSizeLessThan(80);
    BROWSER.find(".long > summary").click();
    assertThat(BROWSER.text(".long")).hasSizeGreaterThan(320);
  }

  @Test
  void tellsThatASignOutEverywhereRevokesWhatWasNotUsedUp() {
    var page = FlowPage.open(BROWSER, "user-pool", "sign-up").runAll();

    assertThat(page.rail())
        .anyMatch(it -> it.matches("Confirmation code used · issued .*"))
        .anyMatch(it -> it.matches("Access token revoked · issued .*"))
        .anyMatch(it -> it.matches("Refresh token revoked · issued .*"));
  }

  @Test
  void asksNobodyToSignInAtAProvider() {
    FlowPage.open(BROWSER, "user-pool", "sign-up");

    assertThat(BROWSER.text()).doesNotContain("Who signs in?");
  }
}

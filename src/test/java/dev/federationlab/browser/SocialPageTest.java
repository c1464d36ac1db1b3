package dev.federationlab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A sign-in at Facebook that a user pool brokers. */
class SocialPageTest {
  @RegisterExtension static final Browser BROWSER = new Browser();

  @Test
  void signsInByHandThroughThePoolAndGoesOnToItsTokens() {
    var page = FlowPage.open(BROWSER, "social", "sign-in").signInByHand().chooseSomebody().allow();
    assertThat(BROWSER.address()).startsWith("/flows/social/sign-in");
    assertThat(page.outcome()).startsWith("✓");
    assertThat(page.tab("Wire").wire()).singleElement().asString().contains("You → App");

    assertThat(page.next().run().tab("Story").outcome()).startsWith("✓");
    assertThat(BROWSER.texts(".diagram__stage--current .arrow__note"))
        .containsExactly("not recorded");
    assertThat(page.next().run().tab("Story").outcome()).startsWith("✓");
    assertThat(page.tab("Token").claims()).contains("identities");
  }

  @Test
  void tellsWhatThePoolDidUnseen() {
    FlowPage.open(BROWSER, "social", "sign-in").runAll();
    var page = FlowPage.open(BROWSER, "social", "pool-trades-code");

    assertThat(page.tab("Wire").wire()).singleElement().asString().contains("You → User pool");
    assertThat(BROWSER.texts(".diagram .arrow__label")).contains("GET /v17.0/oauth/access_token");
    page.tab("Checks");
    assertThat(BROWSER.text()).contains("The pool trades the code at Facebook");
  }

  @Test
  void runsWithoutScripts() {
    BROWSER.scripts(false);
    var page = FlowPage.open(BROWSER, "social", "sign-in").run();
    assertThat(page.outcome()).startsWith("✓");
    assertThat(page.next().run().outcome()).startsWith("✓");
    assertThat(page.next().run().outcome()).startsWith("✓");
  }

  @Test
  void aNoAtFacebookReachesTheApp() {
    var page = FlowPage.open(BROWSER, "social", "sign-in").breakIt("says-no");

    assertThat(page.fault("says-no")).contains("refused by Facebook", "access_denied");
  }
}

package dev.federationlab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A lesson and the panels in it. */
class LessonPageTest {
  private static final String LESSON = "trade-the-code-for-credentials";

  @RegisterExtension static final Browser BROWSER = new Browser();

  @Test
  void runsAPanelInPlace() {
    var page = LessonPage.open(BROWSER, LESSON);
    assertThat(page.panels()).isEqualTo(2);

    page.run(1, "Run");

    assertThat(page.panel(1)).contains("200");
    assertThat(BROWSER.address()).startsWith("/learn/" + LESSON);
  }

  @Test
  void runsAPanelWithoutScripts() {
    BROWSER.scripts(false);
    var page = LessonPage.open(BROWSER, LESSON).run(1, "Run");

    assertThat(page.panel(1)).contains("200");
    assertThat(BROWSER.address()).startsWith("/learn/" + LESSON);
  }

  @Test
  void showsTheNumbersOfSrpWhereTheLessonSpeaksOfThem() {
    var page = LessonPage.open(BROWSER, "sign-in-without-sending-the-password").run(3, "Run it");

    assertThat(page.panel(3)).contains("HMAC", "stays", "crosses", "password on the wire");
  }

  @Test
  void showsTheWholeTextWithoutScripts() {
    BROWSER.scripts(false);
    var page = LessonPage.open(BROWSER, LESSON);

    assertThat(page.sections()).contains("Who signs what", "What STS checks");
    assertThat(BROWSER.text()).contains("Nobody signs AssumeRoleWithWebIdentity");
  }
}

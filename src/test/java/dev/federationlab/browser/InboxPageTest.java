package dev.federationlab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the user pools send, as it arrives. */
class InboxPageTest {
  @RegisterExtension static final Browser BROWSER = new Browser();

  /** Signs somebody up in the background, as another tab would. */
  private static final String SIGN_UP =
      """
      const done = arguments[0]
      const token = document.querySelector('[name=_csrf]').value
      fetch('/flows/user-pool/sign-up/runs', {
        method: 'POST', redirect: 'manual', body: new URLSearchParams({_csrf: token})
      }).then(() => done(true), e => done(String(e)))
      """;

  @Test
  void isEmptyAtFirst() {
    BROWSER.open("/inbox");

    assertThat(BROWSER.text()).contains("Nothing has arrived yet.");
  }

  @Test
  void showsACodeWhileOneLooks() {
    BROWSER.open("/inbox");

    assertThat(BROWSER.scriptToEnd(SIGN_UP)).isEqualTo(true);

    assertThat(letters()).singleElement().asString().containsPattern("\\b\\d{6}\\b");
    assertThat(BROWSER.text()).doesNotContain("Nothing has arrived yet.");
    BROWSER.assertConsoleIsClean();
  }

  @Test
  void showsTheNewestFirstWithoutScripts() {
    FlowPage.open(BROWSER, "user-pool", "sign-up").run();
    FlowPage.open(BROWSER, "user-pool", "sign-up").run();
    BROWSER.scripts(false);
    BROWSER.open("/inbox");

    var times = BROWSER.all(".letter__at").stream().map(at -> at.getAttribute("datetime")).toList();
    assertThat(times).hasSize(2).isSortedAccordingTo(java.util.Comparator.reverseOrder());
  }

  @Test
  void isToldOfByTheStageThatSends() {
    FlowPage.open(BROWSER, "user-pool", "sign-up").run();

    assertThat(BROWSER.text(".arrived"))
        .startsWith("1 new message")
        .containsPattern("\\b\\d{6}\\b");
    BROWSER.leave(() -> BROWSER.control("inbox").click());
    assertThat(BROWSER.address()).isEqualTo("/inbox");
    assertThat(letters()).hasSize(1);
  }

  private static List<String> letters() {
    BROWSER.find(".letter");
    return BROWSER.texts(".letter");
  }
}

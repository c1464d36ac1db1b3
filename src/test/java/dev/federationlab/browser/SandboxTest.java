package dev.federationlab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two learners, who never meet. */
class SandboxTest {
  @RegisterExtension static final Browser BROWSER = new Browser();

  @Test
  void twoBrowsersHaveTwoSandboxes() {
    FlowPage.open(BROWSER, "sign-in").runAll();
    var ada = BROWSER.cookies();
    var adasAccount = account();
    var adasRun = FlowPage.open(BROWSER, "assume-role").tab("Wire");
    var adasAddress = BROWSER.address();
    assertThat(adasRun.wire()).isNotEmpty();

    BROWSER.asNewLearner();
    FlowPage.open(BROWSER, "sign-in");
    assertThat(BROWSER.text()).doesNotContain(adasAccount);
    BROWSER.open(adasAddress);
    assertThat(BROWSER.script("return document.body.innerText").toString())
        .doesNotContain(adasAccount.replace("-", ""));
    FlowPage.open(BROWSER, "sign-in").runAll();
    var gracesAccount = account();

    assertThat(gracesAccount).isNotEqualTo(adasAccount);
    BROWSER.as(ada);
    FlowPage.open(BROWSER, "sign-in");
    assertThat(account()).isEqualTo(adasAccount);
  }

  /** The account's number, as the top of the page shows it. */
  private static String account() {
    return BROWSER.text("#account").replaceAll(".*· ", "");
  }
}

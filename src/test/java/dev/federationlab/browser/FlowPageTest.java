package dev.federationlab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The visualizer, as a learner walks through it. */
class FlowPageTest {
  @RegisterExtension static final Browser BROWSER = new Browser();

  @Test
  void runsAllFourStagesWithTheKeyboardAlone() {
    var page = FlowPage.open(BROWSER, "sign-in");

    for (var stage : FlowPage.STAGES) {
      page.tabToAndPress("Run stage");
      assertThat(page.outcome()).as(stage).startsWith("✓");
      if (!stage.equals("use-s3")) {
        page.tabToAndPress("On to");
      }
    }

    assertThat(BROWSER.address()).startsWith("/flows/google/use-s3");
    assertThat(page.rail()).hasSize(4).noneMatch(artifact -> artifact.contains("stage "));
  }

  @Test
  void runsAndStepsWithSingleKeys() {
    var page = FlowPage.open(BROWSER, "sign-in");

    page.press("r");
    assertThat(page.outcome()).startsWith("✓");
    page.press(org.openqa.selenium.Keys.ARROW_RIGHT);
    assertThat(BROWSER.address()).startsWith("/flows/google/trade-code");
    page.press("r").press("2");
    assertThat(page.openTab()).isEqualTo("Wire");
    assertThat(page.wire()).first().asString().contains("App → Google", "200");
  }

  @Test
  void signsInByHandInTheProvidersOwnPages() {
    var page = FlowPage.open(BROWSER, "sign-in").signInByHand().chooseSomebody().allow();

    assertThat(BROWSER.address()).startsWith("/flows/google/sign-in");
    assertThat(page.outcome()).startsWith("✓");
    assertThat(page.next().run().outcome()).startsWith("✓");
  }

  @Test
  void runsAndStepsWithoutScripts() {
    BROWSER.scripts(false);
    var page = FlowPage.open(BROWSER, "sign-in").run();
    assertThat(page.outcome()).startsWith("✓");

    page.next().run();
    assertThat(page.outcome()).startsWith("✓");
    assertThat(BROWSER.address()).startsWith("/flows/google/trade-code");

    page.tab("Wire");
    assertThat(page.wire()).isNotEmpty();
    page.back();
    assertThat(BROWSER.address()).startsWith("/flows/google/sign-in");
  }

  @Test
  void goingBackShowsWhatWasRecordedAndRunsNothing() {
    var page = FlowPage.open(BROWSER, "sign-in").run();
    var first = page.recorded();
    page.next().run();
    BROWSER.traffic();

    page.back();

    assertThat(page.recorded()).isEqualTo(first).startsWith("recorded");
    assertThat(page.outcome()).startsWith("✓");
    assertThat(BROWSER.traffic().requests())
        .isNotEmpty()
        .noneMatch(sent -> sent.startsWith("POST"));
  }

  @Test
  void keepsRunsOverAReloadAndARestart() {
    var page = FlowPage.open(BROWSER, "sign-in").runAll();
    var recorded = page.go("assume-role").recorded();

    BROWSER.reload();
    assertThat(page.recorded()).isEqualTo(recorded);

    BROWSER.product().restart();
    BROWSER.reload();
    assertThat(page.recorded()).isEqualTo(recorded);
    assertThat(page.outcome()).startsWith("✓");
    assertThat(page.run().outcome()).startsWith("✓");
  }

  @Test
  void opensEveryTabAtAnAddressOfItsOwn() {
    var page = FlowPage.open(BROWSER, "sign-in").runAll().go("trade-code");

    for (var tab : FlowPage.TABS) {
      page.tab(tab);
      var address = BROWSER.address();
      BROWSER.open(address);
      assertThat(tab).as(address).startsWith(page.openTab());
    }
  }
}

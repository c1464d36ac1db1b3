package dev.federationlab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.provider.amazon.TestAmazon;
import dev.federationlab.provider.facebook.TestFacebook;
import java.util.List;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every kind of page must be: for everybody, at any width, in the dark, light to load, and of
 * one house.
 */
class PageQualityTest {
  private static final long KILOBYTE = 1000;

  @RegisterExtension static final Browser BROWSER = new Browser();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/learn",
        "/learn/trade-the-code-for-credentials",
        "/flows",
        "/flows/google/sign-in",
        "/flows/social/sign-in",
        "/flows/own-data/sign-in",
        "/flows/compare/enhanced/classic",
        "/learn/guests",
        "/break-it",
        "/coverage",
        "/inbox",
        "/website"
      })
  void servesEverybodyAtAnyWidth(String path) {
    BROWSER.open(path);

    assertThat(BROWSER.document().status()).isEqualTo(200);
    assertForEverybody(path);
  }

  @Test
  void servesEverybodyWhereThereIsNoPage() {
    BROWSER.open("/no-such-page");

    assertThat(BROWSER.document().status()).isEqualTo(404);
    assertForEverybody("error page");
  }

  @Test
  void servesEverybodyInEveryTabOfAStageThatRan() {
    var page = FlowPage.open(BROWSER, "sign-in").runAll().go("assume-role");

    for (var tab : FlowPage.TABS) {
      page.tab(tab);
      assertForEverybody("tab " + tab);
    }
  }

  @Test
  void servesEverybodyAfterARefusal() {
    // One whose error has a long name.
    var page = FlowPage.open(BROWSER, "own-data", "use-dynamodb").breakIt("other-row");

    assertForEverybody("story of a refusal");
    page.tab("Checks");
    assertForEverybody("checks of a refusal");
  }

  @Test
  void servesEverybodyWhateverTheToken() {
    var page = FlowPage.open(BROWSER, "social", "sign-in").runAll();
    FlowPage.open(BROWSER, "social", "trade-code").tab("Token");
    assertForEverybody("ID token");
    page.token("Access token").beside("ID token");
    assertForEverybody("two tokens side by side");
    page.token("Refresh token");
    assertForEverybody("a token that cannot be read");

    FlowPage.open(BROWSER, "facebook", "trade-code").run().tab("Token");
    assertForEverybody("a provider's token");
  }

  @ParameterizedTest
  @CsvSource({
    "enhanced, get-credentials",
    "classic, assume-role",
    "guest, link",
    "roles, role-from-rules",
    "own-data, substitution",
    "social, invoke-function"
  })
  void servesEverybodyInTheFlowsOfIdentityPools(String flow, String stage) {
    var page = FlowPage.open(BROWSER, flow, stage).run();

    for (var tab : List.of("Story", "Wire", "Checks")) {
      page.tab(tab);
      assertForEverybody(flow + ", tab " + tab);
    }
  }

  @Test
  void servesEverybodyWhereTwoFlowsStandSideBySide() {
    FlowPage.open(BROWSER, "enhanced", "sign-in").runAll();
    FlowPage.open(BROWSER, "classic", "sign-in").runAll();
    BROWSER.open("/flows/compare/enhanced/classic");

    assertForEverybody("two flows side by side");
  }

  @Test
  void servesEverybodyAtTheProvider() {
    var page = FlowPage.open(BROWSER, "sign-in").signInByHand();

    assertForEverybody("sign-in");
    page.chooseSomebody();
    assertForEverybody("consent");
  }

  @Test
  void servesEverybodyAtTheOtherProviders() {
    try (var facebook = new TestFacebook();
        var amazon = new TestAmazon()) {
      for (var begin : List.of(facebook.begin(), amazon.begin())) {
        BROWSER.at(begin);
        assertForEverybody("sign-in at " + begin.getPath());
        BROWSER.leave(() -> BROWSER.control("Make an account").click());
        assertForEverybody("sign-up at " + begin.getPath());
        BROWSER.at(begin);
        BROWSER.leave(() -> BROWSER.find("#continue-ada button").click());
        BROWSER.find("#allow");
        assertForEverybody("consent at " + begin.getPath());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/learn/trade-the-code-for-credentials",
        "/flows/google/assume-role",
        "/inbox",
        "/coverage"
      })
  void isLightToLoad(String path) {
    BROWSER.emptyCache();
    BROWSER.open(path);
    var traffic = BROWSER.traffic();

    var softly = new SoftAssertions();
    softly.assertThat(traffic.weight()).as("bytes in all").isLessThanOrEqualTo(120 * KILOBYTE);
    softly
        .assertThat(traffic.weight("Script"))
        .as("bytes of script")
        .isLessThanOrEqualTo(30 * KILOBYTE);
    softly.assertAll();
  }

  @Test
  void asksNobodyElseForAnything() {
    BROWSER.emptyCache();
    FlowPage.open(BROWSER, "sign-in").runAll();

    assertThat(BROWSER.traffic().fetches())
        .isNotEmpty()
        .allSatisfy(
            fetch ->
                assertThat(List.of(BROWSER.url("/").getAuthority()))
                    .contains(String.valueOf(fetch.url().getAuthority())));
  }

  @Test
  void allowsNoForeignOrInlineCode() {
    BROWSER.open("/flows/google/sign-in");
    var policy = BROWSER.document().headers().get("content-security-policy");

    // Only a form may lead elsewhere: to a provider or a user pool, where one signs in by hand.
    assertThat(List.of(policy.split("; *")))
        .contains("default-src 'self'", "frame-ancestors 'none'", "object-src 'none'")
        .noneMatch(directive -> directive.matches(".*(unsafe|\\*|data:|blob:).*"))
        .filteredOn(directive -> directive.contains("http"))
        .containsExactly(
            "form-action 'self' "
                + BROWSER.product().providersUrl()
                + " "
                + BROWSER.product().awsUrl());
  }

  @Test
  void leavesTheConsoleEmpty() {
    var page = FlowPage.open(BROWSER, "sign-in").runAll().go("assume-role");
    FlowPage.TABS.forEach(page::tab);
    BROWSER.open("/learn/trade-the-code-for-credentials");
    BROWSER.open("/");

    BROWSER.assertConsoleIsClean();
  }

  private static void assertForEverybody(String what) {
    Accessibility.assertForEverybody(BROWSER, what);
  }
}

package dev.federationlab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The flows of identity pools, as a learner goes through them. */
class IdentityPoolPageTest {
  private static final String IDENTITY = "us-east-1:[0-9a-f-]{36}";
  private static final String SIDE_BY_SIDE = "/flows/compare/enhanced/classic";

  @RegisterExtension static final Browser BROWSER = new Browser();

  @Test
  void runsTheEnhancedFlowByButtonAndSeesItBesideTheClassicOne() {
    BROWSER.open(SIDE_BY_SIDE);
    assertThat(column("enhanced")).containsOnly("–");
    BROWSER.leave(() -> BROWSER.control("Begin").click());
    assertThat(BROWSER.address()).startsWith("/flows/enhanced/sign-in");

    var page = new FlowPage(BROWSER).run();
    for (int stage = 2; stage <= 4; stage++) {
      assertThat(page.outcome()).startsWith("✓");
      page.next().run();
    }
    assertThat(page.outcome()).startsWith("✓");
    assertThat(page.rail())
        .extracting(artifact -> artifact.replaceAll(" (issued|stored).*", ""))
        .containsExactly("ID token", "Identity ID", "Credentials", "Object in S3");

    BROWSER.open(SIDE_BY_SIDE);
    assertThat(column("enhanced")).contains("GetId, GetCredentialsForIdentity, GetCallerIdentity");
    assertThat(column("classic")).containsOnly("–");
    FlowPage.open(BROWSER, "classic", "sign-in").runAll();
    BROWSER.open(SIDE_BY_SIDE);
    assertThat(column("classic")).contains("GetId, GetOpenIdToken, AssumeRoleWithWebIdentity");
    assertThat(column("enhanced").get(1)).startsWith("the identity pool");
    assertThat(column("classic").get(1)).startsWith("the app: it named arn:aws:iam::");
  }

  private static List<String> column(String flow) {
    return BROWSER.texts("td[data-side=" + flow + "]");
  }

  @Test
  void showsEachRuleWhatItSawAndWhichWon() {
    FlowPage.open(BROWSER, "roles", "sign-in").runAll();
    FlowPage.open(BROWSER, "roles", "role-from-rules").tab("Checks");

    assertThat(checks())
        .containsSubsequence(
            "✓ role mapping 4 rules decide, the first that matches",
            "– rule 1 sales: it does not match",
            "– rule 2 rita@example.com: it does not match",
            "– rule 3 no such claim: it does not match",
            "✓ rule 4 wins sales: it matches");
    assertThat(checks())
        .filteredOn(check -> check.startsWith("✓ role chosen"))
        .singleElement()
        .asString()
        .endsWith(":role/FederationLabReader");
  }

  private static List<String> checks() {
    return BROWSER.texts(".check summary").stream()
        .map(text -> text.replaceAll("\\s+", " "))
        .toList();
  }

  @Test
  void guessesWhoRefusesReadsWhyAndFindsAllAsItWas() {
    FlowPage.open(BROWSER, "own-data", "sign-in").runAll();
    var page = FlowPage.open(BROWSER, "own-data", "use-dynamodb").tab("Break it");
    page.change(() -> BROWSER.find("#fault-head-scan").click());
    BROWSER.find("input[name=guess][value=denied]").click();
    page.change(() -> BROWSER.find("#run-scan").click());

    assertThat(page.fault("scan"))
        .contains("You guessed right.", "refused by DynamoDB: AccessDeniedException")
        .contains("is not authorized to perform: dynamodb:Scan on resource:")
        .contains("nearest: ReadAndWriteOwnItems", "but for its Action", "how to mend it");

    // This one widens the policy itself, and nobody refuses.
    page = FlowPage.open(BROWSER, "own-data", "others").breakIt("policy-without-variable");
    assertThat(page.fault("policy-without-variable")).contains("still_accepted", "saw 200");
    page = FlowPage.open(BROWSER, "own-data", "others").run();
    assertThat(page.outcome()).startsWith("✓");
    assertThat(page.tab("Wire").wire())
        .allMatch(
            exchange ->
                exchange.endsWith("403 AccessDenied GetObject")
                    || exchange.endsWith("400 AccessDeniedException GetItem"));
  }

  @Test
  void aGuestKeepsTheirIdentityThroughTheSignIn() {
    FlowPage.open(BROWSER, "guest", "get-id").runAll();
    FlowPage.open(BROWSER, "guest", "get-id").tab("Wire");
    var guest = BROWSER.texts("td").stream().filter(text -> text.matches(IDENTITY)).toList();
    var page = FlowPage.open(BROWSER, "guest", "link");
    assertThat(page.outcome()).startsWith("✓");
    page.tab("Wire");
    assertThat(BROWSER.text(".inspector")).contains(guest.get(guest.size() - 1));

    page = FlowPage.open(BROWSER, "guest", "get-id").breakIt("guests-off");
    assertThat(page.fault("guests-off"))
        .contains("refused by the identity pool: NotAuthorizedException")
        .contains("Unauthenticated access is not supported for this identity pool.");
    assertThat(FlowPage.open(BROWSER, "guest", "get-id").run().outcome()).startsWith("✓");
  }
}

package dev.federationlab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Several tokens of one stage, those that cannot be read, and two side by side. */
class TokenPageTest {
  @RegisterExtension static final Browser BROWSER = new Browser();

  @Test
  void showsEachOfThreeTokensAtAnAddressOfItsOwn() {
    var page = tokens();
    assertThat(page.tokens()).containsExactly("ID token", "Access token", "Refresh token");
    assertThat(page.claims()).contains("identities", "cognito:username", "aud");

    page.token("Access token");
    assertThat(page.claims()).contains("scope", "client_id").doesNotContain("aud");
    var address = BROWSER.address();
    BROWSER.open(address);
    assertThat(page.claims()).contains("scope");

    page.token("Refresh token");
    assertThat(BROWSER.text()).contains("It is encrypted");
  }

  @Test
  void comparesTwoTokensWithoutScripts() {
    BROWSER.scripts(false);
    var page = tokens().beside("Access token");

    assertThat(page.difference())
        .contains("The same issuer, about the same person.")
        .anyMatch(sentence -> sentence.contains("token_use is id on the left and access"));
    assertThat(BROWSER.texts(".diff__row--changed .diff__name")).contains("token_use");
  }

  @Test
  void saysOfAnOpaqueTokenWhatItsProviderSaysOfIt() {
    FlowPage.open(BROWSER, "facebook", "trade-code").run().tab("Token");

    assertThat(BROWSER.text())
        .contains("It is opaque", "GET /debug_token", "data.app_id", "GET /me", "Ada Okafor");
  }

  @Test
  void choosesATokenWithTheKeyboard() {
    var page = tokens().tabToAndPress("Access token");

    assertThat(BROWSER.address()).contains("token=access-token");
    assertThat(page.claims()).contains("client_id");
  }

  private static FlowPage tokens() {
    FlowPage.open(BROWSER, "social", "sign-in").runAll();
    return FlowPage.open(BROWSER, "social", "trade-code").tab("Token");
  }
}

package dev.federationlab.web.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.flow.Working;
import dev.federationlab.web.Assets;
import dev.federationlab.web.PageRenderer;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What stands in the page of tokens and numbers, as a browser gets it. */
class RenderedTokensTest {
  private static final PageRenderer PAGES = new PageRenderer(new Assets(null), null);

  private final PoolScene scene =
      new PoolScene().tokens(new Working("A", "67679d4fea151663373a857c32e03a6c", true)).refresh();

  @Test
  void linksEveryTokenSoThatNoScriptIsNeeded() {
    assertThat(html(Spot.of("pool", "tokens")))
        .contains("href=\"/flows/pool/tokens?tab=token&amp;token=access-token\"")
        .contains("Side by side with");
  }

  @Test
  void saysInWordsWhatTheSignsInTheGutterMean() {
    assertThat(html(Spot.of("pool", "tokens").ofToken("id-token", "access-token")))
        .contains("changed</span>", "only left</span>", "same</span>", "<mark>access</mark>");
  }

  @Test
  void saysWhyARefreshTokenCannotBeRead() {
    assertThat(html(Spot.of("pool", "tokens").ofToken("refresh-token", null)))
        .contains("It is encrypted", "RSA-OAEP")
        .doesNotContain(PoolScene.REFRESH);
  }

  @Test
  void unfoldsANumberToItsWhole() {
    var workings = WorkingsView.of(scene.at(Spot.of("pool", "tokens")));

    assertThat(PAGES.render("flow/workings#workings", Map.of("workings", workings)))
        .contains("<summary><code>67679d4fea151663…32e03a6c</code></summary>")
        .contains("67679d4fea151663373a857c32e03a6c</code>")
        .contains("in none of 2 messages");
  }

  private String html(Spot spot) {
    var tab = TokenTab.of(scene.at(spot.at(Tab.TOKEN))).orElseThrow();
    return PAGES.render("flow/token#tab", Map.of("tab", tab));
  }
}

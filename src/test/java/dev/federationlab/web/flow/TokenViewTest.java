package dev.federationlab.web.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.decision.Check;
import dev.federationlab.flow.ArtifactKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenViewTest {
  private final Scenery scenery = new Scenery().run("sign-in", "trade-code", "assume-role");
  private final Spot spot = Spot.of("google", "assume-role").at(Tab.TOKEN);

  @Test
  void hasThreePartsOfWhichOnlyTheSignatureIsHidden() {
    var parts = view(spot).parts();

    assertThat(parts)
        .extracting(TokenView.PartView::name)
        .containsExactly("header", "payload", "signature");
    assertThat(parts.get(2).text()).isEqualTo("c2lnbm…");
    assertThat(view(spot.revealed(true)).parts().get(2).text()).doesNotContain("…");
  }

  @Test
  void groupsClaimsByWhatTheyAreGoodFor() {
    assertThat(view(spot).groups())
        .extracting(TokenView.Group::title)
        .containsExactly(
            "Header",
            "Who says it",
            "About whom",
            "For whom, and for what",
            "When",
            "To tie it to this sign-in");
  }

  @Test
  void givesATimeInThreeForms() {
    var exp =
        view(spot).groups().stream()
            .flatMap(g -> g.claims().stream())
            .filter(c -> c.name().equals("exp"))
            .findFirst()
            .orElseThrow();

    assertThat(exp.when().iso()).isEqualTo("2026-11-23T11:42:07Z");
    assertThat(exp.when().utc()).isEqualTo("2026-11-23 11:42:07 UTC");
    assertThat(exp.when().relative()).isEqualTo("in 60 min");
  }

  @Test
  void showsHowMuchOfItsLifeHasPassed() {
    var scene = scenery.at(spot, Duration.ofMinutes(30));
    var life = TokenView.of(scene, FoundTokens.in(scene).get(0)).life();

    assertThat(life.elapsed()).isEqualTo(50);
    assertThat(life.expired()).isFalse();
    assertThat(life.left()).isEqualTo("30 min left");
  }

  @Test
  void isExpiredAtItsExpiry() {
    var scene = scenery.at(spot, Duration.ofHours(1));

    assertThat(TokenView.of(scene, FoundTokens.in(scene).get(0)).life().expired()).isTrue();
  }

  @Test
  void keepsTheVerdictOnTheSignatureApartFromThatOnTheClaims() {
    var scene = scenery.breakIt("assume-role", "expired-token").at(spot.ofFault("expired-token"));
    var view = TokenView.of(scene, FoundTokens.in(scene).get(0));

    assertThat(view.signature().look()).isEqualTo("passed");
    assertThat(view.claims().look()).isEqualTo("failed");
    assertThat(view.claims().text()).contains("expiry fails");
  }

  @Test
  void saysThatNobodyCheckedATokenYet() {
    var token = found("", List.of());

    assertThat(Verdicts.signature(token, "RS256", "key-1").look()).isEqualTo("open");
    assertThat(Verdicts.claims(token).text()).contains("nobody has checked it yet");
  }

  @Test
  void leavesTheClaimsOpenWhereTheAlgorithmWasRefused() {
    var token = found("STS", List.of(Check.failed("algorithm", "RS256", "none", "")));

    assertThat(Verdicts.signature(token, "RS256", "key-1").look()).isEqualTo("failed");
    assertThat(Verdicts.claims(token).look()).isEqualTo("open");
  }

  @Test
  void underlinesADamagedPartAndShowsTheRest() {
    var compact = CompactToken.of("eyJhbGciOiJSUzI1NiJ9.%%%.sig");

    assertThat(compact.parts().get(0).damaged()).isFalse();
    assertThat(compact.parts().get(1).damaged()).isTrue();
    assertThat(compact.header()).isPresent();
    assertThat(CompactToken.of("").parts()).hasSize(1);
  }

  private TokenView view(Spot where) {
    var scene = scenery.at(where);
    return TokenView.of(scene, FoundTokens.in(scene).get(0));
  }

  private static FoundToken found(String by, List<Check> checks) {
    return new FoundToken(ArtifactKind.ID_TOKEN, "id-token", "a.b.c", "", "here", by, checks, null);
  }
}

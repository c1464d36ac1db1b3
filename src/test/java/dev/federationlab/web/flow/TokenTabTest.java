package dev.federationlab.web.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.federationlab.flow.ArtifactKind;
import java.util.List;
import org.junit.jupiter.api.Test;

class TokenTabTest {
  private final PoolScene scene = new PoolScene().tokens().getUser().refresh();

  @Test
  void offersWhatTheRunBroughtFirstThenWhatOtherStagesHave() {
    assertThat(tab("tokens").choices())
        .extracting(TokenTab.Choice::id)
        .containsExactly(
            "id-token",
            "access-token",
            "refresh-token",
            "id-token.refresh",
            "access-token.refresh");
    assertThat(tab("refresh").choices())
        .extracting(choice -> choice.title() + " " + choice.note())
        .containsExactly(
            "ID token ",
            "Access token ",
            "Refresh token ",
            "ID token stage 1",
            "Access token stage 1");
  }

  @Test
  void beginsWithTheTokenThatTheRunSent() {
    var tab = tab("get-user");

    assertThat(tab.title()).isEqualTo("access token");
    assertThat(tab.where()).isEqualTo("as it was sent to User pool in this run");
  }

  @Test
  void opensTheOneThatTheAddressNames() {
    var tab = tab(at("tokens").ofToken("access-token", null));

    assertThat(tab.token().kind()).isEqualTo("access-token");
    assertThat(tab.token().signature().text()).contains("kid-acc");
    assertThat(PoolScene.choice(tab.choices(), "access-token").orElseThrow().current()).isTrue();
    assertThat(tab(at("tokens").ofToken("<nothing>", null)).token().kind()).isEqualTo("id-token");
  }

  @Test
  void countsForATokenOnlyTheChecksThatAreAboutIt() {
    var tokens = FoundTokens.in(scene.at("tokens"));

    assertThat(tokens.get(0).checks()).extracting("what").containsExactly("signature", "password");
    assertThat(tokens.get(1).checks())
        .extracting("what")
        .containsExactly("access token: signature");
  }

  @Test
  void readsOfAnEncryptedTokenItsHeaderAndNothingElse() {
    var opaque = tab(at("tokens").ofToken("refresh-token", null)).opaque();

    assertThat(opaque.encrypted()).isTrue();
    assertThat(opaque.header())
        .extracting(TokenView.Claim::name)
        .containsExactly("cty", "enc", "alg");
    assertThat(opaque.hidden()).endsWith("…").doesNotContain("text");
    assertThat(opaque.life().left()).isEqualTo("30 days left");
  }

  @Test
  void showsOfAnOpaqueTokenWhatTheProviderAnswered() {
    var message =
        PoolScene.message(
            dev.federationlab.flow.Actor.FACEBOOK,
            "GET /debug_token",
            "{\"input_token\":\"EAAGsecretsecret\",\"access_token\":\"app|secret\"}",
            "{\"data\":{\"app_id\":\"4928\",\"is_valid\":true}}");

    assertThat(SentToken.in(message))
        .extracting(SentToken::kind, SentToken::text)
        .containsExactly(tuple(ArtifactKind.PROVIDER_TOKEN, "EAAGsecretsecret"));
  }

  @Test
  void tellsTheTokensOfTwoPeopleApart() {
    var tokens = FoundTokens.in(new PoolScene().pair().at("tokens"));

    assertThat(tokens)
        .extracting(FoundToken::id, FoundToken::note)
        .containsExactly(tuple("id-token", "rita"), tuple("id-token.ed", "ed"));
    assertThat(tokens.get(1).checks()).extracting("what").containsExactly("ID token of ed expiry");
    var elsewhere = FoundTokens.in(new PoolScene().pair().getUser().at("get-user"));
    assertThat(elsewhere).extracting(FoundToken::note).contains("rita, stage 1", "ed, stage 1");
  }

  @Test
  void putsTwoTokensSideBySideWhatChangedFirst() {
    var difference = tab(at("tokens").ofToken("id-token", "access-token")).difference();

    assertThat(difference.rows())
        .filteredOn(row -> row.look().equals("changed"))
        .extracting(TokenDifference.Row::name)
        .containsExactly("token_use", "jti", "kid");
    assertThat(difference.rows())
        .extracting(TokenDifference.Row::look)
        .isSortedAccordingTo(
            java.util.Comparator.comparing(
                List.of("changed", "added", "removed", "same")::indexOf));
    assertThat(difference.sentences())
        .contains(
            "The same issuer, about the same person.",
            "The app stands in aud on the left and in client_id on the right.",
            "Both come from the same sign-in (origin_jti).");
  }

  @Test
  void comparesBeforeAndAfterARefresh() {
    var difference = tab(at("refresh").ofToken("id-token.tokens", "id-token")).difference();

    assertThat(difference.left().note()).isEqualTo("stage 1");
    assertThat(difference.sentences()).contains("The right one ends 60 min later.");
  }

  @Test
  void comparesNothingWithATokenThatCannotBeRead() {
    var tab = tab(at("tokens").ofToken("id-token", "refresh-token"));

    assertThat(tab.difference()).isNull();
    assertThat(tab.against()).extracting(TokenTab.Choice::kind).doesNotContain("refresh-token");
    assertThat(tab(at("tokens").ofToken("refresh-token", null)).against()).isEmpty();
  }

  @Test
  void marksInsideAValueWhatDiffers() {
    assertThat(TokenDifference.pieces("1795413727", "1795417727"))
        .extracting(TokenDifference.Piece::text, TokenDifference.Piece::changed)
        .containsExactly(tuple("179541", false), tuple("3", true), tuple("727", false));
    assertThat(TokenDifference.pieces("id", "access")).hasSize(1);
  }

  @Test
  void hasNothingToShowBeforeThereIsAToken() {
    assertThat(TokenTab.of(new PoolScene().at("tokens"))).isEmpty();
  }

  private TokenTab tab(String stage) {
    return tab(at(stage));
  }

  private TokenTab tab(Spot spot) {
    return TokenTab.of(scene.at(spot)).orElseThrow();
  }

  private static Spot at(String stage) {
    return Spot.of("pool", stage).at(Tab.TOKEN);
  }
}

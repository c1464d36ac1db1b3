package dev.federationlab.web.flow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WireViewTest {
  private final Scenery scenery =
      new Scenery().run("sign-in", "trade-code", "assume-role", "use-s3");

  @Test
  void takesAFormApartAndSaysWhatMattersHere() {
    var http = WireView.of(scenery.at(Spot.of("google", "assume-role").at(Tab.WIRE))).http();

    assertThat(http.form())
        .filteredOn(field -> field.name().equals("RoleArn"))
        .singleElement()
        .satisfies(
            field -> {
              assertThat(field.value())
                  .isEqualTo("arn:aws:iam::401522778310:role/FederationLabGoogle");
              assertThat(field.meaning()).contains("The role to play.");
            });
  }

  @Test
  void marksTheArtifactAmongTheValues() {
    var http = WireView.of(scenery.at(Spot.of("google", "assume-role").at(Tab.WIRE))).http();

    assertThat(http.form())
        .filteredOn(field -> field.name().equals("WebIdentityToken"))
        .singleElement()
        .extracting(HttpView.Field::kind)
        .isEqualTo("id-token");
  }

  @Test
  void masksTokensInFormsBodiesAndRawTextUntilTheyAreAskedFor() {
    var spot = Spot.of("google", "assume-role").at(Tab.WIRE).raw(true);
    var hidden = WireView.of(scenery.at(spot));
    var shown = WireView.of(scenery.at(spot.revealed(true)));

    assertThat(hidden.http().form())
        .filteredOn(f -> f.name().equals("WebIdentityToken"))
        .allMatch(f -> f.value().length() < 10);
    assertThat(hidden.raw().request())
        .contains("WebIdentityToken=eyJhbG…")
        .doesNotContain("c2lnbmF0dXJl");
    assertThat(hidden.raw().response()).doesNotContain("bPxRfiCYEXAMPLEKEY");
    assertThat(shown.raw().request()).contains("c2lnbmF0dXJl");
    assertThat(shown.raw().response()).contains("bPxRfiCYEXAMPLEKEY");
  }

  @Test
  void foldsAwayHeadersThatSayNothingHere() {
    var headers =
        WireView.of(scenery.at(Spot.of("google", "assume-role").at(Tab.WIRE))).http().headers();

    assertThat(headers.matter()).extracting(HttpView.Field::name).containsExactly("Content-Type");
    assertThat(headers.count()).isEqualTo(4);
    assertThat(headers.others()).hasSize(3);
  }

  @Test
  void takesASignatureApartIntoItsFivePieces() {
    var pieces =
        WireView.of(scenery.at(Spot.of("google", "use-s3").at(Tab.WIRE).at("1")))
            .http()
            .signature();

    assertThat(pieces)
        .extracting(HttpView.Field::name)
        .containsExactly("algorithm", "access key ID", "scope", "signed headers", "signature");
    assertThat(pieces.get(2).value()).isEqualTo("20261123/us-east-1/s3/aws4_request");
    assertThat(pieces.get(4).value()).isEqualTo("4f4f4f…");
  }

  @Test
  void indentsXmlAndJsonAndLeavesTheRestAsItIs() {
    assertThat(Bodies.pretty("<a><b>1</b><c/></a>")).isEqualTo("<a>\n  <b>1</b>\n  <c/>\n</a>");
    assertThat(Bodies.pretty("{\"a\":1}")).contains("\n");
    assertThat(Bodies.pretty("{broken")).isEqualTo("{broken");
    assertThat(Bodies.pretty("hello")).isEqualTo("hello");
  }

  @Test
  void neverShowsMoreThanAQuarterOfAMaskedSecret() {
    assertThat(Secrets.masked("abcd")).isEqualTo("a…");
    assertThat(Secrets.masked("abcdefghijklmnopqrstuvwxyz0123")).isEqualTo("abcdef…");
  }
}

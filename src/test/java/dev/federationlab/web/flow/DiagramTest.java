package dev.federationlab.web.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class DiagramTest {
  @Test
  void hasALifelineForEachActorOfTheFlowAndNoOther() {
    var diagram = DiagramDrawing.of(new Scenery().at("sign-in"), false);

    assertThat(diagram.lifelines())
        .extracting(Diagram.Lifeline::actor)
        .containsExactly("you", "app", "google", "sts", "s3");
    assertThat(diagram.lifelines())
        .allMatch(line -> line.boxX() > 0 && line.boxX() + line.boxWidth() < diagram.width());
  }

  @Test
  void drawsWhatIsStillToComeFromThePlan() {
    var arrows = arrows(new Scenery().at("sign-in"));

    assertThat(arrows).hasSize(6).allMatch(arrow -> arrow.look().equals("to-come"));
    assertThat(arrows.get(2).name())
        .isEqualTo("Stage 2, request 1 of 1: App to Google, POST /token, to come");
  }

  @Test
  void endsARefusedRequestInABarBeforeItsReceiver() {
    var scene =
        new Scenery()
            .breakIt("assume-role", "expired-token")
            .at(Spot.of("google", "assume-role").ofFault("expired-token"));
    var refused = arrows(scene).get(3);
    var sts = DiagramDrawing.of(scene, false).lifelines().get(3).x();

    assertThat(refused.look()).isEqualTo("refused");
    assertThat(refused.bar()).isLessThan(sts).isEqualTo(refused.end());
    assertThat(refused.answer()).isNull();
    assertThat(refused.note()).isEqualTo("400 ExpiredTokenException · 5 ms");
  }

  @Test
  void marksWithADotWhatThePersonsBrowserSees() {
    var arrows = arrows(new Scenery().run("sign-in", "trade-code").at("trade-code"));

    assertThat(arrows.get(0).dots()).hasSize(1);
    assertThat(arrows.get(2).dots()).isEmpty();
  }

  @Test
  void letsArtifactsRideOnWhatCarriesAndBringsThem() {
    var trade = arrows(new Scenery().run("trade-code").at("trade-code")).get(2);

    assertThat(trade.riders())
        .extracting(Diagram.Rider::kind)
        .containsExactly("authorization-code", "id-token");
    assertThat(trade.riders().get(0).y()).isLessThan(trade.riders().get(1).y());
  }

  @Test
  void keepsEveryLabelInsideThePicture() {
    for (var arrow :
        arrows(new Scenery().run("sign-in", "trade-code", "assume-role", "use-s3").at("use-s3"))) {
      double half = arrow.label().length() * 6.6 / 2;
      assertThat(arrow.labelX() - half).as(arrow.label()).isPositive();
      assertThat(arrow.labelX() + half).as(arrow.label()).isLessThan(DiagramDrawing.WIDTH);
    }
  }

  @Test
  void selectsTheExchangeThatTheAddressNames() {
    var scene = new Scenery().run("use-s3").at(Spot.of("google", "use-s3").at(Tab.WIRE).at("1"));

    assertThat(arrows(scene))
        .filteredOn(Diagram.Arrow::selected)
        .extracting(Diagram.Arrow::label)
        .containsExactly("PutObject");
    assertThat(scene.selected().orElseThrow().message().title()).isEqualTo("PutObject");
  }

  @Test
  void drawsWhatThePartyAskedOthersBetweenRequestAndAnswer() {
    var arrows = arrows(new Scenery().run("assume-role").at("assume-role"));
    var request = arrows.get(3);
    var inside = arrows.get(4);

    assertThat(inside.name())
        .isEqualTo("Stage 3, within request 1 of 1: STS to Google, GET /certs, 200");
    assertThat(inside.href()).isEqualTo("/flows/google/assume-role?tab=checks&x=1");
    assertThat(inside.labelY()).isGreaterThan(request.y());
    assertThat(inside.noteY()).isLessThan(request.answer().y());
    assertThat(arrows).extracting(Diagram.Arrow::id).doesNotHaveDuplicates();
  }

  @Test
  void listsTheSameExchangesAsTheDiagramDraws() {
    var scene = new Scenery().run("sign-in", "trade-code", "assume-role").at("trade-code");
    var listed =
        ExchangeList.of(scene).groups().stream()
            .flatMap(group -> group.items().stream())
            .map(ExchangeList.Item::what);

    assertThat(listed)
        .containsExactlyElementsOf(arrows(scene).stream().map(Diagram.Arrow::label).toList());
  }

  private static List<Diagram.Arrow> arrows(Scene scene) {
    return DiagramDrawing.of(scene, false).groups().stream()
        .flatMap(group -> group.arrows().stream())
        .toList();
  }
}

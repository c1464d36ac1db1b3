package dev.federationlab.web.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.decision.Check;
import dev.federationlab.decision.PolicyReading;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class StageViewTest {
  @Test
  void asksBeforeTheFirstRunOnly() {
    assertThat(StoryView.of(new Scenery().at("trade-code"), List.of()).guessing().open()).isTrue();
    assertThat(
            StoryView.of(new Scenery().run("trade-code").at("trade-code"), List.of())
                .guessing()
                .open())
        .isFalse();
  }

  @Test
  void putsTheGuessBesideWhatHappened() {
    var guessing =
        StoryView.of(
                new Scenery().predict("trade-code", "denied").run("trade-code").at("trade-code"),
                List.of())
            .guessing();

    assertThat(guessing.verdict()).isEqualTo("It went otherwise than you guessed.");
    assertThat(guessing.choices())
        .extracting(Guessing.Choice::mark)
        .containsExactly("what happened", "", "your guess");
    assertThat(guessing.why()).contains("No policy is in the way here.");
  }

  @Test
  void namesTheCastOnTheFirstStageBeforeAnythingIsRun() {
    assertThat(StoryView.of(new Scenery().at("sign-in"), List.of()).cast())
        .extracting(StoryView.Member::title)
        .contains("Google", "ID token");
    assertThat(StoryView.of(new Scenery().at("trade-code"), List.of()).cast()).isEmpty();
  }

  @Test
  void tellsOfEachArtifactHowItStands() {
    var scenery = new Scenery().run("sign-in", "trade-code", "assume-role");

    assertThat(Rail.of(scenery.at("trade-code")).items())
        .extracting(Rail.Item::state)
        .containsExactly("used · issued just now", "issued just now", "issued just now", "stage 4");
    assertThat(Rail.of(scenery.at(Spot.of("google", "trade-code"), Duration.ofHours(1))).items())
        .extracting(Rail.Item::look)
        .containsExactly("stale", "expired", "expired", "to-come");
  }

  @Test
  void offersToRunFirstAndToGoOnAfterwards() {
    var before = Controls.of(new Scenery().at("sign-in"));
    var after = Controls.of(new Scenery().run("sign-in").at("sign-in"));

    assertThat(before.back()).isNull();
    assertThat(before.runTitle()).isEqualTo("Run stage 1");
    assertThat(before.done()).isFalse();
    assertThat(after.done()).isTrue();
    assertThat(after.recorded()).isEqualTo("recorded 10:42:07 UTC");
    assertThat(Controls.of(new Scenery().at("use-s3")).next()).isNull();
  }

  @Test
  void stepsFromExchangeToExchangeAndNotBeyond() {
    var scenery = new Scenery().run("use-s3");

    var first = Controls.of(scenery.at(Spot.of("google", "use-s3").at(Tab.WIRE).at("1")));
    assertThat(first.previousExchange()).isNull();
    assertThat(first.nextExchange()).isEqualTo("/flows/google/use-s3?tab=wire&x=2");
  }

  @Test
  void listsWhatWasNotReachedAfterARefusal() {
    var scene =
        new Scenery()
            .run("assume-role")
            .breakIt("assume-role", "expired-token")
            .at(Spot.of("google", "assume-role").at(Tab.CHECKS).ofFault("expired-token"));
    var section = ChecksView.of(scene).sections().get(0);

    assertThat(section.open()).isTrue();
    assertThat(section.lines())
        .extracting(CheckLine::look)
        .containsExactly("passed", "passed", "passed", "failed", "unreached");
    assertThat(section.lines().get(4).what()).isEqualTo("audience");
  }

  @Test
  void saysSoWhereNobodyTellsWhy() {
    var section = ChecksView.of(new Scenery().run("use-s3").at("use-s3")).sections().get(0);

    assertThat(section.silent()).isTrue();
    assertThat(section.summary()).isEqualTo("nobody says");
  }

  @Test
  void marksTheLinesOfTheStatementThatDecided() {
    var statement = new PolicyReading.Statement("Deny all", "Deny", 2, 3, true, true, List.of());
    var view =
        view(new PolicyReading(PolicyReading.Kind.IDENTITY, "p", "{\na\nb\n}", List.of(statement)));

    assertThat(view.lines())
        .extracting(PolicyView.Line::look)
        .containsExactly("", "deny", "deny", "");
    assertThat(view.statements().get(0).state()).isEqualTo("✗ it settled the answer");
  }

  @Test
  void unfoldsTheStatementThatLackedOneThing() {
    var near = statement("near", false, Check.failed("Action", "a", "b", ""));
    var far =
        statement(
            "far",
            false,
            Check.failed("Action", "a", "b", ""),
            Check.failed("Resource", "a", "b", ""));
    var view = view(policy(PolicyReading.Kind.IDENTITY, far, near));

    assertThat(view.statements())
        .extracting(PolicyView.StatementView::open)
        .containsExactly(false, true);
    assertThat(view.statements())
        .extracting(PolicyView.StatementView::lacking)
        .containsExactly("–", "✗");
  }

  /** A guest has two session policies: what the one allows the other need not. */
  @Test
  void lacksNothingWhereAnotherPolicyOfItsKindAllows() {
    var allows = policy(PolicyReading.Kind.SESSION, statement("allows", true));
    var other =
        policy(
            PolicyReading.Kind.SESSION,
            statement("other", false, Check.failed("Action", "a", "b", "")));

    assertThat(PolicyView.of(List.of(other)).get(0).statements().get(0).near()).isTrue();
    var beside = PolicyView.of(List.of(allows, other)).get(1);
    assertThat(beside.statements().get(0).near()).isFalse();
    assertThat(beside.statements().get(0).open()).isFalse();
    assertThat(beside.lines()).extracting(PolicyView.Line::look).containsOnly("");
  }

  private static PolicyReading.Statement statement(
      String name, boolean applied, Check... elements) {
    return new PolicyReading.Statement(name, "Allow", 1, 1, applied, false, List.of(elements));
  }

  private static PolicyReading policy(
      PolicyReading.Kind kind, PolicyReading.Statement... statements) {
    return new PolicyReading(kind, "p", "{}", List.of(statements));
  }

  private static PolicyView view(PolicyReading policy) {
    return PolicyView.of(List.of(policy)).get(0);
  }

  @Test
  void readsALineOfAPolicyAsItWasReadForTheCaller() {
    var json = "{\n\"Resource\": \"a/${sub}/${$}/${team}\"\n}";
    var variables =
        List.of(
            new PolicyReading.Variable("${sub}", "1234"),
            new PolicyReading.Variable("${team}", null));
    var view =
        view(new PolicyReading(PolicyReading.Kind.IDENTITY, "p", json, List.of(), variables));

    assertThat(view.literal()).isFalse();
    assertThat(view.lines().get(0).resolved()).isEmpty();
    assertThat(view.lines().get(1).resolved())
        .containsExactly(
            new PolicyView.Stretch("\"Resource\": \"a/", ""),
            new PolicyView.Stretch("1234", "value"),
            new PolicyView.Stretch("/${$}/", ""),
            new PolicyView.Stretch("no value for ${team}", "missing"),
            new PolicyView.Stretch("\"", ""));
  }

  @Test
  void saysWhenAVersionReadsVariablesAsText() {
    var old =
        new PolicyReading(
            PolicyReading.Kind.IDENTITY, "p", "{\"Resource\": \"${sub}\"}", List.of());

    assertThat(view(old).literal()).isTrue();
    assertThat(view(old).lines().get(0).resolved()).isEmpty();
  }

  @Test
  void hasAnAddressForEverySpot() {
    var spot = Spot.of("google", "use-s3").at(Tab.WIRE).at("2").ofFault("a b").raw(true);

    assertThat(spot.href()).isEqualTo("/flows/google/use-s3?tab=wire&fault=a+b&raw=1");
    assertThat(Spot.of("google", "use-s3").href()).isEqualTo("/flows/google/use-s3");
    assertThat(Tab.named("<script>")).isEqualTo(Tab.STORY);
  }

  @Test
  void wordsTimesAsPeopleDo() {
    var now = Scenery.NOW;

    assertThat(Times.left(now.plusSeconds(3600), now)).isEqualTo("60 min left");
    assertThat(Times.left(now.plusSeconds(72), now)).isEqualTo("1:12 left");
    assertThat(Times.left(now, now)).isEqualTo("expired");
    assertThat(Times.ago(now.minusSeconds(12), now)).isEqualTo("12 s ago");
    assertThat(Times.took(Duration.ofMillis(1234))).isEqualTo("1.2 s");
    assertThat(Times.took(Duration.ofNanos(10))).isEqualTo("1 ms");
  }
}

package dev.federationlab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowPagesTest {
  private static WebListener lab;

  private final Visitor visitor = new Visitor(lab);

  @BeforeAll
  static void open() {
    lab = SampleLab.start(0, Clock.systemUTC());
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @Test
  void runsAStageByAPlainFormAndLeadsBackToItsPage() {
    var answer = visitor.post("/flows/google/trade-code/runs", "guess=granted");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .contains("/flows/google/trade-code#inspector");
    assertThat(visitor.get("/flows/google/trade-code").body())
        .contains("You guessed right.", "✓ Done", "recorded");
  }

  @Test
  void answersHtmxWithTheFragmentAndItsAddress() {
    var answer = visitor.post("/flows/google/trade-code/runs", "tab=wire", "HX-Request", "true");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("HX-Push-Url"))
        .contains("/flows/google/trade-code?tab=wire");
    assertThat(answer.body().strip()).startsWith("<div id=\"stage\"").doesNotContain("<html");
    assertThat(answer.body())
        .contains("data-announce=\"Stage 2, Trade the code for an ID token: Done.");
  }

  @Test
  void givesWholePagesToBoostedLinksAndHistory() {
    for (var header : new String[] {"HX-Boosted", "HX-History-Restore-Request"}) {
      var answer = visitor.get("/flows/google/sign-in", "HX-Request", "true", header, "true");
      assertThat(answer.body()).startsWith("<!doctype html>");
      assertThat(answer.headers().allValues("Vary")).anyMatch(vary -> vary.contains("HX-Request"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "story",
        "wire",
        "token",
        "checks",
        "code",
        "break-it",
        "wire&raw=1",
        "wire&reveal=1",
        "checks&x=1",
        "wire&x=p7"
      })
  void hasAPageForEveryTabBeforeAndAfterARun(String tab) {
    assertThat(visitor.get("/flows/google/assume-role?tab=" + tab).statusCode()).isEqualTo(200);
    visitor.post("/flows/google/assume-role/runs", "");
    assertThat(visitor.get("/flows/google/assume-role?tab=" + tab).statusCode()).isEqualTo(200);
  }

  @Test
  void goingToAPageRunsNothing() {
    visitor.get("/flows/google/trade-code");

    assertThat(visitor.get("/flows/google/trade-code?tab=wire").body())
        .contains("Nothing has crossed the wire yet");
  }

  @Test
  void showsOneLearnerNothingOfAnother() {
    visitor.post("/flows/google/sign-in/runs", "");
    assertThat(visitor.get("/flows/google/sign-in?run=run-sign-in").statusCode()).isEqualTo(200);

    var other = new Visitor(lab);
    assertThat(other.get("/flows/google/sign-in?run=run-sign-in").statusCode()).isEqualTo(404);
    assertThat(other.get("/flows").body()).contains("0 of 4 stages run");
  }

  @Test
  void hidesSecretsUntilTheyAreAskedFor() {
    visitor.post("/flows/google/assume-role/runs", "");

    var secret = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
    assertThat(visitor.get("/flows/google/assume-role?tab=wire").body()).doesNotContain(secret);
    assertThat(visitor.get("/flows/google/assume-role?tab=wire&raw=1").body())
        .doesNotContain(secret);
    assertThat(visitor.get("/flows/google/assume-role?tab=code").body()).doesNotContain(secret);
    assertThat(visitor.get("/flows/google/assume-role?tab=wire&reveal=1").body()).contains(secret);
  }

  @Test
  void tellsOfAFaultWhoRefusedWithWhatWordsAndWhichCheck() {
    visitor.post("/flows/google/assume-role/runs", "");
    var answer =
        visitor.post("/flows/google/assume-role/faults/expired-token/runs", "guess=denied");

    assertThat(answer.headers().firstValue("Location").orElse("")).contains("fault=expired-token");
    var page = visitor.get("/flows/google/assume-role?tab=break-it&fault=expired-token").body();
    assertThat(page)
        .contains(
            "Refused by STS: 400 ExpiredTokenException",
            "Token expired: 1795413722",
            "✗ expiry",
            "how to mend it",
            "the honest run",
            "your guess");
    assertThat(visitor.get("/flows/google/assume-role?tab=checks&fault=expired-token").body())
        .contains("audience", "not reached");
    assertThat(visitor.get("/break-it").body())
        .contains("refused by STS: ExpiredTokenException", "guessed otherwise");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/flows/none",
        "/flows/google/none",
        "/flows/google/sign-in?run=none",
        "/flows/google/sign-in?fault=none",
        "/learn/none",
        "/flows/google/sign-in/none"
      })
  void answers404ToWhatIsNotThere(String path) {
    var answer = visitor.get(path);

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).contains("There is no such page", "topbar");
  }

  @Test
  void leadsOnToTheFirstStageThatIsNotDone() {
    visitor.post("/flows/google/sign-in/runs", "");

    assertThat(visitor.get("/flows/google").headers().firstValue("Location"))
        .contains("/flows/google/trade-code");
  }

  @Test
  void sendsTheBrowserToTheProviderForASignInByHand() {
    var answer = visitor.post("/flows/google/sign-ins", "");

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location").orElse(""))
        .startsWith("http://localhost:7071/google/");
  }

  @Test
  void signsInAsNobodyWhoIsNotThere() {
    assertThat(visitor.post("/flows/google/sign-in/runs", "person=mallory").statusCode())
        .isEqualTo(400);
  }

  @Test
  void runsAPanelInsideItsLesson() {
    var lesson = "/learn/trade-the-code-for-credentials";
    var answer = visitor.post(lesson + "/panels/2/runs", "fault=expired-token");

    assertThat(answer.headers().firstValue("Location"))
        .contains(lesson + "?panel=2&fault=expired-token#panel-2");
    assertThat(visitor.get(lesson + "?panel=2&fault=expired-token").body())
        .contains("Refused by STS: 400 ExpiredTokenException");
    assertThat(visitor.post(lesson + "/panels/3/runs", "").statusCode()).isEqualTo(404);
  }
}

package dev.federationlab.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.learner.Addresses;
import dev.federationlab.learner.Learner;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GateTest {
  private static WebListener lab;

  @BeforeAll
  static void open() {
    lab = SampleLab.start(0, Clock.systemUTC());
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @Test
  void notesWhereALearnerCameFrom() {
    var addresses = new Addresses(100);
    try (var noting = SampleLab.start(0, Clock.systemUTC(), addresses)) {
      var session = "s".repeat(43);
      var visitor = new Visitor(noting);
      var learner = Learner.holding(session).id();
      assertThat(addresses.of(learner)).isEqualTo(Addresses.UNKNOWN);

      visitor.get("/flows", "Cookie", "lab-session=" + session, "X-Forwarded-For", "203.0.113.7");

      assertThat(addresses.of(learner)).isEqualTo("127.0.0.1");
    }
  }

  @Test
  void everyAnswerCarriesTheSecurityHeaders() {
    var visitor = new Visitor(lab);
    var answers =
        List.of(
            visitor.get("/flows"),
            visitor.get("/nothing-here"),
            visitor.get("/static/css/app.css"),
            visitor.get("/static/nothing.css"),
            visitor.get("/healthz"),
            visitor.postAsIs("/flows/google/runs", ""),
            visitor.postAsIs("/flows/google/runs", "a".repeat(Gate.LONGEST_FORM + 1)),
            visitor.get("/flows", "X-Long", "a".repeat(20_000)),
            visitor.get("/flows/%00"));

    assertThat(answers)
        .extracting(HttpResponse::statusCode)
        .containsExactly(200, 404, 200, 404, 200, 403, 413, 431, 400);
    assertThat(answers)
        .allSatisfy(
            answer -> {
              assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                  .contains(
                      "default-src 'self'",
                      "frame-ancestors 'none'",
                      "form-action 'self' http://localhost:7071")
                  .doesNotContain("unsafe");
              assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
              assertThat(answer.headers().firstValue("Referrer-Policy")).contains("same-origin");
              assertThat(answer.headers().firstValue("Cross-Origin-Opener-Policy"))
                  .contains("same-origin");
              assertThat(answer.headers().map()).doesNotContainKey("server");
            });
  }

  @Test
  void refusesAFormWithoutItsToken() {
    var answer = new Visitor(lab).postAsIs("/flows/google/sign-in/runs", "guess=granted");

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("That form cannot be accepted", "topbar");
  }

  @Test
  void refusesTheTokenOfAnotherSession() {
    var stolen = new Visitor(lab).token();

    assertThat(
            new Visitor(lab).postAsIs("/flows/google/sign-in/runs", "_csrf=" + stolen).statusCode())
        .isEqualTo(403);
  }

  @Test
  void refusesAFormThatAnotherSiteSent() {
    var visitor = new Visitor(lab);

    assertThat(
            visitor
                .post("/flows/google/sign-in/runs", "", "Sec-Fetch-Site", "cross-site")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            visitor
                .post("/flows/google/sign-in/runs", "", "Sec-Fetch-Site", "same-site")
                .statusCode())
        .isEqualTo(403);
    assertThat(
            visitor
                .post("/flows/google/sign-in/runs", "", "Origin", "http://evil.example")
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void takesItsOwnForms() {
    var visitor = new Visitor(lab);

    assertThat(
            visitor
                .post("/flows/google/sign-in/runs", "", "Sec-Fetch-Site", "same-origin")
                .statusCode())
        .isEqualTo(303);
  }

  @Test
  void takesNoOtherKindOfForm() {
    var visitor = new Visitor(lab);
    var json =
        visitor
            .request("/flows/google/sign-in/runs", "Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}"));

    assertThat(visitor.send(json).statusCode()).isEqualTo(415);
  }

  @Test
  void refusesWhatCannotBeDecoded() {
    var visitor = new Visitor(lab);

    assertThat(visitor.get("/flows/google/sign-in?tab=a%20b&x=%F0%28").statusCode())
        .isLessThan(500);
    assertThat(visitor.postAsIs("/flows/google/runs", "_csrf=%zz").statusCode()).isIn(400, 403);
  }

  @Test
  void givesEachBrowserASessionThatScriptsCannotRead() {
    var cookie = new Visitor(lab).get("/flows").headers().firstValue("Set-Cookie").orElse("");

    assertThat(cookie)
        .matches("lab-session=[A-Za-z0-9_-]{43}; .*")
        .contains("HttpOnly", "SameSite=Lax", "Path=/");
    assertThat(new Visitor(lab).get("/flows").headers().firstValue("Set-Cookie").orElse(""))
        .isNotEqualTo(cookie);
  }

  @Test
  void replacesASessionThatNobodyGaveOut() {
    var visitor = new Visitor(lab);

    assertThat(
            visitor.get("/flows", "Cookie", "lab-session=short").headers().firstValue("Set-Cookie"))
        .isPresent();
  }

  @Test
  void saysWhatIsAllowedWhereAMethodIsNot() {
    var visitor = new Visitor(lab);
    var options = visitor.request("/flows").method("OPTIONS", HttpRequest.BodyPublishers.noBody());

    assertThat(visitor.send(options).statusCode()).isEqualTo(405);
  }
}

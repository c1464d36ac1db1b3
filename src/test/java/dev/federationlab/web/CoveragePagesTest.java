package dev.federationlab.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.web.coverage.CoverageView;
import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class CoveragePagesTest {
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
  void showsWhatIsServedAndWhatIsNot() {
    assertThat(new Visitor(lab).get("/coverage").body())
        .contains("2 of 3 operations", "GetCallerIdentity", "Not served (1)", "GetFederationToken")
        .contains(
            "href=\"https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html\"");
  }

  @Test
  void trustsNothingThatTheOtherSideSays() {
    assertThat(new Visitor(lab).get("/coverage").body())
        .contains("&lt;b&gt;Sessions&lt;/b&gt;")
        .doesNotContain("javascript:");
  }

  @Test
  void makesNothingOfAnAnswerThatIsNone() {
    assertThat(CoverageView.read("<html>").services()).isEmpty();
    assertThat(CoverageView.read("{}").services()).isEmpty();
  }

  @Test
  void isReachedFromEveryPage() {
    assertThat(new Visitor(lab).get("/flows").body())
        .contains("href=\"/coverage\"", "href=\"/inbox\"");
  }
}

package dev.federationlab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page about the website before anything was set up; the rest is in the browser's test. */
class WebsitePagesTest {
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
  void offersToSetItUp() {
    assertThat(new Visitor(lab).get("/website").body())
        .contains("<form method=\"post\" action=\"/website/set-ups\"", "Set it up")
        .contains("aria-current=\"page\">Website</a>")
        .doesNotContain("Open the website", "How it was set up", "What is in the app");
  }

  @Test
  void knowsNoFileAndNoCallBefore() {
    var visitor = new Visitor(lab);
    assertThat(visitor.get("/website/files/config.json").statusCode()).isEqualTo(404);
    assertThat(visitor.get("/website/files/js/app.js").statusCode()).isEqualTo(404);
    assertThat(visitor.get("/website/calls/1").statusCode()).isEqualTo(404);
    assertThat(visitor.get("/website/calls/x").statusCode()).isEqualTo(404);
  }
}

package dev.federationlab.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreferencesTest {
  @Test
  void comesBackToThePageOneWasOn() {
    assertThat(Preferences.ownPage("/flows/google/sign-in?tab=wire&x=2"))
        .isEqualTo("/flows/google/sign-in?tab=wire&x=2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "/a\r\nSet-Cookie: x",
        "",
        "javascript:alert(1)",
        "/\tx"
      })
  void leadsNowhereElse(String back) {
    assertThat(Preferences.ownPage(back)).isEqualTo("/");
  }

  @Test
  void remembersTheColours() {
    try (var lab = SampleLab.start(0, Clock.systemUTC())) {
      var visitor = new Visitor(lab);
      assertThat(visitor.get("/flows").body()).contains("data-theme=\"auto\"");

      visitor.post("/preferences/theme", "theme=dark&back=/flows");
      assertThat(visitor.get("/flows").body()).contains("data-theme=\"dark\"");
      visitor.post("/preferences/theme", "theme=%22%3E%3Cscript%3E");
      assertThat(visitor.get("/flows").body())
          .contains("data-theme=\"auto\"")
          .doesNotContain("<script>");
    }
  }

  @Test
  void switchesTheKeysOff() {
    try (var lab = SampleLab.start(0, Clock.systemUTC())) {
      var visitor = new Visitor(lab);

      visitor.post("/preferences/keys", "keys=off");
      assertThat(visitor.get("/flows/google/sign-in").body())
          .contains("data-keys=\"off\"", "Switch the keys on");
    }
  }
}

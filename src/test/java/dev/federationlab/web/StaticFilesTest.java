package dev.federationlab.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class StaticFilesTest {
  private final Assets assets = new Assets(null);

  @Test
  void namesAFileByItsContent() {
    assertThat(assets.at("css/app.css")).matches("/static/css/app\\.css\\?v=[0-9a-f]{12}");
  }

  @Test
  void putsImportedStylesInPlace() {
    var css = new String(assets.find("css/app.css").orElseThrow().bytes(), StandardCharsets.UTF_8);

    assertThat(css).contains("--paper", ".topbar", "@layer print").doesNotContain("@import");
  }

  @Test
  void findsNothingOutsideItsFolder() {
    for (var name :
        new String[] {
          "../templates/layout.html",
          "css/../../dev/x.css",
          "css",
          "",
          "/etc/passwd.txt",
          "css//app.css",
          "app.properties"
        }) {
      assertThat(assets.find(name)).as(name).isEmpty();
    }
  }

  @Test
  void complainsOfAFileThatATemplateNamesInVain() {
    assertThatThrownBy(() -> assets.at("js/nothing.js")).hasMessageContaining("js/nothing.js");
  }

  @Test
  void isKeptForEverUnderTheAddressOfItsVersionAndCheckedUnderAnyOther() {
    try (var lab = SampleLab.start(0, Clock.systemUTC())) {
      var visitor = new Visitor(lab);
      var versioned = visitor.get(assets.at("css/app.css"));
      var plain = visitor.get("/static/css/app.css");
      var etag = plain.headers().firstValue("ETag").orElseThrow();

      assertThat(versioned.headers().firstValue("Cache-Control"))
          .contains("public, max-age=31536000, immutable");
      assertThat(plain.headers().firstValue("Cache-Control")).contains("no-cache");
      assertThat(visitor.get("/static/css/app.css", "If-None-Match", etag).statusCode())
          .isEqualTo(304);
    }
  }

  @Test
  void staysWithinItsBudget() {
    long scripts = 0;
    for (var name :
        new String[] {
          "js/vendor/htmx-4.0.1.min.js",
          "js/keys.js",
          "js/copy.js",
          "js/countdown.js",
          "js/announce.js"
        }) {
      scripts += assets.find(name).orElseThrow().gzipped().length;
    }

    assertThat(scripts).isLessThan(30_000);
    assertThat(scripts + assets.find("css/app.css").orElseThrow().gzipped().length)
        .isLessThan(60_000);
  }
}

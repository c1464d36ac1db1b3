package dev.federationlab.flow.website;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The website's files, before anybody uploads them. */
class SiteFilesTest {
  private static final Path FOLDER = Path.of("src/main/resources/website");
  private static final Pattern IMPORT = Pattern.compile("from \"(\\./|\\.\\./)([a-z/.-]+)\"");
  private static final Pattern REFERENCE = Pattern.compile("(?:src|href)=\"/?([^\"#]+)\"");

  static List<SiteFile> files() {
    return SiteFiles.all(URI.create("http://localhost:7072"), "{}");
  }

  static Stream<SiteFile> own() {
    return files().stream().filter(file -> !file.vendored());
  }

  private static List<String> keys() {
    return files().stream().map(SiteFile::key).toList();
  }

  @Test
  void areAllThatIsInTheFolder() throws IOException {
    try (var found = Files.walk(FOLDER)) {
      assertThat(
              found
                  .filter(Files::isRegularFile)
                  .map(file -> FOLDER.relativize(file).toString().replace('\\', '/')))
          .containsExactlyInAnyOrderElementsOf(SiteFiles.keys());
    }
    assertThat(keys()).startsWith("config.json", "index.html");
  }

  @Test
  void sayWhatTheyAre() {
    assertThat(files())
        .allSatisfy(
            file -> {
              assertThat(file.about()).isNotBlank().isNotEqualTo("not of this website");
              assertThat(file.contentType()).matches("[a-z]+/[a-z+]+(; charset=utf-8)?");
            });
  }

  @Test
  void holdNoKey() {
    var scan = new SecretScan(Map.of());
    assertThat(files()).allSatisfy(file -> assertThat(scan.of(file.body().text())).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("own")
  void askNobodyButTheirOwnOriginAndAws(SiteFile file) {
    var text = file.body().text().replace("http://www.w3.org/2000/svg", "");
    assertThat(text.replace("http://localhost:7072", "")).doesNotContain("http://", "https://");
    assertThat(text).doesNotContain("AWS_ENDPOINT", "innerHTML =", "eval(", "document.write");
    if (file.key().endsWith(".html")) {
      assertThat(text)
          .contains("<html lang=\"en\">", "Content-Security-Policy\" content=\"default-src 'none'")
          .doesNotContain("unsafe-", " style=", " onclick=", "<style");
    }
  }

  @ParameterizedTest
  @MethodSource("own")
  void nameOnlyFilesThatAreThere(SiteFile file) {
    var text = file.body().text();
    var imports = IMPORT.matcher(text);
    while (imports.find()) {
      var key = imports.group(1).equals("./") ? "js/" + imports.group(2) : imports.group(2);
      assertThat(keys()).contains(key);
    }
    if (file.key().endsWith(".html")) {
      var references = REFERENCE.matcher(text);
      while (references.find()) {
        if (!references.group(1).equals("./") && !references.group(1).equals("/")) {
          assertThat(keys()).contains(references.group(1));
        }
      }
    }
  }

  @Test
  void letThePageConnectToAwsAlone() {
    assertThat(
            files().stream()
                .filter(file -> file.key().equals("index.html"))
                .findFirst()
                .orElseThrow()
                .body()
                .text())
        .contains("connect-src 'self' http://localhost:7072;");
  }
}

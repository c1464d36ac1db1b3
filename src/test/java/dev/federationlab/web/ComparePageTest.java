package dev.federationlab.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.Origins;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two flows side by side, over the true flows. */
class ComparePageTest {
  private static final String PAGE = "/flows/compare/enhanced/classic";
  private static final String UNFINISHED = "Not run as far as its credentials yet.";

  private static Origins origins;
  private static WebListener lab;

  private final Visitor visitor = new Visitor(lab);

  @BeforeAll
  static void open() throws IOException {
    origins = new Origins();
    lab = SampleLab.start(origins);
  }

  @AfterAll
  static void close() throws Exception {
    lab.close();
    origins.close();
  }

  @Test
  void showsWhereToBeginWhileNothingRan() {
    var page = page();

    assertThat(rows(page))
        .isNotEmpty()
        .allSatisfy((what, seen) -> assertThat(seen).containsOnly("–"));
    assertThat(page.select(".pair__side .notice").eachText())
        .containsExactly(UNFINISHED, UNFINISHED);
    assertThat(page.select(".pair__side a.button").eachText()).containsExactly("Begin", "Begin");
    assertThat(page.select(".pair__side a.button").eachAttr("href"))
        .allMatch(href -> href.matches("/flows/(enhanced|classic)/sign-in"));
  }

  @Test
  void showsOneSideThatRan() {
    visitor.post("/flows/classic/runs", "");

    var page = page();

    assertThat(rows(page))
        .allSatisfy(
            (what, seen) -> {
              assertThat(seen.get(0)).as(what).isEqualTo("–");
              assertThat(seen.get(1)).as(what).isNotEqualTo("–");
            });
    assertThat(page.select(".pair__side .notice")).hasSize(1);
    assertThat(page.select("#compare-enhanced + p + .notice")).hasSize(1);
  }

  @Test
  void showsAFlowThatStoppedHalfWay() {
    visitor.post("/flows/enhanced/sign-in/runs", "");
    visitor.post("/flows/enhanced/get-id/runs", "");

    var page = page();

    assertThat(rows(page).get("Calls to Cognito and STS")).containsExactly("GetId", "–");
    assertThat(rows(page).get("Who chose the role")).containsExactly("–", "–");
    assertThat(page.select(".pair__side a.button").get(0).text()).isEqualTo("Go on with stage 3");
  }

  @Test
  void showsWhatRanOnBothSides() {
    visitor.post("/flows/enhanced/runs", "");
    visitor.post("/flows/classic/runs", "");

    var page = page();
    var rows = rows(page);

    assertThat(rows.get("Calls to Cognito and STS"))
        .containsExactly(
            "GetId, GetCredentialsForIdentity, GetCallerIdentity",
            "GetId, GetOpenIdToken, AssumeRoleWithWebIdentity");
    assertThat(rows.get("Who chose the role").get(0)).startsWith("the identity pool");
    assertThat(rows.get("Who chose the role").get(1))
        .startsWith("the app: it named arn:aws:iam::")
        .endsWith(":role/FederationLabClassicUser");
    assertThat(rows.get("Role and session").get(0))
        .endsWith(":assumed-role/FederationLabEnhancedUser/CognitoIdentityCredentials");
    assertThat(rows.get("Role and session").get(1))
        .contains(":assumed-role/FederationLabClassicUser/");
    assertThat(rows.get("Session policy"))
        .containsExactly("none; guests would get one from the pool", "none; the app may add one");
    assertThat(rows.get("Good for")).containsExactly("60 minutes", "15 minutes");
    assertThat(rows.get("The pool's own token").get(0)).isEqualTo("never left Cognito");
    assertThat(page.select(".pair__side .notice")).isEmpty();
    assertThat(page.select("[id]").eachAttr("id")).doesNotHaveDuplicates();
    assertThat(page.select(".pair__side svg").text())
        .contains("✓ Trade identity and token for credentials", "✓ Put and get an object")
        .doesNotContain("4 Put and get an object");
    assertThat(page.select(".pair__side svg a[href*=enhanced]")).isNotEmpty();
    assertThat(page.select(".pair__side svg a[href*=classic]")).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/flows/compare/enhanced/nonsense",
        "/flows/compare/nonsense/classic",
        "/flows/compare/classic/classic"
      })
  void knowsNoPageOf(String path) {
    assertThat(visitor.get(path).statusCode()).isEqualTo(404);
  }

  private Document page() {
    var answer = visitor.get(PAGE);
    assertThat(answer.statusCode()).isEqualTo(200);
    return Jsoup.parse(answer.body());
  }

  /** What stands in both columns, by what it is. */
  private static Map<String, List<String>> rows(Document page) {
    return page.select(".pair__table tbody tr").stream()
        .collect(
            Collectors.toMap(
                row -> row.select("th").text(),
                row -> row.select("td").stream().map(Element::text).toList()));
  }
}

package dev.federationlab.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.learner.Addresses;
import dev.federationlab.web.flow.SampleEditing;
import dev.federationlab.web.flow.SampleRuns;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The editor of a policy, over made-up policies. */
class PolicyPagesTest {
  private static final String STAGE = "/flows/google/assume-role";
  private static final String EDITOR = STAGE + "?tab=checks&edit=" + SampleEditing.TRUST;
  private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]*)\"");

  private static SampleRuns runs;
  private static SampleEditing editing;
  private static WebListener lab;

  private final Visitor visitor = new Visitor(lab);

  @BeforeAll
  static void open() {
    runs = new SampleRuns(Clock.systemUTC());
    editing = new SampleEditing(runs);
    lab = SampleLab.start(0, Clock.systemUTC(), new Addresses(100), runs, editing);
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @BeforeEach
  void run() {
    visitor.post(STAGE + "/runs", "");
  }

  @Test
  void opensAPolicyInItsEditor() {
    var page = visitor.get(EDITOR).body();

    assertThat(page)
        .contains("Trust policy of FederationLabGoogle")
        .contains("In force: the text that the flow set up.")
        .contains("&quot;Principal&quot;: {&quot;Federated&quot;: &quot;accounts.google.com&quot;}")
        .contains("Save and run this stage again")
        .contains("of 2,048 characters")
        .doesNotContain("Put the original back");
  }

  @Test
  void offersASessionPolicyWhereThereIsNone() {
    assertThat(visitor.get(STAGE + "?tab=checks").body()).contains("Pass a session policy");
    var page = visitor.get(STAGE + "?tab=checks&edit=session:google/assume-role").body();

    assertThat(page).contains("None is passed now.", "&quot;Sid&quot;: &quot;ReadOnly&quot;");
  }

  @Test
  void looksATextThroughAndSaysWhereWhatIsWrong() {
    var answer = send("check", SampleEditing.SET_UP.replace("\"Effect\"", "\"Efect\""));

    assertThat(answer)
        .contains("1 mistake")
        .contains("line 5, column 7")
        .contains("<code>Efect</code>", "<code>Effect</code>")
        .contains("AWS's words for it: <code>Syntax errors in policy.</code>")
        .contains("<span class=\"is-marked is-mistake\">✗ 5</span>")
        .contains("aria-invalid=\"true\"")
        .contains("data-announce=\"1 mistake, the first at line 5, column 7.\"");
  }

  @Test
  void tellsHintsFromMistakes() {
    var answer = send("check", SampleEditing.SET_UP.replaceFirst(",\\s+\"Condition\".*", ""));

    assertThat(answer)
        .contains("1 hint")
        .contains("no condition on accounts.google.com:aud")
        .contains("AWS takes such a text without a word")
        .contains("is-marked is-hint")
        .doesNotContain("aria-invalid", "is-mistake");
    assertThat(send("check", SampleEditing.SET_UP)).contains("No mistakes found,");
  }

  @Test
  void showsAwssWordsBesideItsOwnWhenAwsDeclines() {
    var answer = send("save", "{\"Statement\": [{\"Effect\": \"Allow\"}]}");

    assertThat(answer)
        .contains("Refused by IAM: 400 MalformedPolicyDocument")
        .contains("Nothing was saved, and nothing was run; below is where, and why.")
        .contains("line 1, column 16")
        .contains("{&quot;Statement&quot;: [{&quot;Effect&quot;: &quot;Allow&quot;}]}");
    assertThat(visitor.get(EDITOR).body()).contains("In force: the text that the flow set up.");
  }

  @Test
  void savesRunsAndShowsTheNewDecisionBesideTheOld() {
    var answer = visitor.post(STAGE + "/policies", form("save", changed(), version()));

    assertThat(answer.statusCode()).isEqualTo(303);
    var location = answer.headers().firstValue("Location").orElseThrow();
    assertThat(location)
        .startsWith(STAGE + "?tab=checks&run=run-assume-role&before=run-assume-role")
        .endsWith("#inspector");
    assertThat(visitor.get(location).body()).contains("The new decision beside the old one");
    assertThat(visitor.get(EDITOR).body())
        .contains("In force: your text, saved here.", "Put the original back");
    assertThat(visitor.get(STAGE + "?tab=checks&before=none").body())
        .contains("not recorded any more");
  }

  @Test
  void answersHtmxWithTheFragmentAndItsAddress() {
    var checked =
        visitor.post(STAGE + "/policies", form("check", "{", version()), "HX-Request", "true");

    assertThat(checked.headers().firstValue("HX-Push-Url"))
        .contains(STAGE + "?tab=checks&edit=trust%3AFederationLabGoogle");
    assertThat(checked.body().strip()).startsWith("<div id=\"stage\"");
  }

  @Test
  void tellsThatThePolicyChangedMeanwhile() {
    visitor.post(STAGE + "/policies", form("save", changed(), version()));
    var seen = version();
    editing.changeAll(changed().replace("Allow", "Deny"));

    var answer = visitor.post(STAGE + "/policies", form("save", changed(), seen)).body();

    assertThat(answer)
        .contains("the policy changed meanwhile")
        .contains("lines__line--removed", "lines__line--added")
        .doesNotContain("value=\"" + seen + "\"");
  }

  @Test
  void putsTheOriginalBack() {
    visitor.post(STAGE + "/policies", form("save", changed(), version()));

    var answer = visitor.post(STAGE + "/policies", form("put-back", "", version()));

    assertThat(answer.headers().firstValue("Location").orElse(""))
        .startsWith(STAGE + "?tab=checks&edit=trust%3AFederationLabGoogle");
    assertThat(visitor.get(EDITOR).body()).contains("In force: the text that the flow set up.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"check", "save"})
  void escapesWhatAStrangerWrote(String what) {
    var answer =
        send(what, "{\"<script>alert(1)</script>\": 1, \"Statement\": \"</textarea><b>\"}");

    assertThat(answer)
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;/textarea&gt;&lt;b&gt;")
        .doesNotContain("<script>alert", "</textarea><b>");
  }

  @Test
  void takesLinesAsTheyWereTyped() {
    var answer = send("check", "{\r\n  \"Version\": 1\r\n}");

    assertThat(answer).contains("line 2, column 14").doesNotContain("\r");
  }

  @Test
  void takesNoTextThatIsLongerThanAnybodyTakes() {
    assertThat(send("check", " ".repeat(24_001) + "x"))
        .contains("more than anybody takes as a policy");
    assertThat(
            visitor
                .post(STAGE + "/policies", form("check", "x".repeat(70_000), "none"))
                .statusCode())
        .isEqualTo(413);
  }

  @Test
  void takesNoFormOfAnotherSession() {
    assertThat(
            visitor
                .postAsIs(STAGE + "/policies", "_csrf=stolen&" + form("save", "{}", version()))
                .statusCode())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        STAGE + "?tab=checks&edit=trust:Somebody",
        STAGE + "?tab=checks&edit=nonsense",
        "/flows/google/use-s3?tab=checks&edit=" + SampleEditing.TRUST
      })
  void hasNoEditorForWhatIsNotThere(String path) {
    visitor.post("/flows/google/use-s3/runs", "");

    assertThat(visitor.get(path).statusCode()).isEqualTo(404);
  }

  @Test
  void hasNoEditorForAPolicyOfABreak() {
    visitor.post(STAGE + "/faults/expired-token/runs", "");

    assertThat(visitor.get(STAGE + "?tab=checks&fault=expired-token").body())
        .doesNotContain("Pass a session policy");
    assertThat(
            visitor
                .post(STAGE + "/policies", "do=save&policy=trust:Somebody&version=none&text=x")
                .statusCode())
        .isEqualTo(404);
    assertThat(visitor.get(STAGE + "/policies").headers().firstValue("Location"))
        .contains(STAGE + "?tab=checks");
  }

  private static String changed() {
    return SampleEditing.SET_UP.replace("lab.apps", "other.apps");
  }

  private String send(String what, String text) {
    var answer = visitor.post(STAGE + "/policies", form(what, text, version()));
    assertThat(answer.statusCode()).isEqualTo(200);
    return answer.body();
  }

  private String version() {
    var found = VERSION.matcher(visitor.get(EDITOR).body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static String form(String what, String text, String version) {
    return "do="
        + what
        + "&policy="
        + SampleEditing.TRUST
        + "&version="
        + version
        + "&text="
        + URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

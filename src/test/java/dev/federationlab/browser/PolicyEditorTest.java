package dev.federationlab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.openqa.selenium.Keys;

/** Policies changed in place: from the checks of a stage to the new decision beside the old one. */
class PolicyEditorTest {
  @RegisterExtension static final Browser BROWSER = new Browser();

  @Test
  void editsUntilAwsTakesItAndSeesBothDecisions() {
    FlowPage.open(BROWSER, "sign-in").runAll();
    var editor = EditorPage.checks(BROWSER, "google", "use-s3").edit();
    assertThat(editor.state()).isEqualTo("In force: the text that the flow set up.");

    editor.replace("\"Effect\": \"Allow\"", "\"Efect\": \"Allow\"").check();
    assertThat(editor.remarks())
        .containsExactly(
            "✗ mistake line 6, column 7: Efect is no element of a statement; did you mean Effect?");
    assertThat(editor.marked()).containsExactly("✗ 6");

    editor.save();
    assertThat(editor.answer())
        .startsWith("✗ Refused by IAM: 400 MalformedPolicyDocument Syntax errors in policy.");
    assertThat(editor.remarks()).hasSize(1);

    editor.replace("\"Efect\"", "\"Effect\"").replace("\"s3:PutObject\", ", "").save();
    assertThat(editor.endings()).containsExactly("✓ Done", "✗ Refused by S3: 403 AccessDenied");
    assertThat(editor.calls().get(0))
        .contains("PutObject", "allowed by ReadAndWriteOwnObjects")
        .contains("403 AccessDenied", "no identity-based policy allows it");
    assertThat(editor.changes())
        .containsExactly(
            "− removed \"Action\": [\"s3:PutObject\", \"s3:GetObject\"],",
            "+ added \"Action\": [\"s3:GetObject\"],");

    // It has an address, and outlives both a reload and the process.
    var address = BROWSER.address();
    assertThat(address).contains("tab=checks", "run=", "before=");
    BROWSER.product().restart();
    BROWSER.open(address);
    assertThat(editor.endings()).hasSize(2);

    editor.edit();
    assertThat(editor.state()).isEqualTo("In force: your text, saved here.");
    editor.putBack();
    assertThat(editor.state()).isEqualTo("In force: the text that the flow set up.");
    assertThat(editor.text()).contains("[\"s3:PutObject\", \"s3:GetObject\"]");
    assertThat(FlowPage.open(BROWSER, "use-s3").run().outcome()).startsWith("✓");
  }

  @Test
  void editsWithoutScripts() {
    BROWSER.scripts(false);
    FlowPage.open(BROWSER, "sign-in").runAll();
    var editor = EditorPage.checks(BROWSER, "google", "assume-role").edit();

    editor.write("{\"Statement\": []}").check();
    assertThat(editor.remarks()).containsExactly("✗ mistake line 1, column 15: Statement is empty");
    assertThat(editor.text()).isEqualTo("{\"Statement\": []}");

    editor
        .write(
            "{\"Version\": \"2012-10-17\", \"Statement\": [{\"Effect\": \"Allow\", \"Principal\":"
                + " {\"Federated\": \"graph.facebook.com\"}, \"Action\":"
                + " \"sts:AssumeRoleWithWebIdentity\"}]}")
        .save();
    assertThat(editor.endings()).containsExactly("✓ Done", "✗ Refused by STS: 403 AccessDenied");
  }

  @Test
  void editsWithTheKeyboardAlone() {
    FlowPage.open(BROWSER, "sign-in").runAll();
    EditorPage.checks(BROWSER, "google", "use-s3");
    var page = new FlowPage(BROWSER).tabToAndPress("Pass a session policy");
    var editor = new EditorPage(BROWSER, page);

    // Nobody is caught: what only passes by leaves with the next Tab.
    BROWSER.tabTo("Check");
    assertThat(editor.text()).contains("ReadOnly");
    editor.replace("[\"s3:GetObject\", \"s3:ListBucket\"]", "[");
    BROWSER.press(Keys.ENTER);
    BROWSER.press("\"s3:ListBucket\"");
    BROWSER.press(Keys.TAB);
    assertThat(editor.text()).contains("\"Action\": [\n        \"s3:ListBucket\"  ");
    BROWSER.press(Keys.ENTER);
    BROWSER.press("]");
    BROWSER.press(Keys.ESCAPE);
    page.tabToAndPress("Save and run");

    assertThat(editor.endings()).containsExactly("✓ Done", "✗ Refused by S3: 403 AccessDenied");
    assertThat(editor.calls().get(0)).contains("no session policy allows it");
  }

  @Test
  void leadsFromARemarkToItsLine() {
    FlowPage.open(BROWSER, "sign-in").runAll();
    var editor = EditorPage.checks(BROWSER, "google", "use-s3").edit();
    editor.replace("\"s3:ListBucket\"", "\"s3:ListObjectsV2\"").check();
    assertThat(editor.remarks())
        .containsExactly(
            "! hint line 13, column 17: there is no action s3:ListObjectsV2: the call of that name"
                + " needs s3:ListBucket");

    BROWSER.control("line 13, column 17").click();

    assertThat(
            BROWSER.script(
                "const f = document.activeElement; return f.value.slice(f.selectionStart,"
                    + " f.selectionStart + 18)"))
        .isEqualTo("\"s3:ListObjectsV2\"");
    // What is written now is another text: its marks are gone.
    BROWSER.press(" ");
    assertThat(editor.marked()).isEmpty();
  }

  @Test
  void losesNothingBetweenTwoTabs() {
    FlowPage.open(BROWSER, "sign-in").runAll();
    var editor = EditorPage.checks(BROWSER, "google", "use-s3").edit();
    editor.replace("ReadAndWriteOwnObjects", "Mine");
    var version = BROWSER.all("input[name=version]").get(0).getDomAttribute("value");
    editor.save().edit();
    // As the other tab has it still.
    BROWSER.script("document.querySelector('input[name=version]').value = arguments[0]", version);

    editor.replace("Mine", "Theirs").save();

    assertThat(editor.answer()).startsWith("✗ Not saved: the policy changed meanwhile,");
    assertThat(editor.text()).contains("\"Sid\": \"Theirs\"");
    editor.save();
    assertThat(editor.endings()).containsExactly("✓ Done", "✓ Done");
    assertThat(editor.changes())
        .containsExactly("− removed \"Sid\": \"Mine\",", "+ added \"Sid\": \"Theirs\",");
  }

  @Test
  void givesABucketAPolicyAndStartsAfresh() {
    FlowPage.open(BROWSER, "sign-in").runAll();
    var editor = EditorPage.checks(BROWSER, "google", "use-s3").way("Give the bucket a policy");

    editor.replace("s3:DeleteObject", "s3:PutObject").save();
    assertThat(editor.calls().get(0)).contains("denied by NobodyDeletes of bucket policy of");
    assertThat(FlowPage.open(BROWSER, "use-s3").story()).isNotEmpty();
    assertThat(BROWSER.text()).contains("What had a say in it is yours");

    BROWSER.control("Start afresh").click();
    BROWSER.await("the first stage", () -> BROWSER.address().endsWith("/sign-in"));
    assertThat(FlowPage.open(BROWSER, "sign-in").runAll().outcome()).startsWith("✓");
  }

  @Test
  void servesEverybody() {
    FlowPage.open(BROWSER, "sign-in").runAll();
    var editor = EditorPage.checks(BROWSER, "google", "use-s3").edit();
    Accessibility.assertForEverybody(BROWSER, "editor");
    editor
        .replace("\"Effect\": \"Allow\"", "\"Efect\": \"Allow\"")
        .replace("s3:ListBucket", "s3:ListObjectsV2")
        .save();
    Accessibility.assertForEverybody(BROWSER, "editor with mistakes");
    editor.replace("Efect", "Effect").check();
    Accessibility.assertForEverybody(BROWSER, "editor with hints");
    editor.save();
    Accessibility.assertForEverybody(BROWSER, "two decisions");
    BROWSER.assertConsoleIsClean();
  }
}

package dev.federationlab.browser;

import java.util.List;
import org.openqa.selenium.Keys;

/** The editor of a policy beside the checks of a stage, as a learner uses it. */
record EditorPage(Browser browser, FlowPage page) {

  /** Opens the checks of a stage that ran. */
  static EditorPage checks(Browser browser, String flow, String stage) {
    var page = browser.open("/flows/" + flow + "/" + stage + "?tab=checks", FlowPage::new);
    return new EditorPage(browser, page);
  }

  /** Opens the policy that was read, in its editor. */
  EditorPage edit() {
    page.change(() -> browser.control("Edit the").click());
    return this;
  }

  /** Opens another policy of the stage: {@code "Give the bucket a policy"}. */
  EditorPage way(String title) {
    page.change(() -> browser.control(title).click());
    return this;
  }

  /** What stands in the field. */
  String text() {
    return browser.find("#policy-text").getDomProperty("value");
  }

  /** Puts something else in the place of a part of the text, by the keyboard. */
  EditorPage replace(String part, String by) {
    var at = text().indexOf(part);
    if (at < 0) {
      throw new AssertionError("not in the text: " + part);
    }
    browser.script(
        "const f = document.getElementById('policy-text'); f.focus();"
            + " f.setSelectionRange(arguments[0], arguments[1])",
        at,
        at + part.length());
    browser.press(by.isEmpty() ? Keys.BACK_SPACE : by);
    return this;
  }

  /** Writes a whole new text, without a script of the page seeing it. */
  EditorPage write(String text) {
    browser.find("#policy-text").clear();
    browser.find("#policy-text").sendKeys(text);
    return this;
  }

  EditorPage check() {
    return button("#editor-check");
  }

  EditorPage save() {
    return button("#editor-save");
  }

  EditorPage putBack() {
    return button("#editor-put-back");
  }

  private EditorPage button(String css) {
    page.change(() -> browser.find(css).click());
    return this;
  }

  /** What is said of the text: {@code "✗ mistake line 6, column 7: …"}. */
  List<String> remarks() {
    return browser.texts(".remark > p:first-child").stream()
        .map(text -> text.replaceAll("\\s+", " "))
        .toList();
  }

  /** The numbers of the lines that are marked. */
  List<String> marked() {
    return browser.texts(".editor__numbers .is-marked");
  }

  /** What came of what was sent. */
  String answer() {
    return browser.find("#editor-answer").getText().replaceAll("\\s+", " ").strip();
  }

  /** How the text in force came there. */
  String state() {
    return browser.find(".editor > p:nth-of-type(2)").getText().strip();
  }

  /** How the two runs ended: before, and now. */
  List<String> endings() {
    return browser.texts("#difference .side b");
  }

  /** What decided each call, both times. */
  List<String> calls() {
    return browser.texts("#difference tbody .diff__row").stream()
        .map(text -> text.replaceAll("\\s+", " "))
        .toList();
  }

  /** The lines that changed: {@code "− removed "Action": …"}. */
  List<String> changes() {
    return browser
        .texts("#difference .lines__line--removed, #difference .lines__line--added")
        .stream()
        .map(text -> text.replaceAll("^[\\d\\s]+", "").replaceAll("\\s+", " "))
        .toList();
  }
}

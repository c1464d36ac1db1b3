package dev.federationlab.browser;

import java.util.List;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** A stage of a flow, as a learner uses it; of the google flow, where nothing else is said. */
record FlowPage(Browser browser) {
  static final List<String> STAGES = List.of("sign-in", "trade-code", "assume-role", "use-s3");
  static final List<String> TABS = List.of("Story", "Wire", "Token", "Checks", "Code", "Break it");

  static FlowPage open(Browser browser, String stage) {
    return browser.open("/flows/google/" + stage, FlowPage::new);
  }

  static FlowPage open(Browser browser, String flow, String stage) {
    return browser.open("/flows/" + flow + "/" + stage, FlowPage::new);
  }

  /** The tokens that are offered to look at: {@code "ID token"}, {@code "ID token stage 4"}. */
  List<String> tokens() {
    return browser.texts("nav[aria-label=Tokens] a").stream()
        .map(text -> text.replaceAll("\\s+", " "))
        .toList();
  }

  /** Looks at another of the tokens. */
  FlowPage token(String title) {
    return change(() -> link("nav[aria-label=Tokens] a", title).click());
  }

  /** Puts another token beside the one that is looked at. */
  FlowPage beside(String title) {
    return change(() -> link("nav[aria-label^=Compare] a", title).click());
  }

  /** What the difference of two tokens comes to. */
  List<String> difference() {
    return browser.texts(".difference__words li");
  }

  /** The claims that stand in a token, by name. */
  List<String> claims() {
    return browser.texts(".fields .fields__name");
  }

  /** Opens another stage by its address. */
  FlowPage go(String stage) {
    return open(browser, stage);
  }

  /** Runs the stage that is shown. */
  FlowPage run() {
    return change(() -> browser.find("#run").click());
  }

  /** Runs every stage. */
  FlowPage runAll() {
    return change(() -> browser.find("#run-all").click());
  }

  /** Steps to the stage before. */
  FlowPage back() {
    return change(() -> browser.find("#back").click());
  }

  /** Steps to the stage after. */
  FlowPage next() {
    return change(() -> browser.find("#next").click());
  }

  /** Opens a tab by its name. */
  FlowPage tab(String title) {
    return change(() -> link(".inspector__tabs a", title).click());
  }

  /** Presses a key, with the focus wherever it is. */
  FlowPage press(CharSequence key) {
    return change(() -> browser.press(key));
  }

  /** Moves the focus to a button or link with the Tab key alone, and presses Enter. */
  FlowPage tabToAndPress(String name) {
    return change(
        () -> {
          browser.tabTo(name);
          browser.press(Keys.ENTER);
        });
  }

  /** Opens a fault of this stage and runs it. */
  FlowPage breakIt(String fault) {
    change(() -> browser.find("#break-it").click());
    if (browser.all("#run-" + fault).isEmpty()) {
      change(() -> browser.find("#fault-head-" + fault).click());
    }
    return change(() -> browser.find("#run-" + fault).click());
  }

  /** Sets out to sign in by hand: the browser is at the provider afterwards. */
  FlowPage signInByHand() {
    browser.leave(() -> browser.control("Sign in by hand").click());
    browser.await(
        "the provider's page",
        () -> browser.origin().getPort() == browser.product().providersUrl().getPort());
    return this;
  }

  /** At the provider: goes on as one of the ready people. */
  FlowPage chooseSomebody() {
    browser.leave(() -> browser.control("Continue as").click());
    return this;
  }

  /** At the provider: allows it, and comes back to the lab. */
  FlowPage allow() {
    browser.leave(() -> browser.control("Allow").click());
    browser.await("back at the lab", () -> browser.origin().equals(browser.url("/")));
    browser.find("#stage");
    return this;
  }

  /** The stage's title. */
  String title() {
    return browser.text(".inspector__which h2");
  }

  /** How the run that is shown ended, in the Story tab: {@code "✓ Done"}. */
  String outcome() {
    return browser.text(".story__outcome .chip");
  }

  /** When the run that is shown was recorded: {@code "recorded 10:42:07"}. */
  String recorded() {
    return browser.text(".inspector__which .tabular").replace(" UTC", "").strip();
  }

  /** What the Story tells. */
  String story() {
    return browser.text(".story__words");
  }

  /**
   * What the rail says of each artifact, in order: {@code "ID token issued 2 s ago · 60 min left"}.
   */
  List<String> rail() {
    return browser.texts(".rail__item").stream().map(text -> text.replaceAll("\\s+", " ")).toList();
  }

  /** The exchanges of the Wire tab: {@code "POST /google/token 200"}, without their duration. */
  List<String> wire() {
    return browser.texts("[aria-label='Exchanges of this run'] .exchange").stream()
        .map(text -> text.replaceAll("\\s+", " ").replaceAll(" · [\\d.]+ (ms|s)", ""))
        .toList();
  }

  /** What the faults' list says of what became of a fault. */
  String fault(String id) {
    return browser.text("#fault-" + id);
  }

  /** The stage's check that failed, and nothing of those that passed. */
  String failedCheck() {
    return browser.text(".check--failed summary").replaceAll("\\s+", " ").strip();
  }

  /** The name of the tab that is open. */
  String openTab() {
    return browser.text(".inspector__tabs [aria-current=page]").replaceAll("\\s.*", "");
  }

  /** Does something, and waits until the page shows what came of it. */
  FlowPage change(Runnable doing) {
    browser.change("#stage", doing);
    return this;
  }

  private WebElement link(String css, String text) {
    return browser.await(
        "there is a link " + text,
        () ->
            browser.all(css).stream()
                .filter(element -> element.getText().strip().startsWith(text))
                .findFirst()
                .orElse(null));
  }
}

package dev.federationlab.browser;

import java.util.List;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** A lesson, as a learner reads it. */
record LessonPage(Browser browser) {

  static LessonPage open(Browser browser, String lesson) {
    return browser.open("/learn/" + lesson, LessonPage::new);
  }

  /** How many panels it has. */
  int panels() {
    return browser.all(".panel").size();
  }

  /** What a panel says, counted from 1. */
  String panel(int number) {
    return browser.await("panel " + number, () -> at(number).getText());
  }

  /** Runs a panel in place by the button of this name, and waits until it shows how that ended. */
  LessonPage run(int panel, String button) {
    browser.change(
        "#" + at(panel).getAttribute("id"),
        () ->
            browser
                .await(
                    "a button " + button,
                    () ->
                        at(panel).findElements(By.tagName("button")).stream()
                            .filter(found -> found.getText().strip().startsWith(button))
                            .findFirst()
                            .orElse(null))
                .click());
    return this;
  }

  /** The sections that "On this page" offers. */
  List<String> sections() {
    return browser.texts(".lesson__aside a[href^='#']");
  }

  private WebElement at(int number) {
    return browser.all(".panel").get(number - 1);
  }
}

package dev.federationlab.browser;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The example website, in the words of who uses it: on its own origin, over managed login. */
record WebsitePage(Browser browser, URI address, String password) {

  /** The app, once it has looked whether somebody is signed in. */
  WebsitePage open() {
    browser.at(address);
    browser.await(
        "the app has begun",
        () -> !"loading".equals(browser.script("return document.body.dataset.state")));
    return this;
  }

  /** Signs in at managed login, which may still know who sits here. */
  WebsitePage signIn(String name) {
    open();
    browser.find("[data-sign-in]").click();
    browser.await(
        "managed login asks, or sends back",
        () -> !browser.all("[name=username], [data-signed-in]:not([hidden])").isEmpty());
    if (!browser.all("[name=username]").isEmpty()) {
      browser.find("[name=username]").sendKeys(name);
      if (browser.all("[name=password]").stream().noneMatch(WebElement::isDisplayed)) {
        browser.find("[name=username]").sendKeys(Keys.ENTER);
      }
      browser.find("[name=password]").sendKeys(password + Keys.ENTER);
    }
    browser.await("signed in", () -> browser.find("[data-who]").getText().equals(name));
    browser.await("greeted", () -> !greeting().equals("Hello."));
    browser.await(
        "the rows are there",
        () -> calls().stream().anyMatch(call -> call.contains("Query") && call.contains("OK")));
    return this;
  }

  void signOut() {
    browser.find("[data-sign-out]").click();
    browser.await("signed out", () -> !browser.find("[data-sign-in]").getText().isEmpty());
  }

  String greeting() {
    return browser.find("[data-greeting]").getText();
  }

  /** The identity ID of who is signed in. */
  String identity() {
    return browser.await(
        "the identity ID",
        () -> {
          var shown = browser.find("[data-lent] dd code").getText();
          return shown.startsWith("us-east-1:") ? shown : null;
        });
  }

  WebsitePage write(String text, Path picture) {
    browser.find("#text").sendKeys(text);
    browser.all("#photo").get(0).sendKeys(picture.toAbsolutePath().toString());
    browser.find(".composer__save").click();
    browser.await("the note is there", () -> notes().contains(text));
    return this;
  }

  List<String> notes() {
    return browser.texts(".note__text");
  }

  /** How wide the pictures are that are shown, in pixels of their own. */
  List<Long> pictures() {
    browser.await("a picture", () -> browser.all(".note__photo:not([hidden])").size() > 0);
    return browser.await(
        "the pictures are decoded",
        () -> {
          @SuppressWarnings("unchecked") // what the script returns
          var widths =
              (List<Long>)
                  browser.script(
                      "return [...document.querySelectorAll('.note__photo:not([hidden])')]"
                          + ".map(it => it.naturalWidth)");
          return widths.contains(0L) ? null : widths;
        });
  }

  /** What the page asked AWS, newest first. */
  List<String> calls() {
    return browser.texts(".ledger__call");
  }

  /** What AWS answered to the three attempts to get at what is another's. */
  List<String> tryOther(String identity) {
    browser.find("#identity").sendKeys(identity);
    browser.find("[data-other] button").click();
    return browser.await(
        "three answers",
        () -> {
          var answers = browser.texts("[data-answers] li");
          return answers.size() == 3 ? answers : null;
        });
  }
}

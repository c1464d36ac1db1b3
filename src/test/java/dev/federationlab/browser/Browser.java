package dev.federationlab.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.openqa.selenium.By;
import org.openqa.selenium.Cookie;
import org.openqa.selenium.Keys;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.logging.LogEntries;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.support.ui.FluentWait;

/**
 * One browser and one running product for the whole suite. Each test begins as a new learner, in a
 * wide, light window with scripts; a test that fails leaves a picture in {@code target/browser}.
 */
final class Browser implements BeforeAllCallback, BeforeEachCallback, AfterTestExecutionCallback {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(20);
  private static final Path PICTURES = Path.of("target", "browser");

  /** What a button or link is called, near enough to how it is announced. */
  private static final String NAME =
      """
      const name = e => {
        if (e === document.body) return ''
        const words = e.cloneNode(true)
        words.querySelectorAll('[aria-hidden=true]').forEach(hidden => hidden.remove())
        return (e.getAttribute('aria-label') || words.textContent).replace(/\\s+/g, ' ').trim()
      }
      """;

  private Suite suite;

  /** What all test classes share. */
  private record Suite(ChromeDriver driver, Product product) implements AutoCloseable {
    @Override
    public void close() {
      driver.quit();
      product.close();
    }
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    suite =
        context
            .getRoot()
            .getStore(Namespace.create(Browser.class))
            .getOrComputeIfAbsent(
                Suite.class, key -> new Suite(Chromium.start(), Product.start()), Suite.class);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    scripts(true);
    dark(false);
    width(1440);
    asNewLearner();
    log(LogType.BROWSER);
    log(LogType.PERFORMANCE);
  }

  @Override
  public void afterTestExecution(ExtensionContext context) {
    if (context.getExecutionException().isEmpty()) {
      return;
    }
    var name = context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName();
    var file = PICTURES.resolve(name.replaceAll("[^A-Za-z0-9.]+", "-") + ".png");
    try {
      Files.createDirectories(PICTURES);
      Files.write(file, driver().getScreenshotAs(OutputType.BYTES));
      Files.writeString(Path.of(file + ".html"), String.valueOf(driver().getPageSource()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Opens a page of the lab. */
  <T> T open(String path, Function<Browser, T> page) {
    driver().get(url(path).toString());
    return page.apply(this);
  }

  /** Opens a page of the lab and waits until it is loaded. */
  Browser open(String path) {
    return open(path, browser -> browser);
  }

  /** Opens an address that is not the lab's. */
  Browser at(URI address) {
    driver().get(address.toString());
    return this;
  }

  /** The address of a page of the lab. */
  URI url(String path) {
    return suite.product().labUrl().resolve(path);
  }

  /** The product under test. */
  Product product() {
    return suite.product();
  }

  /** The path, query and fragment of the address bar. */
  String address() {
    var uri = URI.create(driver().getCurrentUrl());
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    var fragment = uri.getRawFragment() == null ? "" : "#" + uri.getRawFragment();
    return uri.getRawPath() + query + fragment;
  }

  /** The origin of the address bar. */
  URI origin() {
    return URI.create(driver().getCurrentUrl()).resolve("/");
  }

  /** Forgets who sat here. */
  void asNewLearner() {
    driver().executeCdpCommand("Network.clearBrowserCookies", Map.of());
  }

  /** What this browser remembers of who sits here. */
  Set<Cookie> cookies() {
    return driver().manage().getCookies();
  }

  /** Sits down as somebody who sat here before. */
  void as(Set<Cookie> cookies) {
    asNewLearner();
    cookies.forEach(driver().manage()::addCookie);
  }

  /** Whether pages may run scripts. */
  void scripts(boolean allowed) {
    driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", !allowed));
  }

  /** Whether the learner's system is dark. */
  void dark(boolean dark) {
    var scheme = Map.of("name", "prefers-color-scheme", "value", dark ? "dark" : "light");
    var still = Map.of("name", "prefers-reduced-motion", "value", "reduce");
    driver()
        .executeCdpCommand(
            "Emulation.setEmulatedMedia", Map.of("features", List.of(scheme, still)));
  }

  /** Makes the window this wide, in CSS pixels. */
  void width(int pixels) {
    driver()
        .executeCdpCommand(
            "Emulation.setDeviceMetricsOverride",
            Map.of("width", pixels, "height", 900, "deviceScaleFactor", 1, "mobile", false));
  }

  /** How far the page reaches beyond the window to the side, in CSS pixels. */
  long overflow() {
    return (Long)
        driver()
            .executeScript(
                "return document.documentElement.scrollWidth -"
                    + " document.documentElement.clientWidth");
  }

  /** Presses keys, as they go to whatever has the focus. */
  void press(CharSequence... keys) {
    driver().switchTo().activeElement().sendKeys(keys);
  }

  /**
   * Presses Tab until something with this name has the focus.
   *
   * @throws AssertionError if it cannot be reached so
   */
  void tabTo(String name) {
    for (int presses = 0; presses < 150; presses++) {
      if (String.valueOf(script(NAME + "return name(document.activeElement)")).startsWith(name)) {
        return;
      }
      press(Keys.TAB);
    }
    throw new AssertionError("not reached with the Tab key: " + name);
  }

  /** The first visible element. */
  WebElement find(String css) {
    return await(
        "there is " + css,
        () -> all(css).stream().filter(WebElement::isDisplayed).findFirst().orElse(null));
  }

  /** The elements that are there now, visible or not. */
  List<WebElement> all(String css) {
    return driver().findElements(By.cssSelector(css));
  }

  /** The texts of the elements that are there now. */
  List<String> texts(String css) {
    return await(
        "the texts of " + css,
        () ->
            all(css).stream()
                .filter(WebElement::isDisplayed)
                .map(WebElement::getText)
                .map(String::strip)
                .toList());
  }

  /** The visible text of the page's main part. */
  String text() {
    return text("main");
  }

  /** The text of the first visible element, found and read at one go. */
  String text(String css) {
    return await("the text of " + css, () -> find(css).getText().strip());
  }

  /**
   * Does something that opens another page, and waits until that page is there. What is found
   * before a page is left and read afterwards belongs to nobody; so whatever leaves a page goes
   * through here.
   */
  void leave(Runnable doing) {
    change("html", doing);
  }

  /**
   * Does something that replaces or redraws an element, on its own or with its whole page, and
   * waits until what came of it is there.
   */
  void change(String css, Runnable doing) {
    var element = "const e = document.querySelector(arguments[0]);";
    // Neither a new page nor a redrawn part has this mark.
    script(element + "e.dataset.asItWas = ''", css);
    doing.run();
    var changed = "return !!e && !('asItWas' in e.dataset) && document.readyState === 'complete'";
    await(css + " shows what came of it", () -> script(element + changed, css));
  }

  /** The visible button or link of this name (its text or label begins with it). */
  WebElement control(String name) {
    return await(
        "there is a button or link: " + name,
        () ->
            (WebElement)
                script(
                    NAME
                        + "return [...document.querySelectorAll('button, a[href], summary')].find(e"
                        + " => e.checkVisibility() && name(e).startsWith(arguments[0])) || null",
                    name));
  }

  /**
   * Waits until something is there: neither null, nor false, nor an element that is being replaced.
   */
  <T> T await(String what, Supplier<T> condition) {
    return new FluentWait<>(driver())
        .withTimeout(PATIENCE)
        .pollingEvery(POLL)
        // The driver has several words for an element of the page that was just left.
        .ignoring(WebDriverException.class)
        .withMessage(what)
        .until(driver -> condition.get());
  }

  /** Runs a script in the page and returns what it returns. */
  Object script(String script, Object... arguments) {
    return driver().executeScript(script, arguments);
  }

  /** Runs a script in the page that ends by calling its last argument. */
  Object scriptToEnd(String script, Object... arguments) {
    return driver().executeAsyncScript(script, arguments);
  }

  /** Goes one step back in the browser's history. */
  void back() {
    driver().navigate().back();
  }

  /** Loads the page again. */
  void reload() {
    driver().navigate().refresh();
  }

  /** Two tabs of one window. */
  record Tabs(String before, String opened) {}

  /** Opens an address in a tab of its own and goes there. */
  Tabs inNewTab(URI address) {
    var before = driver().getWindowHandle();
    driver().switchTo().newWindow(WindowType.TAB);
    var tabs = new Tabs(before, driver().getWindowHandle());
    width(1440);
    at(address);
    return tabs;
  }

  /** Goes to a tab. */
  void tab(String handle) {
    driver().switchTo().window(handle);
  }

  /** Closes this tab and goes to another. */
  void closeTab(String other) {
    driver().close();
    tab(other);
  }

  /** Forgets what was fetched before, so that the next page fetches everything. */
  void emptyCache() {
    driver().executeCdpCommand("Network.clearBrowserCache", Map.of());
  }

  /** What was fetched since the last time somebody asked, or the test began. */
  Traffic traffic() {
    return Traffic.of(log(LogType.PERFORMANCE));
  }

  /** The page itself, as it was fetched. */
  Traffic.Fetch document() {
    var entries = new ArrayList<LogEntry>();
    return await(
        "the page was fetched",
        () -> {
          log(LogType.PERFORMANCE).forEach(entries::add);
          return Traffic.of(entries).document().orElse(null);
        });
  }

  /** Fails if the console says anything worse than information. */
  void assertConsoleIsClean() {
    assertThat(log(LogType.BROWSER))
        .filteredOn(entry -> entry.getLevel().intValue() > java.util.logging.Level.INFO.intValue())
        .isEmpty();
  }

  private LogEntries log(String type) {
    return driver().manage().logs().get(type);
  }

  private ChromeDriver driver() {
    return suite.driver();
  }
}

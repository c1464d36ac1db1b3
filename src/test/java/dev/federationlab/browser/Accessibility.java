package dev.federationlab.browser;

import com.deque.html.axecore.providers.EmbeddedResourceAxeProvider;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import javax.naming.OperationNotSupportedException;
import org.assertj.core.api.SoftAssertions;

/** What axe finds on a page: rules of WCAG 2.2 A and AA, and axe's own of good practice. */
final class Accessibility {
  private static final String RUN =
      """
      const done = arguments[arguments.length - 1];
      // Colours on their way from light to dark are nobody's.
      Promise.allSettled(document.getAnimations().map(animation => animation.finished))
        .then(() => axe.run(document, {resultTypes: ["violations"]}))
        .then(results => done(results.violations.map(found => ({
          rule: found.id, impact: found.impact,
          places: found.nodes.map(node => node.target.join(" ") + ": " + (node.any[0] || node.all[0] || node.none[0] || {}).message)
        }))))
        .catch(error => done([{rule: "axe", impact: "failed", places: [String(error)]}]));
      """;
  private static final String SOURCE = source();

  private Accessibility() {}

  /** One line for each finding, with the places where it is. */
  @SuppressWarnings("unchecked")
  static List<String> findings(Browser browser) {
    // Injected by the driver, which the page's Content-Security-Policy does not concern.
    if (Boolean.FALSE.equals(browser.script("return typeof axe === 'object'"))) {
      browser.script(SOURCE);
    }
    var found = (List<Map<String, Object>>) browser.scriptToEnd(RUN);
    return found.stream()
        .map(one -> one.get("rule") + " (" + one.get("impact") + ") at " + one.get("places"))
        .toList();
  }

  /**
   * Asserts that there is no finding in the light and in the dark, and nothing beyond the edge of a
   * narrow window.
   */
  static void assertForEverybody(Browser browser, String what) {
    var softly = new SoftAssertions();
    for (var dark : List.of(false, true)) {
      browser.dark(dark);
      softly.assertThat(findings(browser)).as("%s, dark: %s", what, dark).isEmpty();
    }
    browser.dark(false);
    browser.width(390);
    softly.assertThat(browser.overflow()).as("%s, beyond the edge at 390 px", what).isZero();
    browser.width(1440);
    softly.assertAll();
  }

  private static String source() {
    try {
      return new EmbeddedResourceAxeProvider().getScript();
    } catch (IOException | OperationNotSupportedException e) {
      throw new IllegalStateException("the script of axe cannot be read", e);
    }
  }
}

package dev.federationlab.web.flow;

import dev.federationlab.decision.Check;
import java.util.regex.Pattern;

/**
 * A check as a page shows it.
 *
 * @param look {@code "passed"}, {@code "failed"}, {@code "no-match"}, {@code "won"} or {@code
 *     "unreached"}
 * @param phase the part of the decision that it belongs to; empty where nobody says
 */
public record CheckLine(
    String look, String what, String wanted, String saw, String source, String phase) {
  private static final Pattern FRACTION = Pattern.compile("(T\\d\\d:\\d\\d:\\d\\d)\\.\\d+Z");

  static CheckLine of(Check check) {
    return new CheckLine(
        look(check.result()),
        check.what(),
        toTheSecond(check.wanted()),
        check.saw().isBlank() ? "nothing" : toTheSecond(check.saw()),
        check.source(),
        phase(check));
  }

  /** A check that was not made any more. */
  static CheckLine unreached(Check check) {
    return new CheckLine("unreached", check.what(), "", "", check.source(), phase(check));
  }

  static String look(Check.Result result) {
    return switch (result) {
      case PASSED -> "passed";
      case FAILED -> "failed";
      case NO_MATCH -> "no-match";
      case WON -> "won";
    };
  }

  /** What came of it, without colour. */
  public String mark() {
    return mark(look);
  }

  static String mark(String look) {
    return switch (look) {
      case "passed", "won" -> "✓";
      case "failed" -> "✗";
      case "no-match" -> "–";
      default -> "·";
    };
  }

  /** The same in words. */
  public String word() {
    return switch (look) {
      case "no-match" -> "did not match, went on";
      case "won" -> "matched, and wins";
      case "unreached" -> "not reached";
      default -> look;
    };
  }

  public boolean failed() {
    return look.equals("failed");
  }

  public boolean reached() {
    return !look.equals("unreached");
  }

  /** Whether what was wanted was there. */
  public boolean held() {
    return look.equals("passed") || look.equals("won");
  }

  private static String phase(Check check) {
    return check.phase() == null ? "" : check.phase();
  }

  /** Times without the fraction of a second, which no rule looks at. */
  private static String toTheSecond(String text) {
    return FRACTION.matcher(text).replaceAll("$1Z");
  }
}

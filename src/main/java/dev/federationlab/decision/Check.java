package dev.federationlab.decision;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One comparison that a party made before it answered.
 *
 * @param what names it in a few words: {@code "audience"}
 * @param wanted and {@code saw} are values a reader can compare; never a secret
 * @param source where the rule is written: {@code "RFC 7519 §4.1.4"}
 * @param phase the part of the decision that it belongs to, for a reader of many: {@code "login
 *     token"}; absent where nobody says
 */
public record Check(
    String what,
    String wanted,
    String saw,
    @JsonAlias("passed") Result result,
    String source,
    @Nullable String phase) {

  /** What came of a comparison. */
  public enum Result {
    PASSED,
    /** The party refused for it. */
    FAILED,
    /** One of several rules, which did not match: the party went on to the next. */
    NO_MATCH,
    /** The rule that matched, and decided. */
    WON;

    /** By name; runs that were stored before there were more than two have true and false. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static Result of(Object stored) {
      if (stored instanceof Boolean passed) {
        return passed ? PASSED : FAILED;
      }
      return valueOf(String.valueOf(stored).toUpperCase(Locale.ROOT));
    }
  }

  public Check(String what, String wanted, String saw, boolean passed, String source) {
    this(what, wanted, saw, passed ? Result.PASSED : Result.FAILED, source, null);
  }

  public static Check passed(String what, String wanted, String saw, String source) {
    return new Check(what, wanted, saw, true, source);
  }

  public static Check failed(String what, String wanted, String saw, String source) {
    return new Check(what, wanted, saw, false, source);
  }

  /** Whether what was wanted was there: not so of a rule that did not match. */
  public boolean passed() {
    return result == Result.PASSED || result == Result.WON;
  }

  /** Whether the party refused for it. */
  public boolean failed() {
    return result == Result.FAILED;
  }

  /** The same as part of a phase, unless it has one already. */
  public Check within(@Nullable String phase) {
    return this.phase == null && phase != null
        ? new Check(what, wanted, saw, result, source, phase)
        : this;
  }
}

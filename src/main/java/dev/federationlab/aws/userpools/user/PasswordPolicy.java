package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What a pool asks of a password.
 *
 * @param minimumLength in characters
 * @param historySize how many former passwords are refused; 0 for none
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html">Password
 *     requirements</a>
 */
public record PasswordPolicy(
    int minimumLength,
    boolean uppercase,
    boolean lowercase,
    boolean numbers,
    boolean symbols,
    int historySize) {
  private static final String SOURCE = "Developer Guide, Password requirements";
  private static final String SYMBOLS = "^$*.[]{}()?\"!@#%&/\\,><':;|_~`=+- ";
  private static final String EASY_SYMBOLS = "!#$%&*+-=?@_";

  /** One requirement, as the error names it. */
  private record Rule(boolean asked, String wanted, boolean met, String complaint) {}

  /** The policy of a pool. */
  public static PasswordPolicy of(Pool pool) {
    var policy = pool.passwordPolicy();
    return new PasswordPolicy(
        or(policy.minimumLength(), 8),
        is(policy.requireUppercase()),
        is(policy.requireLowercase()),
        is(policy.requireNumbers()),
        is(policy.requireSymbols()),
        or(policy.passwordHistorySize(), 0));
  }

  private static int or(@Nullable Integer value, int usual) {
    return value == null ? usual : value;
  }

  private static boolean is(@Nullable Boolean value) {
    return Boolean.TRUE.equals(value);
  }

  /**
   * Goes on if a password conforms.
   *
   * @throws ServiceException InvalidPasswordException naming the first rule that it breaks
   */
  public void require(Moment moment, String password) {
    for (var rule : rules(password)) {
      if (rule.asked()) {
        moment.require(
            rule.met(),
            "password policy",
            rule.wanted(),
            rule.met() ? "yes" : "no",
            SOURCE,
            UserPoolErrors.INVALID_PASSWORD.exception(
                "Password did not conform with policy: " + rule.complaint()));
      }
    }
  }

  private List<Rule> rules(String password) {
    return List.of(
        new Rule(
            true,
            "at least " + minimumLength + " characters",
            password.codePointCount(0, password.length()) >= minimumLength,
            "Password not long enough"),
        new Rule(
            uppercase,
            "an uppercase character",
            any(password, c -> c >= 'A' && c <= 'Z'),
            "Password must have uppercase characters"),
        new Rule(
            lowercase,
            "a lowercase character",
            any(password, c -> c >= 'a' && c <= 'z'),
            "Password must have lowercase characters"),
        new Rule(
            numbers,
            "a numeric character",
            any(password, c -> c >= '0' && c <= '9'),
            "Password must have numeric characters"),
        new Rule(
            symbols,
            "a symbol character",
            any(password, c -> SYMBOLS.indexOf(c) >= 0),
            "Password must have symbol characters"));
  }

  private static boolean any(String password, IntPredicate kind) {
    return password.chars().anyMatch(kind);
  }

  /** A password that conforms and that a person can type. */
  public String random(RandomGenerator random) {
    var alphabets =
        List.of("ABCDEFGHJKLMNPQRSTUVWXYZ", "abcdefghijkmnopqrstuvwxyz", "23456789", EASY_SYMBOLS);
    var password = new StringBuilder();
    for (var alphabet : alphabets) {
      password.append(pick(alphabet, random));
    }
    var all = String.join("", alphabets);
    while (password.length() < Math.max(10, minimumLength)) {
      password.append(pick(all, random));
    }
    return shuffled(password, random);
  }

  private static char pick(String alphabet, RandomGenerator random) {
    return alphabet.charAt(random.nextInt(alphabet.length()));
  }

  private static String shuffled(StringBuilder password, RandomGenerator random) {
    for (int i = password.length() - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      char here = password.charAt(i);
      password.setCharAt(i, password.charAt(other));
      password.setCharAt(other, here);
    }
    return password.toString();
  }
}

package dev.federationlab.flow.website;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Looks through texts for what must not be in an app: anything that looks like a key, and the
 * secrets of this very sandbox.
 */
public final class SecretScan {
  private static final Pattern KEY_ID =
      Pattern.compile("(?<![A-Z0-9])A[KS]IA[A-Z0-9]{16}(?![A-Z0-9])");
  private static final Pattern PRIVATE_KEY = Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----");
  private static final Pattern TOKEN =
      Pattern.compile(
          // From the beginning of a run of letters only: the time grows with the text, whatever it
          // is.
          "(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{10,}+\\.eyJ[A-Za-z0-9_-]{10,}+\\.[A-Za-z0-9_-]{20,}");

  private final Map<String, Predicate<String>> looks = new LinkedHashMap<>();
  private final String planted;

  /** What was looked for, and found in a text. */
  public record Finding(String what) {}

  /**
   * @param secrets of the sandbox: what each is called, and its text
   */
  SecretScan(Map<String, String> secrets) {
    looks.put("an access key ID (AKIA… or ASIA…)", found(KEY_ID));
    looks.put("a private key", found(PRIVATE_KEY));
    looks.put("a signed token", found(TOKEN));
    secrets.forEach((what, secret) -> looks.put(what, text -> text.contains(secret)));
    planted =
        String.join(
            "\n",
            secrets.values().stream().map(secret -> "const planted = \"" + secret + "\"").toList());
  }

  private static Predicate<String> found(Pattern pattern) {
    return text -> pattern.matcher(text).find();
  }

  /** What is looked for, in words. */
  public List<String> looks() {
    return List.copyOf(looks.keySet());
  }

  /** What of it is in a text. */
  public List<Finding> of(String text) {
    var findings = new ArrayList<Finding>();
    looks.forEach(
        (what, look) -> {
          if (look.test(text)) {
            findings.add(new Finding(what));
          }
        });
    return findings;
  }

  /**
   * What is found in a copy of a text into which everything was planted that is looked for. If that
   * is not all, finding nothing means nothing.
   */
  public List<Finding> control(String text) {
    return of(
        text
            + "\n"
            + planted
            + "\n-----BEGIN PRIVATE KEY-----\nASIA0000000000000000\n"
            + "eyJhbGciOiJub25lIn0.eyJzdWIiOiJub2JvZHkifQ.c2lnbmF0dXJlLXNpZ25hdHVyZQ");
  }
}

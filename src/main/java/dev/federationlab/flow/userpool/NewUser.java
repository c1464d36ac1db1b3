package dev.federationlab.flow.userpool;

import dev.federationlab.flow.Run;
import java.util.Locale;

/**
 * Somebody who is not in the directory yet: a username that nobody has, and a password that the
 * pool's policy takes.
 */
public record NewUser(String username, String password) {
  /** Under which the sandbox remembers who signed up last. */
  static final String LATEST = "user-pool/latest-user";

  private static final int TAIL = 4;
  private static final int RANDOM_CHARACTERS = 12;

  /** Ada, who is new each time. */
  static NewUser ada(Run run) {
    return new NewUser(name(run, "ada"), password(run));
  }

  /** A name that begins so. */
  public static String name(Run run, String first) {
    var tail = run.secret().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    return first + "-" + tail.substring(0, TAIL);
  }

  /**
   * A random password of 16 characters. The end is there for the policy, the rest for security: 72
   * bits.
   */
  public static String password(Run run) {
    return run.secret().substring(0, RANDOM_CHARACTERS) + "aA1!";
  }

  /** Where their mail goes. Nobody else has it, so that no other's mail is read. */
  static String email(String username) {
    return username + "@example.com";
  }

  /** Without the password. */
  @Override
  public String toString() {
    return "NewUser[" + username + "]";
  }
}

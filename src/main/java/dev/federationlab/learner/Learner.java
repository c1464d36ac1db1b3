package dev.federationlab.learner;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Who sits at the browser.
 *
 * @param id 32 hexadecimal digits, made from the cookie so that the cookie cannot be made from it
 */
public record Learner(String id) {

  /** The learner who holds a session cookie. */
  public static Learner holding(String cookie) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var hash = digest.digest(("learner " + cookie).getBytes(StandardCharsets.UTF_8));
      return new Learner(HexFormat.of().formatHex(hash, 0, 16));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

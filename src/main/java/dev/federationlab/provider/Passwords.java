package dev.federationlab.provider;

import dev.federationlab.oauth.Secrets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.concurrent.Semaphore;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Passwords hashed with PBKDF2-HMAC-SHA256 (RFC 8018 §5.2), 120,000 rounds, each with a salt of its
 * own. At most two are hashed at once: it costs some 50 ms of a core, which strangers must not be
 * able to take whole.
 */
final class Passwords {
  private static final int ROUNDS = 120_000;
  private static final int BITS = 256;

  private final Secrets secrets;
  private final Semaphore atOnce = new Semaphore(2);
  private final String nobodys;

  Passwords(Secrets secrets) {
    this.secrets = secrets;
    this.nobodys = encode(secrets.bytes(16), secrets.bytes(BITS / 8));
  }

  /** What to keep of a password. */
  String hash(String password) {
    var salt = secrets.bytes(16);
    return encode(salt, derive(password, salt));
  }

  /** Whether a password is the one that was hashed. */
  boolean matches(String password, String hash) {
    var parts = hash.split("\\$", 2);
    var salt = Base64.getDecoder().decode(parts[0]);
    return Secrets.same(encode(salt, derive(password, salt)), hash);
  }

  /**
   * Takes as long as {@link #matches} where there is no such account, so that time does not tell.
   */
  void matchNobody(String password) {
    matches(password, nobodys);
  }

  private byte[] derive(String password, byte[] salt) {
    atOnce.acquireUninterruptibly();
    var spec = new PBEKeySpec(password.toCharArray(), salt, ROUNDS, BITS);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has PBKDF2", e);
    } finally {
      spec.clearPassword();
      atOnce.release();
    }
  }

  private static String encode(byte[] salt, byte[] derived) {
    var base64 = Base64.getEncoder();
    return base64.encodeToString(salt) + "$" + base64.encodeToString(derived);
  }
}

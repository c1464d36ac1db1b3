package dev.federationlab.aws.userpools.srp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * What a pool keeps of a password: a salt and v = g^x mod N, where x is a hash of the salt, the
 * pool's name, the username and the password (RFC 5054 §2.4, aws-behaviour 3.5).
 *
 * @param salt hexadecimal, as it is sent
 * @param verifier v in hexadecimal, never sent
 */
public record Verifier(String salt, String verifier) {
  private static final int SALT_BYTES = 16;
  private static final int NUMBER_BYTES = Group.BITS / 8;

  /**
   * The verifier of a password, under a fresh salt.
   *
   * @param poolName what follows the underscore of the pool's ID
   * @param username the real one, never an alias: {@code USER_ID_FOR_SRP}
   */
  public static Verifier make(
      String poolName, String username, String password, RandomGenerator random) {
    return of(salt(random), poolName, username, password);
  }

  /**
   * Makes the tables that powers are computed from, which takes a fifth of a second; else the first
   * password waits for it.
   */
  public static void prepare() {
    Powers.prepare();
  }

  /** The verifier of a password under a salt that is given, in hexadecimal. */
  static Verifier of(String salt, String poolName, String username, String password) {
    return new Verifier(salt, Powers.of(x(salt, poolName, username, password)).toString(16));
  }

  /**
   * Whether this is the password that the verifier was made of. Takes the same time whatever is
   * wrong with it.
   */
  public boolean matches(String poolName, String username, String password) {
    var shown = Powers.of(x(salt, poolName, username, password));
    return MessageDigest.isEqual(fixed(shown.toByteArray()), fixed(kept()));
  }

  BigInteger v() {
    return new BigInteger(verifier, 16);
  }

  static BigInteger x(String salt, String poolName, String username, String password) {
    var inner =
        Digests.sha256((poolName + username + ":" + password).getBytes(StandardCharsets.UTF_8));
    return Digests.number(Digests.sha256(Group.padded(new BigInteger(salt, 16)), inner));
  }

  /**
   * 16 bytes. Some clients hash a salt's digits and others its number, which differ where it begins
   * with a zero byte: such a salt is not given out.
   */
  private static String salt(RandomGenerator random) {
    var bytes = new byte[SALT_BYTES];
    do {
      random.nextBytes(bytes);
    } while (bytes[0] == 0);
    return HexFormat.of().formatHex(bytes);
  }

  /** The bytes of v, at a tenth of the cost of reading it as a number. */
  private byte[] kept() {
    return HexFormat.of().parseHex(verifier.length() % 2 == 0 ? verifier : "0" + verifier);
  }

  private static byte[] fixed(byte[] bytes) {
    var fixed = new byte[NUMBER_BYTES];
    int length = Math.min(bytes.length, NUMBER_BYTES);
    System.arraycopy(bytes, bytes.length - length, fixed, NUMBER_BYTES - length, length);
    return fixed;
  }

  /** Without the verifier, which stands for the password. */
  @Override
  public String toString() {
    return "Verifier[salt " + salt + "]";
  }
}

package dev.federationlab.aws.userpools.srp;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Function;

/** What a pool shows of a user that does not exist, so that nobody can tell. */
public final class Simulated {
  private static final int SALT_BYTES = 16;

  private Simulated() {}

  /**
   * A verifier that no password fits. It costs nothing to make, unlike a real one, which is read.
   *
   * @param digest 32 bytes that follow from a text, and that nobody else can compute: so that the
   *     same name has the same salt tomorrow
   */
  public static Verifier verifier(Function<String, byte[]> digest) {
    var salt = Arrays.copyOf(digest.apply("salt"), SALT_BYTES);
    salt[0] |= 1;
    var v = new byte[Group.BITS / 8];
    for (int i = 0; i < v.length; i += 32) {
      System.arraycopy(digest.apply("v" + i), 0, v, i, 32);
    }
    return new Verifier(
        HexFormat.of().formatHex(salt), new BigInteger(1, v).mod(Group.N).toString(16));
  }
}

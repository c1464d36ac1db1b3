package dev.federationlab.aws.userpools.srp;

import java.math.BigInteger;

/**
 * Powers of g modulo N for exponents of 256 bits, which all hashes and our own secrets are: one
 * multiplication for each digit of the exponent in base 1024, from tables of 13 MB that are made
 * when first needed (a fifth of a second). Twenty-five times as fast as squaring and multiplying,
 * so that a password sign-in costs little more than its two signatures. Safe for many threads.
 *
 * <p>The multiplications are the same whatever the exponent, but which entries are read follows
 * from it, and so may the time. It is x of the password that somebody has sent, who knows it, or a
 * number used once.
 */
final class Powers {
  private static final int DIGIT_BITS = 10;
  private static final int DIGIT_VALUES = 1 << DIGIT_BITS;
  private static final int MOST_BITS = 256;
  private static final int DIGITS = (MOST_BITS + DIGIT_BITS - 1) / DIGIT_BITS;

  private Powers() {}

  /** Makes the tables, if they have not been made. */
  static void prepare() {
    of(BigInteger.ONE);
  }

  /** g^exponent mod N, of an exponent that is not negative. */
  static BigInteger of(BigInteger exponent) {
    if (exponent.bitLength() > MOST_BITS) {
      return Group.G.modPow(exponent, Group.N);
    }
    var product = Montgomery.unshifted(Tables.POWERS[0][digit(exponent, 0)]);
    var work = new long[Montgomery.LIMBS];
    for (int i = 1; i < DIGITS; i++) {
      Montgomery.multiply(product, Tables.POWERS[i][digit(exponent, i)], work);
    }
    return Montgomery.value(product, work);
  }

  private static int digit(BigInteger exponent, int place) {
    return exponent.shiftRight(place * DIGIT_BITS).intValue() & (DIGIT_VALUES - 1);
  }

  /** g^(digit · 1024^place), by place and digit, as right factors. */
  private static final class Tables {
    static final long[][][] POWERS = new long[DIGITS][DIGIT_VALUES][];

    static {
      var base = Montgomery.shifted(Montgomery.of(Group.G));
      var work = new long[Montgomery.LIMBS];
      for (var row : POWERS) {
        var power = Montgomery.of(BigInteger.ONE);
        for (int digit = 0; digit < DIGIT_VALUES; digit++) {
          row[digit] = Montgomery.shifted(power);
          Montgomery.multiply(power, base, work);
        }
        base = Montgomery.shifted(power);
      }
    }
  }
}

package dev.federationlab.aws.userpools.srp;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Powers of g modulo N for exponents of 256 bits, which all hashes and our own secrets are: one
 * multiplication for each digit of the exponent in base 1024, from tables of 12 MB that are made
 * when first needed (a fifth of a second). Twenty times as fast as squaring and multiplying, so
 * that a password sign-in costs little more than its two signatures. Safe for many threads.
 *
 * <p>The time that a power takes depends a little on its exponent. That is x of the password that
 * somebody has sent, who knows it, or a number used once.
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
    @Nullable BigInteger product = null;
    for (int i = 0; i < DIGITS; i++) {
      int digit = exponent.shiftRight(i * DIGIT_BITS).intValue() & (DIGIT_VALUES - 1);
      var factor = Tables.POWERS[i][digit];
      product = product == null ? factor : Group.reduced(product.multiply(factor));
    }
    return product == null ? BigInteger.ONE : product;
  }

  /** g^(digit · 1024^place), by place and digit. */
  private static final class Tables {
    static final BigInteger[][] POWERS = new BigInteger[DIGITS][DIGIT_VALUES];

    static {
      var base = Group.G;
      for (var row : POWERS) {
        row[0] = BigInteger.ONE;
        for (int digit = 1; digit < DIGIT_VALUES; digit++) {
          row[digit] = Group.reduced(row[digit - 1].multiply(base));
        }
        base = Group.reduced(row[DIGIT_VALUES - 1].multiply(base));
      }
    }
  }
}

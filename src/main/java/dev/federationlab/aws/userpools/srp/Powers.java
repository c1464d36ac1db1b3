package dev.federationlab.aws.userpools.srp;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * Powers of g modulo N for exponents of 256 bits, which all hashes and our own secrets are: one
 * multiplication for each digit of the exponent in base 256, from tables of 3.5 MB that are made
 * when first needed (a tenth of a second). Twenty times as fast as squaring and multiplying, so
 * that a password sign-in costs little more than its two signatures. Safe for many threads.
 */
final class Powers {
  private static final int DIGITS = 32;
  private static final int DIGIT_VALUES = 256;

  private Powers() {}

  /** g^exponent mod N, of an exponent that is not negative. */
  static BigInteger of(BigInteger exponent) {
    if (exponent.bitLength() > 8 * DIGITS) {
      return Group.G.modPow(exponent, Group.N);
    }
    var digits = exponent.toByteArray();
    @Nullable BigInteger product = null;
    for (int i = 0; i < DIGITS; i++) {
      int at = digits.length - 1 - i;
      // A digit of nought multiplies by one, so that no exponent is told by its time.
      var factor = Tables.POWERS[i][at < 0 ? 0 : digits[at] & 0xff];
      product = product == null ? factor : Group.reduced(product.multiply(factor));
    }
    return product == null ? BigInteger.ONE : product;
  }

  /** g^(digit · 256^place), by place and digit. */
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

package dev.federationlab.aws.userpools.srp;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Products modulo N without divisions and without garbage (Montgomery multiplication, Handbook of
 * Applied Cryptography, 14.36): numbers are rows of limbs of 52 bits, the least first, and stand
 * for themselves times R = 2^3120. The time does not depend on the numbers.
 *
 * <p>A number is below 2N; since R is above 4N, so is a product, and nothing need be subtracted.
 */
final class Montgomery {
  static final int LIMBS = 60;
  private static final int BITS = 52;
  private static final long MASK = (1L << BITS) - 1;

  /**
   * Two factors, each with so many zero bits behind it, have their upper limb in the upper word.
   */
  private static final int SHIFT = (Long.SIZE - BITS) / 2;

  private static final BigInteger R = BigInteger.ONE.shiftLeft(LIMBS * BITS);
  private static final long[] N = shifted(limbs(Group.N));
  private static final long[] ONE = shifted(limbs(BigInteger.ONE));

  private Montgomery() {}

  /** A number in this form. */
  static long[] of(BigInteger number) {
    return limbs(number.multiply(R).mod(Group.N));
  }

  /** A factor for the right side of products, from a number in this form. */
  static long[] shifted(long[] number) {
    var shifted = new long[LIMBS];
    for (int i = 0; i < LIMBS; i++) {
      shifted[i] = number[i] << SHIFT;
    }
    return shifted;
  }

  /** The number in this form that was shifted. */
  static long[] unshifted(long[] shifted) {
    var number = new long[LIMBS];
    for (int i = 0; i < LIMBS; i++) {
      number[i] = shifted[i] >>> SHIFT;
    }
    return number;
  }

  /**
   * Multiplies {@code a} by {@code b}, into {@code a}.
   *
   * @param b {@linkplain #shifted shifted}
   * @param work {@link #LIMBS} limbs to work in
   */
  static void multiply(long[] a, long[] b, long[] work) {
    Arrays.fill(work, 0);
    for (int i = 0; i < LIMBS; i++) {
      long x = a[i];
      long shiftedX = x << SHIFT;
      // The lowest limb of N is 2^52 - 1, that is -1: what has to be added to make the lowest limb
      // of the sum zero is N as often as that limb says.
      long lowest = work[0] + (x * b[0] >>> SHIFT & MASK);
      long y = lowest & MASK;
      long shiftedY = y << SHIFT;
      long carry = (lowest >>> BITS) + y + Math.multiplyHigh(shiftedX, b[0]);
      for (int j = 1; j < LIMBS; j++) {
        long low = (x * b[j] >>> SHIFT & MASK) + (y * N[j] >>> SHIFT & MASK);
        work[j - 1] = work[j] + low + carry;
        carry = Math.multiplyHigh(shiftedX, b[j]) + Math.multiplyHigh(shiftedY, N[j]);
      }
      work[LIMBS - 1] = carry;
    }
    long carry = 0;
    for (int i = 0; i < LIMBS; i++) {
      long limb = work[i] + carry;
      a[i] = limb & MASK;
      carry = limb >>> BITS;
    }
  }

  /** The number that stands in this form, below N; {@code number} is no longer of use. */
  static BigInteger value(long[] number, long[] work) {
    multiply(number, ONE, work);
    var bytes = new byte[LIMBS * BITS / 8];
    for (int bit = 0, i = bytes.length - 1; i >= 0; i--, bit += 8) {
      int limb = bit / BITS;
      int at = bit % BITS;
      long low = number[limb] >>> at;
      long high = at > BITS - 8 ? number[limb + 1] << (BITS - at) : 0;
      bytes[i] = (byte) (low | high);
    }
    return new BigInteger(1, bytes).mod(Group.N);
  }

  private static long[] limbs(BigInteger number) {
    var limbs = new long[LIMBS];
    for (int i = 0; i < LIMBS; i++) {
      limbs[i] = number.shiftRight(i * BITS).longValue() & MASK;
    }
    return limbs;
  }
}

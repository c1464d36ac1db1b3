package dev.federationlab.aws.userpools.srp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MontgomeryTest {
  private static final BigInteger GREATEST = Group.N.subtract(BigInteger.ONE);

  private final long[] work = new long[Montgomery.LIMBS];

  @Test
  void productsAreThoseOfPlainMultiplication() {
    var random = new Random(11);
    for (int i = 0; i < 500; i++) {
      var a = new BigInteger(1 + random.nextInt(Group.BITS), random).mod(Group.N);
      var b = new BigInteger(1 + random.nextInt(Group.BITS), random).mod(Group.N);
      assertThat(product(a, b)).isEqualTo(a.multiply(b).mod(Group.N));
    }
  }

  @Test
  void productsHoldAtTheEnds() {
    for (var a : new BigInteger[] {BigInteger.ZERO, BigInteger.ONE, BigInteger.TWO, GREATEST}) {
      for (var b : new BigInteger[] {BigInteger.ZERO, BigInteger.ONE, BigInteger.TWO, GREATEST}) {
        assertThat(product(a, b)).isEqualTo(a.multiply(b).mod(Group.N));
      }
    }
  }

  @Test
  void aRowOfOnesIsMultipliedWithoutOverflow() {
    var ones = new long[Montgomery.LIMBS];
    Arrays.fill(ones, (1L << 52) - 1);
    // 2N and beyond, as far as 60 limbs reach: more than a factor ever is.
    var value = BigInteger.ONE.shiftLeft(3120).subtract(BigInteger.ONE);
    var inverse = BigInteger.ONE.shiftLeft(3120).modInverse(Group.N);

    var factor = Montgomery.of(GREATEST);
    Montgomery.multiply(factor, Montgomery.shifted(ones), work);

    assertThat(Montgomery.value(factor, work))
        .isEqualTo(GREATEST.multiply(value).multiply(inverse).mod(Group.N));
  }

  @Test
  void manyProductsInARowStayRight() {
    var random = new Random(12);
    var expected = BigInteger.ONE;
    var product = Montgomery.of(BigInteger.ONE);
    for (int i = 0; i < 1000; i++) {
      var factor = GREATEST.subtract(new BigInteger(40, random));
      Montgomery.multiply(product, Montgomery.shifted(Montgomery.of(factor)), work);
      expected = expected.multiply(factor).mod(Group.N);
    }
    assertThat(Montgomery.value(product, work)).isEqualTo(expected);
  }

  private BigInteger product(BigInteger a, BigInteger b) {
    var product = Montgomery.of(a);
    Montgomery.multiply(product, Montgomery.shifted(Montgomery.of(b)), work);
    return Montgomery.value(product, work);
  }
}

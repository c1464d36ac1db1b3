package dev.federationlab.aws.userpools.srp;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The pool's side of one handshake (RFC 5054 §2.5 and §2.6, aws-behaviour 3.5), from what the
 * client sent, A, to the signature that only who knows the password can make.
 *
 * @param a the client's public number, A
 * @param secret the pool's secret number, b
 * @param b the pool's public number, B = k·v + g^b
 */
public record Handshake(BigInteger a, BigInteger secret, BigInteger b, Verifier verifier) {
  private static final int SECRET_BYTES = 32;
  private static final byte[] INFO = "Caldera Derived Key\u0001".getBytes(StandardCharsets.UTF_8);
  private static final int KEY_BYTES = 16;

  /**
   * Answers A with a fresh B.
   *
   * @param publicA hexadecimal, as received
   * @return empty if A is no number or a multiple of N, which would make any password right
   */
  public static Optional<Handshake> begin(
      String publicA, Verifier verifier, RandomGenerator random) {
    var secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    return number(publicA).map(a -> of(a, Digests.number(secret), verifier));
  }

  /** The handshake of a secret number that was made before. */
  public static Handshake of(BigInteger a, BigInteger secret, Verifier verifier) {
    var b = Group.K.multiply(verifier.v()).add(Powers.of(secret)).mod(Group.N);
    return new Handshake(a, secret, b, verifier);
  }

  /** A as a client sent it; empty if it is not a number that may be used. */
  private static Optional<BigInteger> number(String hexadecimal) {
    if (hexadecimal.isEmpty()
        || hexadecimal.length() > Group.BITS / 4 + 2
        || !hexadecimal.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 0x80)) {
      return Optional.empty();
    }
    var a = new BigInteger(hexadecimal, 16);
    return a.mod(Group.N).signum() == 0 ? Optional.empty() : Optional.of(a);
  }

  /** SRP_B: hexadecimal. */
  public String publicB() {
    return b.toString(16);
  }

  /** u = H(A ‖ B), which binds both numbers. */
  public BigInteger u() {
    return Digests.number(Digests.sha256(Group.padded(a), Group.padded(b)));
  }

  /** S = (A·v^u)^b mod N, the secret that both sides come to and neither sends. */
  public BigInteger premaster() {
    return a.multiply(verifier.v().modPow(u(), Group.N)).mod(Group.N).modPow(secret, Group.N);
  }

  /** K: 16 bytes derived from S by HKDF with u as salt (RFC 5869). */
  static byte[] key(BigInteger premaster, BigInteger u) {
    var prk = Digests.hmac(Group.padded(u), Group.padded(premaster));
    return Arrays.copyOf(Digests.hmac(prk, INFO), KEY_BYTES);
  }

  /** What the pool comes to when it computes the signature that it wants to see. */
  public Outcome expect(String poolName, String username, byte[] secretBlock, String timestamp) {
    var u = u();
    var premaster = premaster();
    var key = key(premaster, u);
    var signature =
        Digests.hmac(
            key,
            (poolName + username).getBytes(StandardCharsets.UTF_8),
            secretBlock,
            timestamp.getBytes(StandardCharsets.UTF_8));
    return new Outcome(u, premaster, key, signature);
  }

  /** Without the secret number. */
  @Override
  public String toString() {
    return "Handshake[B " + publicB() + "]";
  }

  /**
   * The numbers at the end of a handshake, on the pool's side.
   *
   * @param signature what {@code PASSWORD_CLAIM_SIGNATURE} must be
   */
  public record Outcome(BigInteger u, BigInteger premaster, byte[] key, byte[] signature) {

    /** The signature in base64, as it crosses the wire. */
    public String claim() {
      return Base64.getEncoder().encodeToString(signature);
    }

    /** SHA-256 of S, for a reader. Whoever knows it can try passwords without asking. */
    public String premasterDigest() {
      return HexFormat.of().formatHex(Digests.sha256(Group.padded(premaster)));
    }

    /** SHA-256 of K, for a reader. Whoever knows it can try passwords without asking. */
    public String keyDigest() {
      return HexFormat.of().formatHex(Digests.sha256(key));
    }

    /** Without what would let somebody sign. */
    @Override
    public String toString() {
      return "Outcome[u " + u.toString(16) + "]";
    }
  }
}

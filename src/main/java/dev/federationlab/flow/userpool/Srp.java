package dev.federationlab.flow.userpool;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The app's side of SRP-6a as Cognito does it: proves that a password is known to whom keeps only a
 * verifier of it, and shows nothing that the password could be read from. Arithmetic only; nothing
 * here knows a request.
 *
 * <p>Sources: RFC 5054 for the group and the handshake; the order of hashing, the derived key and
 * the signature are those of Amazon's own client library.
 */
public final class Srp {
  /** The 3072-bit prime of RFC 3526 §4. */
  static final BigInteger N =
      new BigInteger(
          "FFFFFFFFFFFFFFFFC90FDAA22168C234C4C6628B80DC1CD129024E088A67CC74020BBEA63B139B22514A0879"
              + "8E3404DDEF9519B3CD3A431B302B0A6DF25F14374FE1356D6D51C245E485B576625E7EC6F44C42E9A637"
              + "ED6B0BFF5CB6F406B7EDEE386BFB5A899FA5AE9F24117C4B1FE649286651ECE45B3DC2007CB8A163BF05"
              + "98DA48361C55D39A69163FA8FD24CF5F83655D23DCA3AD961C62F356208552BB9ED529077096966D670C"
              + "354E4ABC9804F1746C08CA18217C32905E462E36CE3BE39E772C180E86039B2783A2EC07A28FB5C55DF0"
              + "6F4C52C9DE2BCBF6955817183995497CEA956AE515D2261898FA051015728E5A8AAAC42DAD33170D0450"
              + "7A33A85521ABDF1CBA64ECFB850458DBEF0A8AEA71575D060C7DB3970F85A6E1E4C7ABF5AE8CDB0933D7"
              + "1E8C94E04A25619DCEE3D2261AD2EE6BF12FFA06D98A0864D87602733EC86A64521F2B18177B200CBBE1"
              + "17577A615D6C770988C0BAD946E208E24FA074E5AB3143DB5BFCE0FD108E4B82D120A93AD2CAFFFFFFFF"
              + "FFFFFFFF",
          16);

  static final BigInteger G = BigInteger.TWO;

  /** How many random bytes {@code a} is made of. */
  static final int SECRET_BYTES = 128;

  private static final BigInteger MULTIPLIER = number(sha256(bytes(padHex(N) + padHex(G))));
  private static final byte[] KEY_INFO =
      "Caldera Derived Key\u0001".getBytes(StandardCharsets.UTF_8);
  private static final int KEY_BYTES = 16;
  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("EEE MMM d HH:mm:ss 'UTC' yyyy", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Srp() {}

  /**
   * What the app begins with.
   *
   * @param a its secret
   * @param shown {@code A}, which it shows
   */
  record Begun(BigInteger a, BigInteger shown) {
    /** Without the secret. */
    @Override
    public String toString() {
      return "Begun[" + shown.toString(16) + "]";
    }
  }

  /**
   * What the pool answered.
   *
   * @param poolName the part of the pool's ID after the underscore
   * @param userId {@code USER_ID_FOR_SRP}: the name that is hashed, whatever was typed
   * @param salt hexadecimal
   * @param shown {@code B}
   * @param secretBlock base64; the pool's own memory of the handshake
   */
  record Challenge(
      String poolName, String userId, String salt, BigInteger shown, String secretBlock) {}

  /**
   * What both sides arrive at by different ways.
   *
   * @param u mixes both shown numbers, so that neither side can choose alone
   * @param x the salted hash of the password
   * @param s the secret that both share
   * @param key 16 bytes, made of {@code s} and {@code u}; the proof is signed with it
   */
  record Agreed(BigInteger u, BigInteger x, BigInteger s, byte[] key) {
    /** Without the secrets. */
    @Override
    public String toString() {
      return "Agreed[" + u.toString(16) + "]";
    }
  }

  /**
   * Begins a handshake.
   *
   * @param random {@link #SECRET_BYTES} unguessable bytes
   */
  static Begun begin(byte[] random) {
    return begun(number(random).mod(N));
  }

  /** Goes on with a handshake whose secret was kept. */
  static Begun begun(BigInteger a) {
    var shown = G.modPow(a, N);
    if (shown.signum() == 0) {
      throw new IllegalArgumentException("A is 0");
    }
    return new Begun(a, shown);
  }

  /**
   * The secret that the pool shares if it knows a verifier of the same password.
   *
   * @throws IllegalArgumentException if the pool's number is one with which anybody would pass
   */
  static Agreed agree(Begun begun, Challenge challenge, String password) {
    if (challenge.shown().mod(N).signum() == 0) {
      throw new IllegalArgumentException("B is 0");
    }
    var u = number(sha256(bytes(padHex(begun.shown()) + padHex(challenge.shown()))));
    if (u.signum() == 0) {
      throw new IllegalArgumentException("u is 0");
    }
    var x = passwordHash(challenge, password);
    var verifier = G.modPow(x, N);
    var base = challenge.shown().subtract(MULTIPLIER.multiply(verifier)).mod(N);
    var s = base.modPow(begun.a().add(u.multiply(x)), N);
    return new Agreed(u, x, s, key(s, u));
  }

  private static BigInteger passwordHash(Challenge challenge, String password) {
    var inner = challenge.poolName() + challenge.userId() + ":" + password;
    var salt = new BigInteger(challenge.salt(), 16);
    return number(sha256(bytes(padHex(salt)), sha256(inner.getBytes(StandardCharsets.UTF_8))));
  }

  /** HKDF with one block (RFC 5869), cut to 16 bytes. */
  private static byte[] key(BigInteger s, BigInteger u) {
    var prk = hmac(bytes(padHex(u)), bytes(padHex(s)));
    return java.util.Arrays.copyOf(hmac(prk, KEY_INFO), KEY_BYTES);
  }

  /** The proof: base64 of what only somebody who knows the key can have made. */
  static String signature(Agreed agreed, Challenge challenge, String timestamp) {
    var signed =
        hmac(
            agreed.key(),
            challenge.poolName().getBytes(StandardCharsets.UTF_8),
            challenge.userId().getBytes(StandardCharsets.UTF_8),
            Base64.getDecoder().decode(challenge.secretBlock()),
            timestamp.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(signed);
  }

  /** A time as the proof has it: in English, UTC, the day without a leading zero. */
  public static String timestamp(Instant at) {
    return TIMESTAMP.format(at);
  }

  /**
   * Hexadecimal with whole bytes, and another byte of zero where it would read as negative; so both
   * sides hash the same bytes.
   */
  static String padHex(BigInteger number) {
    return HexFormat.of().formatHex(number.toByteArray());
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static BigInteger number(byte[] bytes) {
    return new BigInteger(1, bytes);
  }

  private static byte[] sha256(byte[]... parts) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      for (var part : parts) {
        digest.update(part);
      }
      return digest.digest();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (var part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has HMAC-SHA256", e);
    }
  }
}

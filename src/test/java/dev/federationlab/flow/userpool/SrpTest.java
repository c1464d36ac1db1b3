package dev.federationlab.flow.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** The app's arithmetic, held to a handshake that Amazon's own library computed the same. */
class SrpTest {
  private static final String POOL = "ABCdef123";
  private static final String SALT = "0123456789abcdef0123456789abcdef";
  private static final String TIMESTAMP = "Wed Mar 5 09:08:07 UTC 2025";

  private static final Srp.Begun BEGUN = Srp.begin(filled(0x11));

  private static byte[] filled(int value) {
    var bytes = new byte[Srp.SECRET_BYTES];
    Arrays.fill(bytes, (byte) value);
    return bytes;
  }

  /** As the pool makes it, of the verifier that the vector's x yields. */
  private static Srp.Challenge challenge() {
    var x = new BigInteger("99915d09f103a5d3fd7132d2302fb6d302be166516d319e8d65672df4f8ad132", 16);
    var k = new BigInteger("538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6", 16);
    var b = new BigInteger(1, filled(0x22));
    var shown = k.multiply(Srp.G.modPow(x, Srp.N)).add(Srp.G.modPow(b, Srp.N)).mod(Srp.N);
    return new Srp.Challenge(POOL, "alice", SALT, shown, "c2VjcmV0LWJsb2Nr");
  }

  @Test
  void showsWhatTheSecretMakes() throws Exception {
    assertThat(BEGUN.shown().toString(16))
        .hasSize(768)
        .startsWith("67679d4fea151663")
        .endsWith("373a857c32e03a6c");
    assertThat(fingerprint(BEGUN.shown()))
        .isEqualTo("91441e9967eb395f8ca333b101ec56f3eb23bea1baf5070844c425f5a0f03e93");
  }

  @Test
  void theChallengeIsTheVectors() throws Exception {
    assertThat(fingerprint(challenge().shown()))
        .isEqualTo("bb1c4664be3645507603d13bce0a04b402f288be0d94eaf02cea979869f12c08");
  }

  @Test
  void agreesOnTheSameSecretAsThePool() throws Exception {
    var agreed = Srp.agree(BEGUN, challenge(), "Passw0rd!");

    assertThat(agreed.x().toString(16))
        .isEqualTo("99915d09f103a5d3fd7132d2302fb6d302be166516d319e8d65672df4f8ad132");
    assertThat(agreed.u().toString(16))
        .isEqualTo("273d9f1742b0defb8a16854a7bf15810917cd21281f5e3bd8b186b836ea21ee3");
    assertThat(fingerprint(agreed.s()))
        .isEqualTo("c8de33688d93c7b8ae40b7e8466773cd4776cd6dd51c9ff9964285d5e14bbb1d");
    assertThat(agreed.key())
        .asHexString()
        .isEqualToIgnoringCase("a2f89cba9db593ed027795b4753d6606");
  }

  @Test
  void signsAsTheVectorDoes() {
    var agreed = Srp.agree(BEGUN, challenge(), "Passw0rd!");

    assertThat(Srp.signature(agreed, challenge(), TIMESTAMP))
        .isEqualTo("gdtAvD42ZcV7Q2rbCmMvCnGw0BMhJpjulk5lHmnYE74=");
  }

  @Test
  void anotherPasswordSignsOtherwise() {
    var agreed = Srp.agree(BEGUN, challenge(), "passw0rd!");

    assertThat(Srp.signature(agreed, challenge(), TIMESTAMP))
        .isNotEqualTo("gdtAvD42ZcV7Q2rbCmMvCnGw0BMhJpjulk5lHmnYE74=");
  }

  /** A pool that shows 0, or a multiple of N, would share a secret with everybody. */
  @Test
  void refusesNumbersWithWhichAnybodyWouldPass() {
    var zero = new Srp.Challenge(POOL, "alice", SALT, BigInteger.ZERO, "");
    var multiple = new Srp.Challenge(POOL, "alice", SALT, Srp.N.shiftLeft(1), "");

    assertThatThrownBy(() -> Srp.agree(BEGUN, zero, "Passw0rd!"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Srp.agree(BEGUN, multiple, "Passw0rd!"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void writesTheDayWithoutALeadingZero() {
    assertThat(Srp.timestamp(Instant.parse("2025-03-05T09:08:07Z"))).isEqualTo(TIMESTAMP);
    assertThat(Srp.timestamp(Instant.parse("2026-11-23T10:08:07Z")))
        .isEqualTo("Mon Nov 23 10:08:07 UTC 2026");
  }

  @Test
  void padsWhatWouldReadAsNegative() {
    assertThat(Srp.padHex(new BigInteger("7f", 16))).isEqualTo("7f");
    assertThat(Srp.padHex(new BigInteger("80", 16))).isEqualTo("0080");
    assertThat(Srp.padHex(new BigInteger("123", 16))).isEqualTo("0123");
  }

  private static String fingerprint(BigInteger number) throws Exception {
    var digest = MessageDigest.getInstance("SHA-256");
    return HexFormat.of()
        .formatHex(digest.digest(number.toString(16).getBytes(StandardCharsets.US_ASCII)));
  }
}

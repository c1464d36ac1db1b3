package dev.federationlab.aws.userpools.srp;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Against the test vector of aws-behaviour 3.5, on which two foreign implementations agree. */
class HandshakeTest {
  private static final String SALT = "0123456789abcdef0123456789abcdef";
  private static final BigInteger A_SECRET = new BigInteger("11".repeat(128), 16);
  private static final BigInteger B_SECRET = new BigInteger("22".repeat(128), 16);
  private static final String TIMESTAMP = "Wed Mar 5 09:08:07 UTC 2025";
  private static final byte[] SECRET_BLOCK = "secret-block".getBytes(StandardCharsets.UTF_8);

  private final Verifier verifier = Verifier.of(SALT, "ABCdef123", "alice", "Passw0rd!");
  private final SrpClient client = new SrpClient("us-east-1_ABCdef123", A_SECRET);
  private final Handshake handshake =
      Handshake.of(new BigInteger(client.publicA(), 16), B_SECRET, verifier);

  @Test
  void theMultiplierIsTheHashOfPrimeAndGenerator() {
    assertThat(Group.K.toString(16))
        .isEqualTo("538282c4354742d7cbbde2359fcf67f9f5b3a6b08791e5011b43b8a5b66d9ee6");
    assertThat(Group.N.isProbablePrime(40)).isTrue();
  }

  @Test
  void verifierIsMadeOfSaltPoolUserAndPassword() {
    assertThat(Verifier.x(SALT, "ABCdef123", "alice", "Passw0rd!").toString(16))
        .isEqualTo("99915d09f103a5d3fd7132d2302fb6d302be166516d319e8d65672df4f8ad132");
    assertThat(hashOf(verifier.verifier()))
        .isEqualTo("d15d8b8c2a3af3163f3a387ff1b6f94d828177517b62b5a043b5b2788f9722d2");
  }

  @Test
  void bothPublicNumbersAreThoseOfTheVector() {
    assertThat(hashOf(client.publicA()))
        .isEqualTo("91441e9967eb395f8ca333b101ec56f3eb23bea1baf5070844c425f5a0f03e93");
    assertThat(handshake.publicB()).startsWith("c1e6d2915ff29980").endsWith("b82cd7057cef911b");
    assertThat(hashOf(handshake.publicB()))
        .isEqualTo("bb1c4664be3645507603d13bce0a04b402f288be0d94eaf02cea979869f12c08");
    assertThat(handshake.u().toString(16))
        .isEqualTo("273d9f1742b0defb8a16854a7bf15810917cd21281f5e3bd8b186b836ea21ee3");
  }

  @Test
  void bothSidesComeToTheSecretAndSignatureOfTheVector() {
    assertThat(client.premaster("alice", "Passw0rd!", SALT, handshake.publicB()))
        .isEqualTo(handshake.premaster());
    assertThat(hashOf(handshake.premaster().toString(16)))
        .isEqualTo("c8de33688d93c7b8ae40b7e8466773cd4776cd6dd51c9ff9964285d5e14bbb1d");
    var outcome = handshake.expect("ABCdef123", "alice", SECRET_BLOCK, TIMESTAMP);
    assertThat(HexFormat.of().formatHex(outcome.key()))
        .isEqualTo("a2f89cba9db593ed027795b4753d6606");
    assertThat(outcome.claim()).isEqualTo("gdtAvD42ZcV7Q2rbCmMvCnGw0BMhJpjulk5lHmnYE74=");
    assertThat(
            client.signature(
                "alice",
                "Passw0rd!",
                SALT,
                handshake.publicB(),
                Base64.getEncoder().encodeToString(SECRET_BLOCK),
                TIMESTAMP))
        .isEqualTo(outcome.claim());
  }

  @Test
  void aWrongPasswordSignsDifferently() {
    var wrong =
        client.signature(
            "alice",
            "passw0rd!",
            SALT,
            handshake.publicB(),
            Base64.getEncoder().encodeToString(SECRET_BLOCK),
            TIMESTAMP);

    assertThat(wrong)
        .isNotEqualTo(handshake.expect("ABCdef123", "alice", SECRET_BLOCK, TIMESTAMP).claim());
  }

  @Test
  void theDayOfATimestampIsNotPadded() {
    assertThat(SrpClient.timestamp(Instant.parse("2025-03-05T09:08:07Z"))).isEqualTo(TIMESTAMP);
  }

  @Test
  void aPublicNumberThatWouldMakeAnyPasswordRightIsRefused() {
    var random = new Random(1);
    for (var number :
        new String[] {
          "0", "00", Group.N.toString(16), "", "-1", "xyz", "1 ", "٣", "1".repeat(771)
        }) {
      assertThat(Handshake.begin(number, verifier, random)).as(number).isEmpty();
    }
    assertThat(Handshake.begin(client.publicA(), verifier, random)).isPresent();
  }

  @Test
  void powersFromTheTablesAreThoseOfPlainExponentiation() {
    var random = new Random(7);
    for (int bits : new int[] {1, 8, 9, 64, 200, 255, 256, 257, 1024}) {
      var exponent = new BigInteger(bits, random).setBit(bits - 1);
      assertThat(Powers.of(exponent))
          .as("%d bits", bits)
          .isEqualTo(Group.G.modPow(exponent, Group.N));
    }
    assertThat(Powers.of(BigInteger.ZERO)).isEqualTo(BigInteger.ONE);
    assertThat(Powers.of(BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE)))
        .isEqualTo(Group.G.modPow(BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE), Group.N));
  }

  @Test
  void plainPasswordsMatchTheirVerifierOnly() {
    assertThat(verifier.matches("ABCdef123", "alice", "Passw0rd!")).isTrue();
    assertThat(verifier.matches("ABCdef123", "alice", "Passw0rd")).isFalse();
    assertThat(verifier.matches("ABCdef123", "bob", "Passw0rd!")).isFalse();
    assertThat(verifier.matches("ABCdef124", "alice", "Passw0rd!")).isFalse();
  }

  @Test
  void equalPasswordsHaveDifferentVerifiers() {
    var random = new Random(3);
    var one = Verifier.make("ABCdef123", "alice", "Passw0rd!", random);
    var other = Verifier.make("ABCdef123", "alice", "Passw0rd!", random);

    assertThat(one.salt()).hasSize(32).isNotEqualTo(other.salt());
    assertThat(one.verifier()).isNotEqualTo(other.verifier());
    assertThat(one.matches("ABCdef123", "alice", "Passw0rd!")).isTrue();
    assertThat(one.toString()).doesNotContain(one.verifier());
  }

  private static String hashOf(String hexadecimal) {
    return HexFormat.of()
        .formatHex(Digests.sha256(hexadecimal.getBytes(StandardCharsets.US_ASCII)));
  }
}

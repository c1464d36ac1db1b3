package dev.federationlab.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.contract.MovableClock;
import dev.federationlab.decision.Check;
import dev.federationlab.token.KeySource.KeysUnavailableException;
import dev.federationlab.token.UnverifiedToken.MalformedTokenException;
import dev.federationlab.token.Verification.Failure;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class TokenVerifierTest {

  @Test
  void makesItsChecksInOrder() throws MalformedTokenException {
    var verification = verifyAt(TestTokens.NOW, Duration.ZERO, TestTokens.good());

    assertThat(verification.checks())
        .extracting(Check::what)
        .containsExactly(
            "form", "algorithm", "issuer's keys", "key", "signature", "expiry", "issued at");
    assertThat(verification.checks()).allMatch(Check::passed);
    assertThat(verification.token().orElseThrow().audience()).containsExactly("app");
    assertThat(verification.token().orElseThrow().authorizedParty()).contains("app");
  }

  @Test
  void saysWhatIsWrongFirst() throws MalformedTokenException {
    assertFailure(Failure.MALFORMED, "form", TestTokens.signed(TestTokens.HEADER, "{}"));
    assertFailure(
        Failure.ALGORITHM,
        "algorithm",
        TestTokens.signed("{\"alg\":\"HS256\"}", TestTokens.claims() + "}"));
    assertFailure(
        Failure.UNKNOWN_KEY,
        "key",
        TestTokens.signed("{\"alg\":\"RS256\",\"kid\":\"x\"}", TestTokens.claims() + "}"));
    var good = TestTokens.good();
    var forged = good.substring(0, good.lastIndexOf('.') + 1) + "A".repeat(342);
    assertFailure(Failure.SIGNATURE, "signature", forged);
  }

  @Test
  void isExpiredAtExpAndNotBefore() throws MalformedTokenException {
    var exp = TestTokens.NOW.plusSeconds(3600);

    assertThat(verifyAt(exp.minusSeconds(1), Duration.ZERO, TestTokens.good()).failure()).isEmpty();
    assertThat(verifyAt(exp, Duration.ZERO, TestTokens.good()).failure()).contains(Failure.EXPIRED);
  }

  @Test
  void allowsForTheIssuersClock() throws MalformedTokenException {
    var skew = Duration.ofMinutes(5);
    var exp = TestTokens.NOW.plusSeconds(3600);

    assertThat(verifyAt(exp.plus(skew).minusSeconds(1), skew, TestTokens.good()).failure())
        .isEmpty();
    assertThat(verifyAt(exp.plus(skew), skew, TestTokens.good()).failure())
        .contains(Failure.EXPIRED);
    assertThat(verifyAt(TestTokens.NOW.minus(skew), skew, TestTokens.good()).failure()).isEmpty();
    assertThat(
            verifyAt(TestTokens.NOW.minus(skew).minusSeconds(1), skew, TestTokens.good()).failure())
        .contains(Failure.NOT_YET_VALID);
  }

  @Test
  void takesSeveralAudiences() throws MalformedTokenException {
    var claims =
        TestTokens.claims().replace("\"aud\":\"app\"", "\"aud\":[\"app\",\"other\"]") + "}";

    var token =
        verifyAt(TestTokens.NOW, Duration.ZERO, TestTokens.signed(TestTokens.HEADER, claims))
            .token();

    assertThat(token.orElseThrow().audience()).containsExactly("app", "other");
  }

  @Test
  void saysWhyKeysCannotBeHad() throws MalformedTokenException {
    KeySource none =
        (issuer, id) -> {
          throw new KeysUnavailableException("http://issuer.test: it answered 500");
        };
    var verifier = new TokenVerifier(none, Clock.fixed(TestTokens.NOW, ZoneOffset.UTC));

    var verification = verifier.verify(UnverifiedToken.parse(TestTokens.good()), Duration.ZERO);

    assertThat(verification.failure()).contains(Failure.KEYS_UNAVAILABLE);
    assertThat(verification.checks().get(2).saw()).isEqualTo("http://issuer.test: it answered 500");
  }

  @Test
  void refusesAKeyThatIsTooShort() throws MalformedTokenException {
    var weak = TestTokens.key("key-1", 1024);
    KeySource keys = (issuer, id) -> Optional.of(weak.toPublicJWK());
    var start = TestTokens.good().substring(0, TestTokens.good().lastIndexOf('.'));
    var verifier = new TokenVerifier(keys, Clock.fixed(TestTokens.NOW, ZoneOffset.UTC));

    var verification =
        verifier.verify(UnverifiedToken.parse(TestTokens.signedText(start, weak)), Duration.ZERO);

    assertThat(verification.failure()).contains(Failure.UNKNOWN_KEY);
  }

  @Test
  void aSignatureThatWasGoodIsGoodForThatKeyAlone() throws MalformedTokenException {
    var published = new AtomicReference<>(TestTokens.key().toPublicJWK());
    KeySource keys = (issuer, id) -> Optional.of(published.get());
    var verifier = new TokenVerifier(keys, Clock.fixed(TestTokens.NOW, ZoneOffset.UTC));
    var token = UnverifiedToken.parse(TestTokens.good());

    assertThat(verifier.verify(token, Duration.ZERO).failure()).isEmpty();
    assertThat(verifier.verify(token, Duration.ZERO).failure()).isEmpty();
    published.set(TestTokens.key(TestTokens.KEY_ID, 2048).toPublicJWK());
    assertThat(verifier.verify(token, Duration.ZERO).failure()).contains(Failure.SIGNATURE);
    published.set(TestTokens.key().toPublicJWK());
    assertThat(verifier.verify(token, Duration.ZERO).failure()).isEmpty();
  }

  @Test
  void aTokenThatWasGoodExpiresAllTheSame() throws MalformedTokenException {
    var clock = new MovableClock(TestTokens.NOW);
    var verifier = new TokenVerifier(TestTokens.keys(), clock);
    var token = UnverifiedToken.parse(TestTokens.good());

    assertThat(verifier.verify(token, Duration.ZERO).failure()).isEmpty();
    clock.forward(Duration.ofHours(1));
    assertThat(verifier.verify(token, Duration.ZERO).failure()).contains(Failure.EXPIRED);
  }

  @Test
  void allowancesAreForEachDirectionOnItsOwn() throws MalformedTokenException {
    var early = Duration.ofMinutes(5);
    var token = UnverifiedToken.parse(TestTokens.good());

    assertThat(
            new TokenVerifier(
                    TestTokens.keys(), Clock.fixed(TestTokens.NOW.minus(early), ZoneOffset.UTC))
                .verify(token, Duration.ZERO, early)
                .failure())
        .isEmpty();
    assertThat(
            new TokenVerifier(
                    TestTokens.keys(),
                    Clock.fixed(TestTokens.NOW.plusSeconds(3600), ZoneOffset.UTC))
                .verify(token, Duration.ZERO, early)
                .failure())
        .contains(Failure.EXPIRED);
  }

  private static void assertFailure(Failure failure, String check, String token)
      throws MalformedTokenException {
    var verification = verifyAt(TestTokens.NOW, Duration.ZERO, token);
    assertThat(verification.failure()).contains(failure);
    assertThat(verification.checks().get(verification.checks().size() - 1).what()).isEqualTo(check);
  }

  private static Verification verifyAt(Instant now, Duration skew, String token)
      throws MalformedTokenException {
    return new TokenVerifier(TestTokens.keys(), Clock.fixed(now, ZoneOffset.UTC))
        .verify(UnverifiedToken.parse(token), skew);
  }
}

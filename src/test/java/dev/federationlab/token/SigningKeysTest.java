package dev.federationlab.token;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.contract.MovableClock;
import dev.federationlab.store.Store;
import dev.federationlab.token.UnverifiedToken.MalformedTokenException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SigningKeysTest {
  private final MovableClock clock = new MovableClock(TestTokens.NOW);
  private final Store store = Store.open(Store.addressInMemory("keys-" + UUID.randomUUID()));

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void signsWhatItPublishes() throws MalformedTokenException {
    var keys = keys("a");

    assertThat(verifies(keys, keys.sign(claims()))).isTrue();
    assertThat(keys.published().getKeys()).hasSize(1).noneMatch(key -> key.isPrivate());
    assertThat(keys.currentKeyId()).matches("[0-9a-f]{40}");
  }

  @Test
  void hasTheSameKeyAfterARestart() {
    assertThat(keys("a").currentKeyId()).isEqualTo(keys("a").currentKeyId());
  }

  @Test
  void hasAnotherKeyForEverySpace() {
    assertThat(keys("a").currentKeyId()).isNotEqualTo(keys("b").currentKeyId());
  }

  @Test
  void publishesARetiredKeyForItsGracePeriod() throws MalformedTokenException {
    var keys = keys("a");
    var before = keys.sign(claims());

    keys("a").rotate();

    assertThat(keys.published().getKeys()).hasSize(2);
    assertThat(verifies(keys, before)).isTrue();
    assertThat(verifies(keys, keys.sign(claims()))).isTrue();
    clock.forward(Duration.ofMinutes(10));
    assertThat(keys.published().getKeys()).hasSize(1);
    assertThat(verifies(keys, before)).isFalse();
  }

  private SigningKeys keys(String space) {
    return new SigningKeys(store, space, new FewKeyPairs(), clock, Duration.ofMinutes(10));
  }

  private boolean verifies(SigningKeys keys, String token) throws MalformedTokenException {
    return new TokenVerifier(keys.asSource(TestTokens.ISSUER), clock)
        .verify(UnverifiedToken.parse(token), Duration.ZERO)
        .token()
        .isPresent();
  }

  private Map<String, Object> claims() {
    Map<String, Object> claims = new LinkedHashMap<>();
    claims.put("iss", TestTokens.ISSUER);
    claims.put("sub", "1");
    claims.put("aud", "app");
    claims.put("iat", clock.instant().getEpochSecond());
    claims.put("exp", clock.instant().plusSeconds(3600).getEpochSecond());
    return claims;
  }
}

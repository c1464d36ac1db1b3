package dev.federationlab.aws.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.Principal;
import dev.federationlab.store.Store;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokensTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00.123456Z");
  private static final Principal.RoleSession SESSION =
      new Principal.RoleSession(
          "123456789012",
          "WebReader",
          "AROAABCDEFGHIJKLMNOPQ",
          "arn:aws:iam::123456789012:role/path/WebReader",
          "ana",
          NOW,
          NOW.plusSeconds(3600),
          Map.of(
              "accounts.google.com:sub",
              List.of("109220063452404746097"),
              "aws:PrincipalTag/team",
              List.of("ä")),
          List.of("{\"Version\":\"2012-10-17\"}"));

  private final Store store = Store.open(Store.addressInMemory("session-tokens"));
  private final SessionTokens tokens = SessionTokens.of(store, new SecureRandom());

  @AfterEach
  void close() {
    store.change(transaction -> transaction.deleteSpace("installation"));
    store.close();
  }

  @Test
  void credentialsHaveTheFormsOfAws() {
    var credentials = tokens.issue(SESSION);

    assertThat(credentials.accessKeyId()).matches("ASIA[A-Z2-7]{16}");
    assertThat(credentials.secretAccessKey()).matches("[A-Za-z0-9+/]{40}");
    assertThat(credentials.expiresAt()).isEqualTo(SESSION.expiresAt());
    assertThat(credentials.toString())
        .doesNotContain(credentials.secretAccessKey(), credentials.sessionToken());
  }

  @Test
  void aTokenOpensToTheSessionThatWasSealed() {
    var credentials = tokens.issue(SESSION);

    var opened = tokens.open(credentials.sessionToken()).orElseThrow();

    assertThat(opened)
        .isEqualTo(
            new SessionTokens.Opened(
                credentials.accessKeyId(), credentials.secretAccessKey(), SESSION));
    assertThat(tokens.open(credentials.sessionToken())).containsSame(opened);
  }

  @Test
  void aTokenOpensAfterARestart() {
    var credentials = tokens.issue(SESSION);

    assertThat(SessionTokens.of(store, new SecureRandom()).open(credentials.sessionToken()))
        .isPresent();
  }

  @Test
  void aTokenOfAnotherInstallationDoesNotOpen() {
    try (var other = Store.open(Store.addressInMemory("another-installation"))) {
      var foreign = SessionTokens.of(other, new SecureRandom()).issue(SESSION);

      assertThat(tokens.open(foreign.sessionToken())).isEmpty();
    }
  }

  @Test
  void aTokenChangedInAnyByteDoesNotOpen() {
    var token = Base64.getDecoder().decode(tokens.issue(SESSION).sessionToken());
    for (int i = 0; i < token.length; i++) {
      var changed = token.clone();
      changed[i] ^= 1;
      assertThat(tokens.open(Base64.getEncoder().encodeToString(changed)))
          .as("byte %s", i)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "AQ==", "not base64 at all", "IQoJb3JpZ2luX2VjEXAMPLE", "ä"})
  void garbageDoesNotOpen(String garbage) {
    assertThat(tokens.open(garbage)).isEmpty();
    assertThat(tokens.open(garbage + "A".repeat(100_000))).isEmpty();
  }

  @Test
  void aSessionIsExpiredAtItsExpiry() {
    var opened = tokens.open(tokens.issue(SESSION).sessionToken()).orElseThrow();

    assertThat(opened.expired(SESSION.expiresAt().minusNanos(1))).isFalse();
    assertThat(opened.expired(SESSION.expiresAt())).isTrue();
  }

  @Test
  void notTwoCredentialsAreAlike() {
    var one = tokens.issue(SESSION);
    var two = tokens.issue(SESSION);

    assertThat(one.accessKeyId()).isNotEqualTo(two.accessKeyId());
    assertThat(one.secretAccessKey()).isNotEqualTo(two.secretAccessKey());
    assertThat(one.sessionToken()).isNotEqualTo(two.sessionToken());
  }

  @Test
  void whatIsRememberedIsBounded() {
    var remembered = new Remembered<Integer, String>(3);
    for (int i = 0; i < 10; i++) {
      remembered.keep(i, "value");
    }
    remembered.find(7);
    remembered.keep(11, "value");

    assertThat(remembered.size()).isEqualTo(3);
    assertThat(remembered.find(7)).isPresent();
    assertThat(remembered.find(8)).isEmpty();
  }
}

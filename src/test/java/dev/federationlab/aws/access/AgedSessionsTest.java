package dev.federationlab.aws.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.Principal.RoleSession;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import dev.federationlab.store.Store;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class AgedSessionsTest {
  private static final Store STORE = Store.open(Store.addressInMemory("aged-sessions"));
  private static final Instant ISSUED = Instant.parse("2026-01-01T12:00:00Z");
  private static final RoleSession SESSION =
      new RoleSession(
          "123456789012",
          "Reader",
          "AROAEXAMPLE",
          "arn:aws:iam::123456789012:role/Reader",
          "somebody",
          ISSUED,
          ISSUED.plusSeconds(3600),
          Map.of("accounts.google.com:sub", List.of("1")),
          List.of());

  private final SessionTokens sessions = SessionTokens.of(STORE, new SecureRandom());
  private final AgedSessions aged = new AgedSessions(sessions, "control", STORE.json());

  @AfterAll
  static void close() {
    STORE.close();
  }

  @Test
  void answersTheSameSessionAsIfItHadBegunEarlier() throws IOException {
    var answer =
        ask("Bearer control", sessions.issue(SESSION).sessionToken(), "2026-01-01T10:00:00Z");

    assertThat(answer.status()).isEqualTo(200);
    var json = STORE.json().readTree(answer.body().bytes());
    assertThat(json.path("expiration").textValue()).isEqualTo("2026-01-01T11:00:00Z");
    var opened = sessions.open(json.path("sessionToken").textValue()).orElseThrow();
    assertThat(opened.accessKeyId()).isEqualTo(json.path("accessKeyId").textValue());
    assertThat(opened.session().arn()).isEqualTo(SESSION.arn());
    assertThat(opened.session().keys()).isEqualTo(SESSION.keys());
    assertThat(opened.expired(ISSUED)).isTrue();
  }

  @Test
  void makesNoSessionYounger() {
    var token = sessions.issue(SESSION).sessionToken();

    assertThat(ask("Bearer control", token, "2026-01-01T13:00:00Z").status()).isEqualTo(400);
    assertThat(ask("Bearer control", token, ISSUED.toString()).status()).isEqualTo(400);
  }

  @Test
  void wantsTheControlSecret() {
    var token = sessions.issue(SESSION).sessionToken();

    assertThat(ask("Bearer other", token, "2026-01-01T10:00:00Z").status()).isEqualTo(401);
    assertThat(ask("", token, "2026-01-01T10:00:00Z").status()).isEqualTo(401);
  }

  @Test
  void refusesWhatIsNoSessionOfThisInstallation() {
    assertThat(ask("Bearer control", "bm90IG91cnM=", "2026-01-01T10:00:00Z").status())
        .isEqualTo(400);
    assertThat(answer("POST", "Bearer control", "[]").status()).isEqualTo(400);
    assertThat(answer("POST", "Bearer control", "{}").status()).isEqualTo(400);
    assertThat(answer("POST", "Bearer control", "null").status()).isEqualTo(400);
    assertThat(answer("GET", "Bearer control", "").status()).isEqualTo(405);
  }

  private Response ask(String authorization, String token, String issuedAt) {
    return answer(
        "POST",
        authorization,
        "{\"sessionToken\": \"%s\", \"issuedAt\": \"%s\"}".formatted(token, issuedAt));
  }

  private Response answer(String method, String authorization, String body) {
    var headers = Headers.of("Authorization", authorization);
    return aged.answer(
        new Incoming(method, AgedSessions.PATH, "", headers, Body.of(body), "127.0.0.1"));
  }
}

package dev.federationlab.aws.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.federationlab.aws.Incoming;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Response;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Store;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AccountsTest {
  private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Kind<Thing> THING = Kind.of("thing", Thing.class);
  private static final String STANDING = "000000000001:AKIASTANDING:a:secret/with+colon";

  record Thing(String name) {}

  private final Store store = Store.open(Store.addressInMemory(UUID.randomUUID().toString()));
  private final List<String> emptied = new ArrayList<>();

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void aSandboxHasTheFormsOfAws() {
    var key = accounts(10, 10, NOW).make("203.0.113.7").orElseThrow();

    assertThat(key.accountId()).matches("[1-9][0-9]{11}");
    assertThat(key.accessKeyId()).matches("AKIA[A-Z2-7]{16}");
    assertThat(key.secretAccessKey()).matches("[A-Za-z0-9+/]{40}");
    assertThat(key.toString()).doesNotContain(key.secretAccessKey());
  }

  @Test
  void noTwoSandboxesAreAlike() {
    var accounts = accounts(1000, 1000, NOW);
    var seen = new HashSet<String>();
    for (int i = 0; i < 50; i++) {
      var key = accounts.make("203.0.113.7").orElseThrow();
      assertThat(
              seen.add(key.accountId())
                  & seen.add(key.accessKeyId())
                  & seen.add(key.secretAccessKey()))
          .isTrue();
    }
  }

  @Test
  void aKeyIsFoundAfterARestart() {
    var key = accounts(10, 10, NOW).make("203.0.113.7").orElseThrow();
    var again = accounts(10, 10, NOW);

    assertThat(
            store.<Object>read(
                transaction -> again.key(transaction, key.accessKeyId()).orElseThrow()))
        .isEqualTo(key);
    assertThat(
            store.<Boolean>read(transaction -> again.key(transaction, "AKIAUNKNOWN").isPresent()))
        .isFalse();
  }

  @Test
  void anAddressMayHaveSoManyInItsTimeAndThenAgain() {
    var accounts = accounts(100, 2, NOW);
    assertThat(accounts.make("203.0.113.7")).isPresent();
    assertThat(accounts.make("203.0.113.7")).isPresent();
    assertThat(accounts.make("203.0.113.7")).isEmpty();
    assertThat(accounts.make("203.0.113.70")).isPresent();
    assertThat(accounts.make("203.0.113.")).isPresent();

    assertThat(accounts(100, 2, NOW.plus(DAY).minusMillis(1)).make("203.0.113.7")).isEmpty();
    assertThat(accounts(100, 2, NOW.plus(DAY).plusMillis(1)).make("203.0.113.7")).isPresent();
  }

  @Test
  void thereMayBeSoManyInAll() {
    var accounts = accounts(3, 10, NOW);
    for (int i = 0; i < 3; i++) {
      assertThat(accounts.make("address-" + i)).isPresent();
    }
    assertThat(accounts.make("address-4")).isEmpty();
  }

  @Test
  void resettingEmptiesOneAccountAndNoOther() {
    var accounts = accounts(10, 10, NOW);
    var one = accounts.make("a").orElseThrow();
    var other = accounts.make("a").orElseThrow();
    for (var key : List.of(one, other)) {
      store.change(
          transaction ->
              transaction.put(Accounts.space(key.accountId()), THING, "x", new Thing("x")));
    }

    assertThat(accounts.reset(one.accountId())).isTrue();

    assertThat(things(one)).isZero();
    assertThat(things(other)).isEqualTo(1);
    assertThat(emptied).containsExactly(one.accountId());
    assertThat(
            store.<Boolean>read(
                transaction -> accounts.key(transaction, one.accessKeyId()).isPresent()))
        .isTrue();
    assertThat(accounts.reset("999999999999")).isFalse();
  }

  @Test
  void aStandingAccountIsGivenAtStart() {
    var standing = StandingAccounts.of(List.of(STANDING, " 000000000002:other_key:pass "));

    assertThat(standing.keys())
        .containsExactly(
            new RootKey("000000000001", "AKIASTANDING", "a:secret/with+colon"),
            new RootKey("000000000002", "other_key", "pass"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | `--account`: expected ID:ACCESS_KEY_ID:SECRET, found 1 part(s)",
        "123456789012:AKIA | `--account`: expected ID:ACCESS_KEY_ID:SECRET, found 2 part(s)",
        "12345:AKIAKEY:secret | `--account`: an account ID is 12 digits, not `12345`",
        "123456789012:AK IA:secret | `--account`: an access key ID is 4 to 128 letters, digits and"
            + " underscores, not `AK IA`",
        "123456789012:ASIAKEY:secret | `--account`: ASIA is for temporary keys, and these are not:"
            + " ASIAKEY",
        "123456789012:AKIAKEY:my secret | `--account`: the secret of account 123456789012 is not 4"
            + " to 256 visible ASCII characters"
      })
  void aStandingAccountGivenWronglyIsToldInOneLine(String option, String message) {
    assertThatThrownBy(() -> StandingAccounts.of(List.of(option)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void aStandingAccountGivenTwiceIsTold() {
    assertThatThrownBy(() -> StandingAccounts.of(List.of(STANDING, "000000000001:other:secret")))
        .hasMessage("`--account`: account given twice: 000000000001");
    assertThatThrownBy(
            () -> StandingAccounts.of(List.of(STANDING, "000000000002:AKIASTANDING:secret")))
        .hasMessage("`--account`: access key ID given twice: AKIASTANDING");
  }

  @Test
  void theLabMakesSandboxesForLearners() throws IOException {
    var endpoints = endpoints(accounts(10, 1, NOW));

    var made =
        ask(
            endpoints,
            "POST",
            "/_lab/sandboxes",
            "{\"address\":\"203.0.113.7\"}",
            "Bearer control");
    assertThat(made.status()).isEqualTo(201);
    var names = new ArrayList<String>();
    json(made).fieldNames().forEachRemaining(names::add);
    assertThat(names).containsExactlyInAnyOrder("accountId", "accessKeyId", "secretAccessKey");
    assertThat(made.headers().first("cache-control")).hasValue("no-store");

    var over =
        ask(
            endpoints,
            "POST",
            "/_lab/sandboxes",
            "{\"address\":\"203.0.113.7\"}",
            "Bearer control");
    assertThat(over.status()).isEqualTo(429);
    assertThat(json(over).path("error").asText()).isEqualTo("too-many-sandboxes");
    assertThat(ask(endpoints, "POST", "/_lab/sandboxes", "", "Bearer control").status())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer wrong",
        "Bearer control ",
        "bearer control",
        "Basic control",
        "Bearer controlx"
      })
  void nobodyElseMakesSandboxes(String authorization) {
    var answer =
        ask(endpoints(accounts(10, 10, NOW)), "POST", "/_lab/sandboxes", "", authorization);

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.headers().first("www-authenticate")).hasValue("Bearer");
    assertThat(answer.body().text()).doesNotContain("secretAccessKey");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '\'',
      value = {
        "GET, /_lab/sandboxes, '', 405",
        "POST, /_lab/sandboxes, '{', 400",
        "POST, /_lab/sandboxes, '[]', 400",
        "POST, /_lab/sandboxes, '{\"address\": 7}', 400",
        "POST, /_lab/sandboxes, '{\"address\": \"\"}', 400",
        "POST, /_lab/nothing, '', 404",
        "POST, /_lab/reset/12, '', 404",
        "POST, /_lab/reset/999999999999, '', 404",
        "DELETE, /_lab/reset/999999999999, '', 405"
      })
  void whatIsAskedWronglyIsRefused(String method, String path, String body, int status) {
    assertThat(ask(endpoints(accounts(10, 10, NOW)), method, path, body, "Bearer control").status())
        .isEqualTo(status);
  }

  @Test
  void aStandingAccountMayBeResetByAnyoneAndASandboxOnlyByTheLab() {
    var accounts = accounts(10, 10, NOW);
    var endpoints = endpoints(accounts);
    var sandbox = accounts.make("a").orElseThrow().accountId();

    assertThat(ask(endpoints, "POST", "/_lab/reset/000000000001", "", "").status()).isEqualTo(200);
    assertThat(ask(endpoints, "POST", "/_lab/reset/" + sandbox, "", "").status()).isEqualTo(401);
    assertThat(ask(endpoints, "POST", "/_lab/reset/" + sandbox, "", "Bearer control").status())
        .isEqualTo(200);
    assertThat(emptied).containsExactly("000000000001", sandbox);
  }

  /** Any page can make a browser send a request without a body; it cannot leave out its origin. */
  @Test
  void aPageEmptiesNoStandingAccount() {
    var endpoints = endpoints(accounts(10, 10, NOW));
    var ofAPage = Headers.of("Origin", "http://a-bucket.localhost:7073");
    var byTheLab = ofAPage.and("Authorization", "Bearer control");

    assertThat(reset(endpoints, ofAPage)).isEqualTo(403);
    assertThat(emptied).isEmpty();
    assertThat(reset(endpoints, byTheLab)).isEqualTo(200);
  }

  private static int reset(ControlEndpoints endpoints, Headers headers) {
    return endpoints
        .answer(
            new Incoming("POST", "/_lab/reset/000000000001", "", headers, Body.EMPTY, "127.0.0.1"))
        .status();
  }

  private Accounts accounts(int inAll, int perAddress, Instant now) {
    return new Accounts(
        store,
        Clock.fixed(now, ZoneOffset.UTC),
        new SecureRandom(),
        StandingAccounts.of(List.of(STANDING)),
        new Accounts.Caps(inAll, perAddress, DAY),
        List.of((transaction, accountId) -> emptied.add(accountId)));
  }

  private int things(RootKey key) {
    return store.read(transaction -> transaction.count(Accounts.space(key.accountId()), THING));
  }

  private ControlEndpoints endpoints(Accounts accounts) {
    return new ControlEndpoints(accounts, "control", store.json());
  }

  private static Response ask(
      ControlEndpoints endpoints, String method, String path, String body, String authorization) {
    var headers =
        authorization.isEmpty() ? Headers.NONE : Headers.of("Authorization", authorization);
    return endpoints.answer(new Incoming(method, path, "", headers, Body.of(body), "127.0.0.1"));
  }

  private JsonNode json(Response response) throws IOException {
    return store.json().readTree(response.body().bytes());
  }
}

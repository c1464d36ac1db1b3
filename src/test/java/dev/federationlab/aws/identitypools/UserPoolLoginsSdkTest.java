package dev.federationlab.aws.identitypools;

import static dev.federationlab.aws.identitypools.TestIdentityPool.NOT_AUTHORIZED;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.userpools.TestPool;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;

/**
 * ID tokens of a user pool as logins of an identity pool: with and without asking the user pool.
 */
class UserPoolLoginsSdkTest {
  private static TestAws aws;
  private static TestPool people;
  private static TestIdentityPool pool;
  private static TestIdentityPool asking;
  private static String provider;

  @BeforeAll
  static void start() {
    aws = new TestAws();
    people = TestPool.of(aws);
    provider = "cognito-idp.us-east-1.amazonaws.com/" + people.id();
    pool = identityPool(false);
    asking = identityPool(true);
  }

  private static TestIdentityPool identityPool(boolean check) {
    return TestIdentityPool.of(
        aws,
        settings ->
            settings.cognitoIdentityProviders(
                CognitoIdentityProvider.builder()
                    .providerName(provider)
                    .clientId(people.clientId())
                    .serverSideTokenCheck(check)
                    .build()));
  }

  @AfterEach
  void backToNow() {
    aws.clock.reset();
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @Test
  void aSignInLeadsToCredentials() {
    var sub = people.user("ada");
    var login = Map.of(provider, people.signIn("ada").idToken());
    var identity = pool.getId(login);
    var answer = pool.credentials(identity, login);
    var session = aws.sessions.open(answer.credentials().sessionToken()).orElseThrow().session();

    assertThat(answer.identityId()).isEqualTo(identity);
    assertThat(session.keys().get("cognito-identity.amazonaws.com:amr"))
        .containsExactly("authenticated", provider);
    assertThat(session.keys().toString()).doesNotContain(sub);
    assertThat(pool.getId(Map.of(provider, people.signIn("ada").idToken()))).isEqualTo(identity);
  }

  /** More than the listener has threads: the same listener hands out the keys they wait for. */
  @Test
  void manyAtOnceBeforeTheKeysAreKnownAllGetIn() {
    var others = TestPool.of(aws);
    others.user("ada");
    var key = "cognito-idp.us-east-1.amazonaws.com/" + others.id();
    var open =
        TestIdentityPool.of(
            aws,
            settings ->
                settings.cognitoIdentityProviders(
                    CognitoIdentityProvider.builder()
                        .providerName(key)
                        .clientId(others.clientId())
                        .build()));
    var body =
        "{\"IdentityPoolId\": \"%s\", \"Logins\": {\"%s\": \"%s\"}}"
            .formatted(open.id(), key, others.signIn("ada").idToken());
    var request =
        HttpRequest.newBuilder(aws.address().resolve("/"))
            .header("Content-Type", "application/x-amz-json-1.1")
            .header("X-Amz-Target", "AWSCognitoIdentityService.GetId")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    var client = HttpClient.newHttpClient();

    var answers =
        Stream.generate(() -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
            .limit(150)
            .toList();

    assertThat(answers)
        .allSatisfy(answer -> assertThat(answer.join().body()).startsWith("{\"IdentityId\":"));
    assertThat(answers.stream().map(answer -> answer.join().body()).distinct()).hasSize(1);
  }

  /** As Amplify makes the key: from the issuer of the token. */
  @Test
  void theTokensIssuerWithoutItsSchemeNamesThePoolToo() {
    people.user("amy");
    var token = people.signIn("amy").idToken();
    var key = aws.address().getAuthority() + "/" + people.id();

    var identity = pool.getId(Map.of(key, token));

    assertThat(pool.getId(Map.of(provider, token))).isEqualTo(identity);
    assertThat(pool.admin().describeIdentity(request -> request.identityId(identity)).logins())
        .containsExactly(provider);
  }

  @Test
  void refusesTheAccessToken() {
    people.user("bob");
    var access = people.signIn("bob").accessToken();

    var check =
        pool.assertRefused(
            () -> pool.getId(Map.of(provider, access)),
            NOT_AUTHORIZED,
            "Invalid login token. Missing a required claim: aud");

    assertThat(check.saw()).isEqualTo("no `aud`: an access token");
  }

  @Test
  void refusesAnAppClientThatThePoolDoesNotKnow() {
    people.user("carol");
    var other = people.withClient(client -> {}).signIn("carol").idToken();

    var check =
        pool.assertRefused(
            () -> pool.getId(Map.of(provider, other)),
            NOT_AUTHORIZED,
            "Token is not from a supported provider of this identity pool.");

    assertThat(check.what()).isEqualTo("audience");
  }

  @Test
  void refusesAnotherUserPool() {
    var others = TestPool.of(aws);
    others.user("dan");
    var token = others.signIn("dan").idToken();

    pool.assertRefused(
        () -> pool.getId(Map.of(provider, token)),
        NOT_AUTHORIZED,
        "Invalid login token. Issuer doesn't match providerName");
    pool.assertRefused(
        () -> pool.getId(Map.of("cognito-idp.us-east-1.amazonaws.com/" + others.id(), token)),
        NOT_AUTHORIZED,
        "Token is not from a supported provider of this identity pool.");
  }

  @Test
  void refusesATokenThatHasExpired() {
    people.user("eve");
    var token = people.signIn("eve").idToken();
    aws.clock.advance(Duration.ofMinutes(61));

    assertThat(
            pool.assertRefusedLike(
                () -> pool.getId(Map.of(provider, token)),
                NOT_AUTHORIZED,
                "Invalid login token\\. Token expired: \\d+ >= \\d+"))
        .isEqualTo("expiry");
  }

  @Test
  void withoutAskingTheUserPoolASignOutChangesNothing() {
    people.user("gil");
    var signedIn = people.signIn("gil");
    people.app().globalSignOut(r -> r.accessToken(signedIn.accessToken()));

    assertThat(pool.getId(Map.of(provider, signedIn.idToken()))).startsWith("us-east-1:");
  }

  @Test
  void askingItFindsTheUserSignedOut() {
    people.user("gus");
    var signedIn = people.signIn("gus");
    var login = Map.of(provider, signedIn.idToken());
    var identity = asking.getId(login);
    people.app().globalSignOut(r -> r.accessToken(signedIn.accessToken()));

    var check =
        asking.assertRefused(
            () -> asking.credentials(identity, login), NOT_AUTHORIZED, "Token is inactive");

    assertThat(check.what()).isEqualTo("user pool's word");
    assertThat(check.saw()).startsWith("the user signed out everywhere at ");
  }

  @Test
  void askingItFindsTheSignInRevoked() {
    people.user("hal");
    var signedIn = people.signIn("hal");
    people.app().revokeToken(r -> r.clientId(people.clientId()).token(signedIn.refreshToken()));

    assertThat(
            asking
                .assertRefused(
                    () -> asking.getId(Map.of(provider, signedIn.idToken())),
                    NOT_AUTHORIZED,
                    "Token is inactive")
                .saw())
        .isEqualTo("the sign-in was revoked");
  }

  @Test
  void askingItFindsTheUserDisabledOrGone() {
    people.user("ida");
    var login = Map.of(provider, people.signIn("ida").idToken());
    people.admin().adminDisableUser(r -> r.userPoolId(people.id()).username("ida"));

    assertThat(
            asking
                .assertRefused(() -> asking.getId(login), NOT_AUTHORIZED, "Token is inactive")
                .saw())
        .isEqualTo("the user is disabled");

    people.admin().adminDeleteUser(r -> r.userPoolId(people.id()).username("ida"));
    assertThat(
            asking
                .assertRefused(() -> asking.getId(login), NOT_AUTHORIZED, "Token is inactive")
                .saw())
        .isEqualTo("the user was deleted");
  }

  @Test
  void takesTokensOfANewKeyAndOfTheOneBefore() throws Exception {
    people.user("jan");
    var before = people.signIn("jan").idToken();
    var identity = pool.getId(Map.of(provider, before));
    aws.clock.advance(Duration.ofSeconds(10));
    var rotated =
        java.net.http.HttpClient.newHttpClient()
            .send(
                java.net.http.HttpRequest.newBuilder(
                        java.net.URI.create(aws.address() + "/_lab/rotate/" + people.id()))
                    .header("Authorization", "Bearer " + TestAws.CONTROL_SECRET)
                    .POST(java.net.http.HttpRequest.BodyPublishers.noBody())
                    .build(),
                java.net.http.HttpResponse.BodyHandlers.ofString());

    assertThat(rotated.statusCode()).isEqualTo(200);
    assertThat(pool.getId(Map.of(provider, people.signIn("jan").idToken()))).isEqualTo(identity);
    assertThat(pool.getId(Map.of(provider, before))).isEqualTo(identity);
  }
}

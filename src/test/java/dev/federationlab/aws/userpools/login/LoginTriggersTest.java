package dev.federationlab.aws.userpools.login;

import static dev.federationlab.aws.userpools.login.LoginStand.PASSWORD;
import static dev.federationlab.aws.userpools.login.LoginStand.codeForm;
import static dev.federationlab.aws.userpools.login.LoginStand.json;
import static dev.federationlab.aws.userpools.login.LoginStand.query;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import dev.federationlab.contract.TestBrowser;
import dev.federationlab.contract.TestBrowser.Page;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** Managed login asks the functions of a pool, as the API does. */
class LoginTriggersTest {
  private static LoginStand stand;
  private String pool;
  private UserPoolClientType client;

  @BeforeAll
  static void start() {
    stand = new LoginStand();
  }

  @AfterAll
  static void stop() {
    stand.close();
  }

  @BeforeEach
  void aPool() {
    pool = stand.pool(request -> {});
    client = stand.client(pool, request -> {});
  }

  private Page signUp(String username, String email) {
    var browser = new TestBrowser();
    var form = browser.get(stand.address("/signup", stand.request(client)));
    return browser.submit(
        form,
        "form#sign-up",
        Map.of("username", username, "user.email", email, "password", PASSWORD));
  }

  @Test
  void letsInWhoIsInvitedAndSignsThemIn() throws Exception {
    pool = stand.pool(r -> r.autoVerifiedAttributesWithStrings("email"));
    client = stand.client(pool, request -> {});
    var function = stand.function(pool, "invitation-only.handler", Map.of("AUTO_CONFIRM", "true"));
    var told = stand.function(pool, "pass-through.handler", Map.of());
    stand.cognito.updateUserPool(
        r ->
            r.userPoolId(pool)
                .autoVerifiedAttributesWithStrings("email")
                .lambdaConfig(
                    it -> it.preSignUp(function).postConfirmation(told).postAuthentication(told)));

    var refused = signUp("mallory", "mallory@elsewhere.example");
    var done = signUp("nina", "nina@example.com");

    assertThat(refused.html().select("[role=alert]").text())
        .contains("PreSignUp failed with error Invitation only.");
    assertThat(stand.decision(refused).error()).isEqualTo("UserLambdaValidationException");
    assertThat(query(done.location())).containsKey("code");
    assertThat(stand.decision(done).checks())
        .extracting(check -> check.what())
        .contains("trigger PreSignUp", "trigger PostConfirmation", "trigger PostAuthentication");
  }

  @Test
  void saysWhatAFunctionSaysWhoKeepsSomebodyOut() {
    stand.person(pool, "alice");
    var thrower = stand.function(pool, "thrower.handler", Map.of());
    stand.triggers(pool, it -> it.preAuthentication(thrower));
    var page = stand.signIn(new TestBrowser(), stand.request(client), "alice");

    assertThat(page.html().select("[role=alert]").text())
        .contains("PreAuthentication failed with error This function always fails.");
    stand.triggers(pool, it -> it.postAuthentication(thrower));
    assertThat(
            stand
                .signIn(new TestBrowser(), stand.request(client), "alice")
                .html()
                .select("[role=alert]")
                .text())
        .contains("PostAuthentication failed with error This function always fails.");
  }

  @Test
  void changesTheTokensThatACodeIsTradedFor() throws Exception {
    stand.person(pool, "alice");
    var tenant = stand.function(pool, "add-tenant.handler", Map.of("SCOPE", "orders/read"));
    stand.triggers(
        pool, it -> it.preTokenGenerationConfig(v -> v.lambdaArn(tenant).lambdaVersion("V2_0")));

    var code = stand.code(stand.request(client), "alice");
    var tokens = json(stand.token(codeForm(client, code), Map.of()));

    assertThat(claims(tokens.get("id_token").asText()).getStringClaim("tenant"))
        .isEqualTo("example.com");
    assertThat(claims(tokens.get("access_token").asText()).getStringClaim("scope"))
        .isEqualTo("openid email profile orders/read");
    var renewed =
        json(
            stand.token(
                Map.of(
                    "grant_type", "refresh_token",
                    "client_id", client.clientId(),
                    "refresh_token", tokens.get("refresh_token").asText()),
                Map.of()));
    assertThat(claims(renewed.get("id_token").asText()).getStringClaim("tenant"))
        .isEqualTo("example.com");
  }

  @Test
  void tradesNoCodeWhenTheFunctionForTokensFails() {
    stand.person(pool, "alice");
    var thrower = stand.function(pool, "thrower.handler", Map.of());
    var code = stand.code(stand.request(client), "alice");
    stand.triggers(pool, it -> it.preTokenGeneration(thrower));

    var answer = stand.token(codeForm(client, code), Map.of());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(json(answer).get("error").asText()).isEqualTo("invalid_grant");
  }

  private static JWTClaimsSet claims(String token) throws Exception {
    return SignedJWT.parse(token).getJWTClaimsSet();
  }
}

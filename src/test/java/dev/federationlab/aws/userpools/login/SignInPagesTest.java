package dev.federationlab.aws.userpools.login;

import static dev.federationlab.aws.userpools.login.LoginStand.PASSWORD;
import static dev.federationlab.aws.userpools.login.LoginStand.failures;
import static dev.federationlab.aws.userpools.login.LoginStand.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.contract.TestBrowser;
import dev.federationlab.contract.TestBrowser.Page;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SchemaAttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolMfaType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** What people do on the pages: sign in, sign up, confirm, choose passwords, show codes. */
class SignInPagesTest {
  private static LoginStand stand;
  private static String pool;
  private static UserPoolClientType client;

  @BeforeAll
  static void start() {
    stand = new LoginStand();
    pool =
        stand.pool(
            request ->
                request
                    .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                    .schema(
                        SchemaAttributeType.builder().name("email").required(true).build(),
                        SchemaAttributeType.builder().name("name").required(true).build()));
    client = stand.client(pool, request -> {});
    stand.person(pool, "alice");
  }

  @AfterAll
  static void stop() {
    stand.close();
  }

  private static Page page(TestBrowser browser, String path) {
    return browser.get(stand.address(path, stand.request(client)));
  }

  private static Page typed(TestBrowser browser, String username, String password) {
    return browser.submit(
        page(browser, "/login"),
        "form#sign-in",
        Map.of("username", username, "password", password));
  }

  private static String wrong(Page page, String field) {
    var words = page.html().getElementById(field + "-wrong");
    return words == null ? "" : words.text();
  }

  @Test
  void aWrongPasswordIsSaidAtTheField() {
    var page = typed(new TestBrowser(), "alice", "Wrong-horse-7");

    assertThat(page.status()).isEqualTo(400);
    assertThat(wrong(page, "password")).isEqualTo("Username and password do not belong together.");
    assertThat(page.html().select("#username").attr("value")).isEqualTo("alice");
    assertThat(page.html().select("#password").attr("value")).isEmpty();
    assertThat(stand.decision(page).error()).isEqualTo("NotAuthorizedException");
    assertThat(failures(stand.decision(page))).containsExactly("password");
    assertThat(stand.decision(page).toString()).doesNotContain("Wrong-horse");
  }

  @Test
  void manyWrongPasswordsLockTheAccountAsTheApiDoes() {
    stand.person(pool, "larry");
    Page page = null;
    for (int i = 0; i < 7; i++) {
      page = typed(new TestBrowser(), "larry", "Wrong-horse-7");
    }

    assertThat(page.html().select("[role=alert]").text()).contains("Password attempts exceeded");
  }

  @Test
  void takesNoFormThatAnotherPageSends() {
    var fields = Map.of("username", "alice", "password", PASSWORD, "form_token", "guessed");
    var address = stand.address("/login", stand.request(client));
    var browser = new TestBrowser();

    assertThat(new TestBrowser().post(address, fields, Map.of()).html().text())
        .contains("stale_form");
    page(browser, "/login");
    assertThat(browser.post(address, fields, Map.of()).status()).isEqualTo(400);
    var right = new LinkedHashMap<>(fields);
    right.put(
        "form_token",
        page(browser, "/login").html().select("#sign-in input[name=form_token]").attr("value"));
    assertThat(browser.post(address, right, Map.of("Sec-Fetch-Site", "cross-site")).html().text())
        .contains("stale_form");
    assertThat(browser.post(address, right, Map.of("Origin", "http://evil.example")).html().text())
        .contains("stale_form");
    assertThat(browser.post(address, right, Map.of()).status()).isEqualTo(302);
  }

  @Test
  void aCookieThatWasThereBeforeTheSignInIsWorthNothingAfter() {
    var browser = new TestBrowser();
    var before = LoginStand.header(page(browser, "/login"), "Set-Cookie").split(";")[0];

    var after =
        LoginStand.header(
                browser.submit(
                    page(browser, "/login"),
                    "form#sign-in",
                    Map.of("username", "alice", "password", PASSWORD)),
                "Set-Cookie")
            .split(";")[0];

    assertThat(after).isNotEqualTo(before).startsWith("cognito-" + pool);
  }

  @Test
  void signsUpConfirmsAndIsSignedIn() {
    var browser = new TestBrowser();
    var form = page(browser, "/signup");
    assertThat(form.html().select("#sign-up label").eachText())
        .containsExactly("Username", "Name", "E-mail address", "Password");

    var confirm =
        browser.submit(
            form,
            "form#sign-up",
            Map.of(
                "username", "nina",
                "user.email", "nina@example.com",
                "user.name", "Nina Example",
                "password", PASSWORD));
    assertThat(confirm.html().text()).contains("n***@e***");
    var wrong = browser.submit(confirm, "form#confirm", Map.of("code", "000000"));
    assertThat(wrong(wrong, "code")).isEqualTo("This code is not right. Try again.");

    var done =
        browser.submit(wrong, "form#confirm", Map.of("code", stand.mailed("nina@example.com")));

    assertThat(query(done.location())).containsKey("code");
    var nina = stand.cognito.adminGetUser(get -> get.userPoolId(pool).username("nina"));
    assertThat(nina.userStatus()).isEqualTo(UserStatusType.CONFIRMED);
    assertThat(nina.userAttributes())
        .contains(AttributeType.builder().name("email_verified").value("true").build());
  }

  @Test
  void saysWhatIsWrongWithASignUpAndKeepsWhatWasTyped() {
    var browser = new TestBrowser();
    var form = page(browser, "/signup");

    var weak =
        browser.submit(
            form,
            "form#sign-up",
            Map.of(
                "username", "otto",
                "user.email", "otto@example.com",
                "user.name", "Otto",
                "password", "weakpassword"));
    assertThat(wrong(weak, "password")).contains("uppercase");
    assertThat(weak.html().getElementById("user-email").attr("value"))
        .isEqualTo("otto@example.com");
    var nameless =
        browser.submit(
            form,
            "form#sign-up",
            Map.of("username", "otto", "user.email", "otto@example.com", "password", PASSWORD));
    assertThat(wrong(nameless, "user-name")).contains("required");
    var taken =
        browser.submit(
            form,
            "form#sign-up",
            Map.of(
                "username", "alice",
                "user.email", "otto@example.com",
                "user.name", "Otto",
                "password", PASSWORD));
    assertThat(wrong(taken, "username")).isEqualTo("This account exists already.");
  }

  @Test
  void whoIsNotConfirmedYetIsAskedForTheCode() {
    var browser = new TestBrowser();
    browser.submit(
        page(browser, "/signup"),
        "form#sign-up",
        Map.of(
            "username", "uma",
            "user.email", "uma@example.com",
            "user.name", "Uma",
            "password", PASSWORD));

    var other = new TestBrowser();
    var confirm = typed(other, "uma", PASSWORD);
    assertThat(confirm.html().text()).contains("Confirm your account before you sign in");
    var resent = other.submit(confirm, "form#resend", Map.of());
    assertThat(resent.html().text()).contains("Another code is on its way");
    var done =
        other.submit(resent, "form#confirm", Map.of("code", stand.mailed("uma@example.com")));

    // Not the browser in which the password was chosen: it has to be typed.
    assertThat(done.location().getPath()).isEqualTo("/login");
    assertThat(other.follow(done).html().text()).contains("Your account is confirmed");
    assertThat(query(typed(other, "uma", PASSWORD).location())).containsKey("code");
  }

  @Test
  void aForgottenPasswordIsReplacedByACode() {
    stand.person(pool, "fred");
    var browser = new TestBrowser();
    var reset =
        browser.submit(page(browser, "/forgotPassword"), "form#forgot", Map.of("username", "fred"));
    assertThat(reset.html().text()).contains("f***@e***");

    var wrong =
        browser.submit(
            reset, "form#reset", Map.of("code", "000000", "password", "Another-horse-8"));
    assertThat(wrong(wrong, "code")).isEqualTo("This code is not right. Try again.");
    var done =
        browser.submit(
            wrong,
            "form#reset",
            Map.of("code", stand.mailed("fred@example.com"), "password", "Another-horse-8"));

    var signIn = browser.follow(done);
    assertThat(signIn.html().text()).contains("Your password is changed");
    assertThat(signIn.html().select("#username").attr("value")).isEqualTo("fred");
    assertThat(typed(browser, "fred", PASSWORD).status()).isEqualTo(400);
    assertThat(query(typed(browser, "fred", "Another-horse-8").location())).containsKey("code");
  }

  @Test
  void aTemporaryPasswordIsReplacedAtTheFirstSignIn() {
    stand.cognito.adminCreateUser(
        user ->
            user.userPoolId(pool)
                .username("tess")
                .temporaryPassword("Temporary-1")
                .messageAction("SUPPRESS")
                .userAttributes(
                    AttributeType.builder().name("email").value("tess@example.com").build()));
    var browser = new TestBrowser();

    var page = typed(browser, "tess", "Temporary-1");
    assertThat(page.html().select("h1").text()).isEqualTo("Choose a password");
    assertThat(page.html().getElementById("user-name")).isNotNull();
    var weak =
        browser.submit(
            page, "form#new-password", Map.of("new_password", "weak", "user.name", "Tess"));
    assertThat(wrong(weak, "password")).isNotEmpty();
    var done =
        browser.submit(
            weak, "form#new-password", Map.of("new_password", PASSWORD, "user.name", "Tess"));

    assertThat(query(done.location())).containsKey("code");
    var tess = stand.cognito.adminGetUser(get -> get.userPoolId(pool).username("tess"));
    assertThat(tess.userStatus()).isEqualTo(UserStatusType.CONFIRMED);
  }

  @Test
  void aSecondFactorIsSetUpAndAskedForFromThenOn() throws Exception {
    var strict = stand.pool(request -> {});
    stand.cognito.setUserPoolMfaConfig(
        mfa ->
            mfa.userPoolId(strict)
                .mfaConfiguration(UserPoolMfaType.ON)
                .softwareTokenMfaConfiguration(totp -> totp.enabled(true)));
    var app = stand.client(strict, request -> {});
    stand.person(strict, "mia");

    var browser = new TestBrowser();
    var setup = stand.signIn(browser, stand.request(app), "mia");
    var secret = setup.html().getElementById("secret").text();
    assertThat(setup.html().getElementById("otpauth").attr("href"))
        .isEqualTo("otpauth://totp/photos%3Amia?secret=" + secret + "&issuer=photos");
    var wrong = browser.submit(setup, "form#code-form", Map.of("code", "000000"));
    assertThat(wrong(wrong, "code")).isNotEmpty();
    var done =
        browser.submit(
            wrong, "form#code-form", Map.of("code", totp(secret, stand.aws.clock.instant())));
    assertThat(query(done.location())).containsKey("code");

    var other = new TestBrowser();
    var asked = stand.signIn(other, stand.request(app), "mia");
    assertThat(asked.html().text()).contains("authenticator app");
    stand.aws.clock.advance(java.time.Duration.ofSeconds(31));
    var again =
        other.submit(
            asked, "form#code-form", Map.of("code", totp(secret, stand.aws.clock.instant())));
    assertThat(query(again.location())).containsKey("code");
  }

  /** RFC 6238 with the defaults. */
  private static String totp(String secret, Instant at) throws Exception {
    var bits = new StringBuilder();
    for (char c : secret.toUpperCase(Locale.ROOT).toCharArray()) {
      int value = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(c);
      if (value >= 0) {
        bits.append(String.format("%5s", Integer.toBinaryString(value)).replace(' ', '0'));
      }
    }
    var key = new byte[bits.length() / 8];
    for (int i = 0; i < key.length; i++) {
      key[i] = (byte) Integer.parseInt(bits.substring(i * 8, i * 8 + 8), 2);
    }
    var mac = Mac.getInstance("HmacSHA1");
    mac.init(new SecretKeySpec(key, "HmacSHA1"));
    var hash = mac.doFinal(ByteBuffer.allocate(8).putLong(at.getEpochSecond() / 30).array());
    int offset = hash[19] & 15;
    int number = ByteBuffer.wrap(hash, offset, 4).getInt() & 0x7fffffff;
    return String.format("%06d", number % 1_000_000);
  }

  @Test
  void aPoolMayLeaveTheMakingOfUsersToAdministrators() {
    var closed =
        stand.pool(
            request ->
                request.adminCreateUserConfig(config -> config.allowAdminCreateUserOnly(true)));
    var app = stand.client(closed, request -> {});
    var browser = new TestBrowser();

    var page = browser.get(stand.address("/login", stand.request(app)));
    assertThat(page.html().getElementById("sign-up")).isNull();
    assertThat(browser.get(stand.address("/signup", stand.request(app))).status()).isEqualTo(400);
  }

  @Test
  void asksForWhatPeopleSignInWith() {
    var byEmail = stand.pool(request -> request.usernameAttributesWithStrings("email"));
    var app = stand.client(byEmail, request -> {});

    var page = new TestBrowser().get(stand.address("/login", stand.request(app)));

    assertThat(page.html().select("label[for=username]").text()).isEqualTo("E-mail address");
    assertThat(page.html().select("#username").attr("type")).isEqualTo("email");
    assertThat(page.html().select("#username").attr("autocomplete")).isEqualTo("username");
  }

  private static Page signedUpAndConfirmed(
      TestBrowser browser, UserPoolClientType first, UserPoolClientType then) {
    var mailbox = "eve-" + first.clientId() + "@example.com";
    var confirm =
        browser.submit(
            browser.get(stand.address("/signup", stand.request(first))),
            "form#sign-up",
            Map.of("username", "eve", "user.email", mailbox, "password", PASSWORD));
    var there = stand.address("/confirm", stand.request(then));
    var form =
        Map.of(
            "form_token", confirm.html().select("input[name=form_token]").attr("value"),
            "username", "eve",
            "code", stand.mailed(mailbox));
    return browser.post(there, form, Map.of());
  }

  @Test
  void whoSignsUpWhereASecondFactorIsDemandedIsNotLetInWithoutOne() {
    var strict = stand.pool(request -> request.autoVerifiedAttributes(VerifiedAttributeType.EMAIL));
    stand.cognito.setUserPoolMfaConfig(
        mfa ->
            mfa.userPoolId(strict)
                .mfaConfiguration(UserPoolMfaType.ON)
                .softwareTokenMfaConfiguration(totp -> totp.enabled(true)));
    var app = stand.client(strict, request -> {});
    var browser = new TestBrowser();

    var done = signedUpAndConfirmed(browser, app, app);

    assertThat(done.location().getPath()).isEqualTo("/login");
    assertThat(browser.get(stand.authorize(stand.request(app))).location().getPath())
        .isEqualTo("/login");
  }

  @Test
  void confirmationLetsNobodyInAtAnAppClientThatTakesNoPasswords() {
    var its = stand.pool(request -> request.autoVerifiedAttributes(VerifiedAttributeType.EMAIL));
    stand.cognito.createIdentityProvider(
        request ->
            request
                .userPoolId(its)
                .providerName("Facebook")
                .providerType("Facebook")
                .providerDetails(
                    Map.of("client_id", "1", "client_secret", "s", "authorize_scopes", "email")));
    var open = stand.client(its, request -> {});
    var narrow = stand.client(its, request -> request.supportedIdentityProviders("Facebook"));

    var done = signedUpAndConfirmed(new TestBrowser(), open, narrow);

    assertThat(done.location().getPath()).isEqualTo("/login");
  }
}

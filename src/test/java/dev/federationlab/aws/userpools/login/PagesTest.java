package dev.federationlab.aws.userpools.login;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.oauth.Callback;
import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.Parameters;
import dev.federationlab.oauth.Secrets;
import dev.federationlab.provider.TestPages;
import dev.federationlab.store.Store;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserPoolMfaConfigResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PasswordPolicyType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** What stands on the pages, whoever named the pool and the app. */
class PagesTest {
  private static final String HOSTILE = "<script>alert(1)</script>\"'&";

  private final Pages pages = new Pages(new TestPages());

  private static AuthorizationRequest request(String pool, String app) throws Exception {
    var type =
        UserPoolType.builder()
            .id("us-east-1_Ab12Cd34E")
            .name(pool)
            .domain("photos")
            .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
            .policies(
                policies ->
                    policies.passwordPolicy(
                        PasswordPolicyType.builder()
                            .minimumLength(8)
                            .requireUppercase(true)
                            .requireLowercase(true)
                            .requireNumbers(true)
                            .requireSymbols(true)
                            .build()))
            .build();
    var client =
        UserPoolClientType.builder().clientId("1h57kf5cpq17m0eml12example").clientName(app).build();
    return new AuthorizationRequest(
        new Destination(
            new AppClient(
                new Pool("123456789012", type, GetUserPoolMfaConfigResponse.builder().build()),
                client),
            new Callback("http://localhost:7070/callback", "s")),
        OAuthFlowType.CODE,
        List.of("openid"),
        null,
        null,
        Set.of(),
        "",
        Parameters.parse("client_id=1h57kf5cpq17m0eml12example&response_type=code"));
  }

  private static Browser browser(AuthorizationRequest request, Store store) {
    var incoming = new Incoming("GET", "/login", "", Headers.NONE, Body.EMPTY, "127.0.0.1");
    var visit =
        new Visit(incoming, "id", new Inquiry("id", Instant.EPOCH, "User pool", "test"), store);
    return new Browser(
        visit,
        request.client().pool(),
        new Secrets(new SecureRandom()),
        URI.create("http://localhost:7072"));
  }

  private Map<String, String> all(String pool, String app, String username) throws Exception {
    var request = request(pool, app);
    var html = new HashMap<String, String>();
    try (var store = Store.open(Store.addressInMemory("pages"))) {
      var browser = browser(request, store);
      var provider =
          Map.of("name", "Facebook", "title", "Facebook", "kind", "facebook", "address", "/x");
      var google = Map.of("name", "Google", "title", "Google", "kind", "google", "address", "/x");
      var amazon =
          Map.of(
              "name",
              "LoginWithAmazon",
              "title",
              "Amazon",
              "kind",
              "loginwithamazon",
              "address",
              "/x");
      var signIn = new HashMap<String, Object>();
      signIn.put("providers", List.of(provider, google, amazon));
      signIn.put("local", true);
      signIn.put("signUpAllowed", true);
      signIn.put("username", username);
      signIn.put("signedInAs", "");
      signIn.put("continueAddress", "/y");
      html.put("sign-in", page(browser, request, "sign-in", signIn, List.of()));
      html.put(
          "sign-in-wrong",
          page(
              browser,
              request,
              "sign-in",
              signIn,
              List.of(Fault.password("Username and password do not belong together."))));
      signIn.put("signedInAs", username);
      signIn.put("notice", "Your password is changed. Sign in with it.");
      html.put("sign-in-again", page(browser, request, "sign-in", signIn, List.of()));
      var fields =
          List.of(new Attribute("email").shown(username), new Attribute("family_name").shown(""));
      html.put(
          "sign-up",
          page(
              browser,
              request,
              "sign-up",
              Map.of("username", username, "fields", fields),
              List.of(
                  Fault.password("Password not long enough."),
                  new Fault("user-email", "This is not an e-mail address."))));
      html.put(
          "confirm",
          page(
              browser,
              request,
              "confirm",
              Map.of("username", username, "delivery", "a***@e***"),
              List.of()));
      html.put(
          "forgot-password",
          page(browser, request, "forgot-password", Map.of("username", username), List.of()));
      html.put(
          "reset-password",
          page(
              browser,
              request,
              "reset-password",
              Map.of("username", username, "delivery", "a***@e***"),
              List.of(Fault.code("This code is not right. Try again."))));
      var challenge = new HashMap<String, Object>();
      challenge.put("challenge", "NEW_PASSWORD_REQUIRED");
      challenge.put("challengeSession", "AYABe");
      challenge.put("username", username);
      challenge.put("fields", fields);
      html.put("new-password", page(browser, request, "new-password", challenge, List.of()));
      challenge.put("title", "Set up an authenticator app");
      challenge.put("lead", "This pool asks for a second factor whenever you sign in.");
      challenge.put("hint", "Six digits; a new code every 30 seconds.");
      challenge.put("secret", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXPABCD");
      challenge.put(
          "otpauth", "otpauth://totp/photos%3Aalice?secret=JBSWY3DPEHPK3PXP&issuer=photos");
      html.put("code-setup", page(browser, request, "code", challenge, List.of()));
      challenge.put("secret", "");
      html.put("code", page(browser, request, "code", challenge, List.of()));
    }
    html.put("error", pages.error(400, "redirect_mismatch").body().text());
    return html;
  }

  private String page(
      Browser browser,
      AuthorizationRequest request,
      String view,
      Map<String, ?> model,
      List<Fault> faults) {
    return pages.page(browser, request, view, "/login", model, faults).body().text();
  }

  @Test
  void everyFieldHasALabelAndSaysWhatIsWrongWithIt() throws Exception {
    all("photos", "Photo album", "alice")
        .forEach(
            (name, html) -> {
              var page = Jsoup.parse(html);
              for (var input : page.select("input:not([type=hidden])")) {
                assertThat(page.select("label[for=" + input.id().replace(":", "\\:") + "]"))
                    .as(name + " " + input.id())
                    .hasSize(1);
                assertThat(input.attr("autocomplete")).as(name + " " + input.id()).isNotEmpty();
                if (input.attr("aria-invalid").equals("true")) {
                  assertThat(input.attr("aria-describedby")).contains(input.id() + "-wrong");
                  assertThat(page.getElementById(input.id() + "-wrong")).isNotNull();
                }
              }
              assertThat(page.select("h1")).as(name).hasSize(1);
              assertThat(page.select("script, [style], [onclick]")).as(name).isEmpty();
              assertThat(page.select("form input[name=form_token]"))
                  .as(name)
                  .hasSameSizeAs(page.select("form"));
            });
  }

  @Test
  void whatIsWrongIsSummedUpFirstAndLeadsToItsField() throws Exception {
    var page = Jsoup.parse(all("photos", "Photo album", "alice").get("sign-up"));
    assertThat(page.select("[role=alert] a").eachAttr("href"))
        .containsExactly("#password", "#user-email");
    for (var link : page.select("[role=alert] a")) {
      assertThat(page.getElementById(link.attr("href").substring(1))).isNotNull();
    }
  }

  @Test
  void namesStayText() throws Exception {
    all(HOSTILE, HOSTILE, HOSTILE)
        .forEach((name, html) -> assertThat(html).as(name).doesNotContain("<script>"));
  }

  @Test
  void saysThatItStandsInAndWhereTheRealOneWouldBe() throws Exception {
    assertThat(all("photos", "Photo album", "alice").get("sign-in"))
        .contains("stands in for Amazon Cognito")
        .contains("https://photos.auth.us-east-1.amazoncognito.com/login");
  }

  /** Writes the pages to a folder, to be looked at. */
  public static void main(String[] arguments) throws Exception {
    var folder = Path.of(arguments[0]);
    var name = arguments.length > 1 ? arguments[1].repeat(200 / arguments[1].length()) : "alice";
    new PagesTest()
        .all(
            arguments.length > 1 ? name : "photos",
            arguments.length > 1 ? name : "Photo album",
            name)
        .forEach((page, html) -> write(folder.resolve(page + ".html"), html));
  }

  private static void write(Path file, String html) {
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, html.replace("/_login/", ""));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}

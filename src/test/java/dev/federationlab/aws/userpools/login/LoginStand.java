package dev.federationlab.aws.userpools.login;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.access.RootKey;
import dev.federationlab.aws.lambda.TestFunctions;
import dev.federationlab.contract.TestBrowser;
import dev.federationlab.contract.TestBrowser.Page;
import dev.federationlab.decision.Decision;
import dev.federationlab.oauth.Parameters;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.LambdaConfigType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** A user pool with managed login, an app client and a user, set up through the API. */
final class LoginStand implements AutoCloseable {
  static final String CALLBACK = "http://localhost:7070/callback";
  static final String PASSWORD = "Correct-horse-7";

  /** RFC 7636 appendix B. */
  static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

  static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  final TestAws aws;
  final CognitoIdentityProviderClient cognito;
  final RootKey key;
  private final String accountId;

  LoginStand() {
    this(new TestAws());
  }

  LoginStand(TestAws aws) {
    this.aws = aws;
    key = aws.sandbox();
    accountId = key.accountId();
    AwsCredentials credentials = TestAws.root(key);
    cognito = aws.userPools(credentials);
  }

  /** A pool with a domain; changed as wanted. */
  String pool(Consumer<CreateUserPoolRequest.Builder> change) {
    var request = CreateUserPoolRequest.builder().poolName("photos");
    change.accept(request);
    var id = cognito.createUserPool(request.build()).userPool().id();
    cognito.createUserPoolDomain(
        domain -> domain.userPoolId(id).domain("photos-" + UUID.randomUUID()));
    return id;
  }

  /** An app client without secret that may do all but client credentials; changed as wanted. */
  UserPoolClientType client(String poolId, Consumer<CreateUserPoolClientRequest.Builder> change) {
    var request =
        CreateUserPoolClientRequest.builder()
            .userPoolId(poolId)
            .clientName("Photo album")
            .allowedOAuthFlowsUserPoolClient(true)
            .allowedOAuthFlows(OAuthFlowType.CODE, OAuthFlowType.IMPLICIT)
            .allowedOAuthScopes("openid", "email", "profile", "aws.cognito.signin.user.admin")
            .supportedIdentityProviders("COGNITO")
            .callbackURLs(CALLBACK)
            .logoutURLs("http://localhost:7070/bye");
    change.accept(request);
    return cognito.createUserPoolClient(request.build()).userPoolClient();
  }

  /** A confirmed user with a password. */
  void person(String poolId, String username) {
    cognito.adminCreateUser(
        user ->
            user.userPoolId(poolId)
                .username(username)
                .messageAction("SUPPRESS")
                .userAttributes(
                    AttributeType.builder().name("email").value(username + "@example.com").build(),
                    AttributeType.builder().name("email_verified").value("true").build(),
                    AttributeType.builder().name("name").value("Alice Example").build()));
    cognito.adminSetUserPassword(
        set -> set.userPoolId(poolId).username(username).password(PASSWORD).permanent(true));
  }

  /** Has a pool ask a function of this handler, which it may; its name is made of the two. */
  String function(String poolId, String handler, Map<String, String> environment) {
    var functions = new TestFunctions(aws, key);
    var name = handler.replace('.', '-') + poolId.substring(poolId.indexOf('_'));
    functions.create(name, handler, r -> r.environment(it -> it.variables(environment)));
    functions.allowPool(name, "arn:aws:cognito-idp:us-east-1:" + accountId + ":userpool/" + poolId);
    return functions.arn(name);
  }

  void triggers(String poolId, Consumer<LambdaConfigType.Builder> triggers) {
    cognito.updateUserPool(r -> r.userPoolId(poolId).lambdaConfig(triggers));
  }

  /** What is right for an app client. */
  Map<String, String> request(UserPoolClientType client) {
    var request = new LinkedHashMap<String, String>();
    request.put("client_id", client.clientId());
    request.put("response_type", "code");
    request.put("scope", "openid email profile");
    request.put("redirect_uri", CALLBACK);
    request.put("state", "state-of-the-app");
    request.put("code_challenge", CHALLENGE);
    request.put("code_challenge_method", "S256");
    return request;
  }

  URI address(String path, Map<String, String> parameters) {
    return URI.create(aws.address() + path + "?" + encoded(parameters));
  }

  URI authorize(Map<String, String> parameters) {
    return address("/oauth2/authorize", parameters);
  }

  static String encoded(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + Parameters.encode(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  /** The sign-in page, then username and password. */
  Page signIn(TestBrowser browser, Map<String, String> request, String username) {
    var page = browser.follow(browser.get(authorize(request)));
    return browser.submit(page, "form#sign-in", Map.of("username", username, "password", PASSWORD));
  }

  /** A code for a signed-in user. */
  String code(Map<String, String> request, String username) {
    return query(signIn(new TestBrowser(), request, username).location()).get("code");
  }

  static Map<String, String> query(URI address) {
    return parameters(address.getRawQuery());
  }

  static Map<String, String> parameters(String text) {
    return Arrays.stream(text.split("&"))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  /** What the token endpoint answers. */
  Page token(Map<String, String> form, Map<String, String> headers) {
    return new TestBrowser().post(URI.create(aws.address() + "/oauth2/token"), form, headers);
  }

  /** The form that trades a code, right in everything. */
  static Map<String, String> codeForm(UserPoolClientType client, String code) {
    var form = new LinkedHashMap<String, String>();
    form.put("grant_type", "authorization_code");
    form.put("client_id", client.clientId());
    form.put("code", code);
    form.put("redirect_uri", CALLBACK);
    form.put("code_verifier", VERIFIER);
    return form;
  }

  static JsonNode json(Page page) {
    try {
      return JSON.readTree(page.response().body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String header(Page page, String name) {
    return page.response().headers().firstValue(name).orElse("");
  }

  Decision decision(Page page) {
    return aws.decision(header(page, "x-amzn-requestid"));
  }

  /** The code in the last message to somebody. */
  String mailed(String to) {
    var messages = aws.store.read(store -> aws.userPools.inbox().list(store, accountId, ""));
    return messages.stream()
        .filter(message -> message.to().equals(to))
        .reduce((first, second) -> second)
        .orElseThrow(() -> new AssertionError("nothing was sent to " + to))
        .code();
  }

  static List<String> failures(Decision decision) {
    return decision.checks().stream()
        .filter(check -> !check.passed())
        .map(check -> check.what())
        .toList();
  }

  @Override
  public void close() {
    cognito.close();
    aws.close();
  }
}

package dev.federationlab.aws.userpools;

import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.access.RootKey;
import dev.federationlab.aws.userpools.srp.SrpClient;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthenticationResultType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.InitiateAuthResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RespondToAuthChallengeResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/**
 * A user pool in an account of its own, with one app client that allows every flow, as an
 * administrator and an app see it.
 *
 * @param key of the account's root
 * @param admin signs as the account's root
 * @param app signs nothing
 */
public record TestPool(
    TestAws aws,
    RootKey key,
    String id,
    UserPoolClientType client,
    CognitoIdentityProviderClient admin,
    CognitoIdentityProviderClient app) {
  public static final String PASSWORD = "Passw0rd!";

  /** Usual settings. */
  public static TestPool of(TestAws aws) {
    return of(aws, pool -> {}, client -> {});
  }

  /** Other settings, of pool and client. */
  public static TestPool of(
      TestAws aws,
      Consumer<CreateUserPoolRequest.Builder> pool,
      Consumer<CreateUserPoolClientRequest.Builder> client) {
    var key = aws.sandbox();
    var admin = aws.userPools(key);
    var made =
        admin
            .createUserPool(
                request -> {
                  request.poolName("people");
                  pool.accept(request);
                })
            .userPool();
    return new TestPool(
        aws, key, made.id(), client(admin, made.id(), client), admin, aws.anonymousUserPools());
  }

  /** The same pool through another of its clients. */
  public TestPool withClient(Consumer<CreateUserPoolClientRequest.Builder> settings) {
    return new TestPool(aws, key, id, client(admin, id, settings), admin, app);
  }

  private static UserPoolClientType client(
      CognitoIdentityProviderClient admin,
      String poolId,
      Consumer<CreateUserPoolClientRequest.Builder> settings) {
    return admin
        .createUserPoolClient(
            request -> {
              request
                  .userPoolId(poolId)
                  .clientName("app")
                  .explicitAuthFlows(
                      ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH,
                      ExplicitAuthFlowsType.ALLOW_ADMIN_USER_PASSWORD_AUTH,
                      ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH,
                      ExplicitAuthFlowsType.ALLOW_USER_AUTH,
                      ExplicitAuthFlowsType.ALLOW_CUSTOM_AUTH,
                      ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH);
              settings.accept(request);
            })
        .userPoolClient();
  }

  public String accountId() {
    return key.accountId();
  }

  public String arn() {
    return "arn:aws:cognito-idp:us-east-1:" + accountId() + ":userpool/" + id;
  }

  public String clientId() {
    return client.clientId();
  }

  /** {@code iss} of its tokens. */
  public String issuer() {
    return aws.address() + "/" + id;
  }

  /** A confirmed user with the usual password; returns their {@code sub}. */
  public String user(String name) {
    var sub = invited(name);
    admin.adminSetUserPassword(
        request -> request.userPoolId(id).username(name).password(PASSWORD).permanent(true));
    return sub;
  }

  /** A user who must change the usual password. */
  public String invited(String name) {
    return admin
        .adminCreateUser(
            request ->
                request
                    .userPoolId(id)
                    .username(name)
                    .temporaryPassword(PASSWORD)
                    .messageAction(MessageActionType.SUPPRESS)
                    .userAttributes(
                        email -> email.name("email").value(name + "@example.com"),
                        verified -> verified.name("email_verified").value("true")))
        .user()
        .attributes()
        .stream()
        .filter(attribute -> attribute.name().equals("sub"))
        .findFirst()
        .orElseThrow()
        .value();
  }

  public InitiateAuthResponse initiate(AuthFlowType flow, Map<String, String> parameters) {
    return app.initiateAuth(
        request -> request.clientId(clientId()).authFlow(flow).authParameters(parameters));
  }

  /** Tries a password as it is. */
  public InitiateAuthResponse password(String name, String password) {
    return initiate(
        AuthFlowType.USER_PASSWORD_AUTH, Map.of("USERNAME", name, "PASSWORD", password));
  }

  /** Signs in with the usual password. */
  public AuthenticationResultType signIn(String name) {
    return password(name, PASSWORD).authenticationResult();
  }

  public AuthenticationResultType refresh(String refreshToken) {
    return initiate(AuthFlowType.REFRESH_TOKEN_AUTH, Map.of("REFRESH_TOKEN", refreshToken))
        .authenticationResult();
  }

  public RespondToAuthChallengeResponse respond(
      ChallengeNameType challenge, String session, Map<String, String> responses) {
    return app.respondToAuthChallenge(
        request ->
            request
                .clientId(clientId())
                .challengeName(challenge)
                .session(session)
                .challengeResponses(responses));
  }

  /** One SRP handshake, of which a test may change what is sent at the end. */
  public RespondToAuthChallengeResponse srp(
      String name, String password, UnaryOperator<Map<String, String>> change) {
    var srp = new SrpClient(id, new BigInteger(1024, new Random()));
    var challenge =
        initiate(AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", name, "SRP_A", srp.publicA()))
            .challengeParameters();
    return respond(
        ChallengeNameType.PASSWORD_VERIFIER, null, change.apply(proof(srp, challenge, password)));
  }

  /** What a client answers to {@code PASSWORD_VERIFIER}. */
  public Map<String, String> proof(SrpClient srp, Map<String, String> challenge, String password) {
    var timestamp = SrpClient.timestamp(aws.clock.instant());
    var user = challenge.get("USER_ID_FOR_SRP");
    var responses = new HashMap<String, String>();
    responses.put("USERNAME", user);
    responses.put("PASSWORD_CLAIM_SECRET_BLOCK", challenge.get("SECRET_BLOCK"));
    responses.put("TIMESTAMP", timestamp);
    responses.put(
        "PASSWORD_CLAIM_SIGNATURE",
        srp.signature(
            user,
            password,
            challenge.get("SALT"),
            challenge.get("SRP_B"),
            challenge.get("SECRET_BLOCK"),
            timestamp));
    return responses;
  }
}

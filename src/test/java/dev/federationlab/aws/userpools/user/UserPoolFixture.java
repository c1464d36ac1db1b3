package dev.federationlab.aws.userpools.user;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.UUID;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminGetUserResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** A pool of its own for each test, which verifies e-mail addresses. */
abstract class UserPoolFixture {
  static final String PASSWORD = "Passw0rd!";
  static final String ACCOUNT = TestUsers.ACCOUNT;

  static TestUsers aws;
  CognitoIdentityProviderClient admin;
  CognitoIdentityProviderClient anybody;
  String pool;
  String client;

  @BeforeAll
  static void start() {
    aws = new TestUsers();
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @BeforeEach
  void ownPool() {
    admin = aws.administrator(ACCOUNT);
    anybody = aws.anybody();
    pool = pool(request -> request.autoVerifiedAttributes(VerifiedAttributeType.EMAIL));
    client = client(request -> {});
  }

  /** Another pool; the fixture's client and methods are then about that one. */
  String pool(Consumer<CreateUserPoolRequest.Builder> settings) {
    aws.store.change(transaction -> aws.pools.emptyAccount(transaction, ACCOUNT));
    return admin
        .createUserPool(request -> settings.accept(request.poolName("p" + UUID.randomUUID())))
        .userPool()
        .id();
  }

  String client(Consumer<CreateUserPoolClientRequest.Builder> settings) {
    return clientType(settings).clientId();
  }

  UserPoolClientType clientType(Consumer<CreateUserPoolClientRequest.Builder> settings) {
    return admin
        .createUserPoolClient(
            request -> settings.accept(request.userPoolId(pool).clientName("app")))
        .userPoolClient();
  }

  /** An app client of the pool that hides whether users exist. */
  String hidingClient() {
    return client(
        request -> request.preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED));
  }

  static AttributeType attribute(String name, String value) {
    return AttributeType.builder().name(name).value(value).build();
  }

  void signUp(String username) {
    signUp(username, username + "@example.com");
  }

  void signUp(String username, String email) {
    anybody.signUp(
        request ->
            request
                .clientId(client)
                .username(username)
                .password(PASSWORD)
                .userAttributes(attribute("email", email)));
  }

  /** Somebody who signed up and sent the code back. */
  void confirmed(String username) {
    confirmed(username, username + "@example.com");
  }

  void confirmed(String username, String email) {
    signUp(username, email);
    anybody.confirmSignUp(
        request -> request.clientId(client).username(username).confirmationCode(aws.code()));
  }

  String token(String username) {
    return TestUsers.token(client, username);
  }

  AdminGetUserResponse get(String username) {
    return admin.adminGetUser(request -> request.userPoolId(pool).username(username));
  }

  String attributeOf(String username, String name) {
    return get(username).userAttributes().stream()
        .filter(it -> it.name().equals(name))
        .map(AttributeType::value)
        .findFirst()
        .orElse("");
  }

  /** A code that is not the one that was sent. */
  String wrongCode() {
    return aws.code().equals("000000") ? "000001" : "000000";
  }

  static void refused(String code, String message, ThrowingCallable call) {
    var refusal = catchThrowableOfType(AwsServiceException.class, call);
    assertThat(refusal).as("a refusal").isNotNull();
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
    assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(message);
    assertThat(refusal.statusCode()).isEqualTo(400);
  }
}

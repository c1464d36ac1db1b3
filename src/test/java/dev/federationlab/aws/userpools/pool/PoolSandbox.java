package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.access.RootKey;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/** One embedded AWS for a class of tests, and for each test an account of its own with a pool. */
abstract class PoolSandbox {
  static TestAws aws;
  RootKey key;
  CognitoIdentityProviderClient cognito;
  String poolId;

  @BeforeAll
  static void start() {
    aws = new TestAws();
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @BeforeEach
  void ownPool() {
    key = aws.sandbox();
    cognito = aws.userPools(key);
    poolId = pool(request -> {}).id();
  }

  UserPoolType pool(Consumer<CreateUserPoolRequest.Builder> more) {
    return cognito
        .createUserPool(
            request -> {
              request.poolName("people");
              more.accept(request);
            })
        .userPool();
  }

  UserPoolType described() {
    return cognito.describeUserPool(request -> request.userPoolId(poolId)).userPool();
  }

  UserPoolClientType client(Consumer<CreateUserPoolClientRequest.Builder> more) {
    return cognito
        .createUserPoolClient(
            request -> {
              request.userPoolId(poolId).clientName("web");
              more.accept(request);
            })
        .userPoolClient();
  }
}

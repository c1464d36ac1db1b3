package dev.federationlab.aws.userpools.pool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.access.RootKey;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

class PoolsSdkTest {
  private static TestAws aws;
  private RootKey key;
  private CognitoIdentityProviderClient client;

  @BeforeAll
  static void start() {
    aws = new TestAws();
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @BeforeEach
  void ownSandbox() {
    key = aws.sandbox();
    client = aws.userPools(key);
  }

  @Test
  void describesAPoolAsItWasMade() {
    var made = client.createUserPool(request -> request.poolName("people")).userPool();

    assertThat(made.id()).matches("us-east-1_[0-9a-zA-Z]{9}");
    assertThat(made.arn())
        .isEqualTo("arn:aws:cognito-idp:us-east-1:" + key.accountId() + ":userpool/" + made.id());
    assertThat(client.describeUserPool(request -> request.userPoolId(made.id())).userPool())
        .isEqualTo(made);
  }

  @Test
  void findsAClientByItsIdAlone() {
    var pool = client.createUserPool(request -> request.poolName("people")).userPool();
    var made =
        client
            .createUserPoolClient(request -> request.userPoolId(pool.id()).clientName("web"))
            .userPoolClient();

    var found =
        aws.store.read(store -> aws.userPools.pools().client(store, made.clientId())).orElseThrow();
    assertThat(found.pool().id()).isEqualTo(pool.id());
    assertThat(found.type()).isEqualTo(made);
  }
}

package dev.federationlab.aws.userpools.pool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.federationlab.aws.userpools.user.TestUsers;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TooManyRequestsException;

class MakingsTest {
  private static String make(CognitoIdentityProviderClient cognito) {
    return cognito.createUserPool(request -> request.poolName("p")).userPool().id();
  }

  @Test
  void whoMakesAndDeletesPoolsWithoutEndIsRefusedForTheRestOfTheHour() {
    try (var aws = new TestUsers();
        var cognito = aws.administrator(TestUsers.ACCOUNT);
        var other = aws.administrator(TestUsers.OTHER_ACCOUNT)) {
      for (int i = 0; i < 100; i++) {
        var id = make(cognito);
        cognito.deleteUserPool(request -> request.userPoolId(id));
      }

      var refusal = catchThrowableOfType(TooManyRequestsException.class, () -> make(cognito));

      assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo("Rate exceeded");
      assertThat(make(other)).isNotEmpty();
      aws.clock.forward(Duration.ofHours(1));
      assertThat(make(cognito)).isNotEmpty();
    }
  }
}

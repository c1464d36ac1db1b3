package dev.federationlab.aws.userpools.auth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.userpools.TestPool;
import dev.federationlab.aws.userpools.srp.SrpClient;
import dev.federationlab.decision.Check;
import java.math.BigInteger;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;

class SignInSdkTest {
  private static final String WRONG = "NotAuthorizedException: Incorrect username or password.";
  private static TestAws aws;
  private static TestPool pool;

  @BeforeAll
  static void start() {
    aws = new TestAws();
    pool = TestPool.of(aws);
    pool.user("alice");
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @Test
  void signsInWithAPassword() {
    var answer = pool.password("alice", TestPool.PASSWORD);

    assertThat(answer.challengeName()).isNull();
    assertThat(answer.hasChallengeParameters()).isTrue();
    assertThat(answer.challengeParameters()).isEmpty();
    var result = answer.authenticationResult();
    assertThat(result.expiresIn()).isEqualTo(3600);
    assertThat(result.tokenType()).isEqualTo("Bearer");
    assertThat(result.accessToken()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    assertThat(result.idToken()).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    assertThat(result.refreshToken()).startsWith("eyJjdHkiOiJKV1Qi");
    var user = pool.app().getUser(request -> request.accessToken(result.accessToken()));
    assertThat(user.username()).isEqualTo("alice");
  }

  @Test
  void signsInWithSrpWithoutSendingThePassword() {
    var srp = new SrpClient(pool.id(), BigInteger.valueOf(123456789));
    var first =
        pool.initiate(
            AuthFlowType.USER_SRP_AUTH, Map.of("USERNAME", "alice", "SRP_A", srp.publicA()));

    assertThat(first.challengeName()).isEqualTo(ChallengeNameType.PASSWORD_VERIFIER);
    assertThat(first.session()).isNull();
    assertThat(first.challengeParameters())
        .containsOnlyKeys("SALT", "SECRET_BLOCK", "SRP_B", "USERNAME", "USER_ID_FOR_SRP")
        .containsEntry("USER_ID_FOR_SRP", "alice");
    assertThat(first.challengeParameters().get("SALT")).matches("[0-9a-f]{32}");

    var second =
        pool.respond(
            ChallengeNameType.PASSWORD_VERIFIER,
            null,
            pool.proof(srp, first.challengeParameters(), TestPool.PASSWORD));
    assertThat(second.authenticationResult().accessToken()).isNotEmpty();
    var decision = aws.decision(second.responseMetadata().requestId());
    assertThat(decision.checks()).allMatch(Check::passed);
    assertThat(decision.notes())
        .anySatisfy(note -> assertThat(note.text()).contains("expected signature"));
  }

  @Test
  void administratorsSignInToo() {
    var result =
        pool.admin()
            .adminInitiateAuth(
                request ->
                    request
                        .userPoolId(pool.id())
                        .clientId(pool.clientId())
                        .authFlow(AuthFlowType.ADMIN_USER_PASSWORD_AUTH)
                        .authParameters(Map.of("USERNAME", "alice", "PASSWORD", TestPool.PASSWORD)))
            .authenticationResult();

    assertThat(result.idToken()).isNotEmpty();
  }
}

package dev.federationlab.flow.snippet;

import static dev.federationlab.flow.snippet.ShownCode.json;
import static dev.federationlab.flow.snippet.UserPoolCode.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.userpool.TokenUser;
import java.util.Map;

/** The code of the flow about a token's life. */
final class LifecycleCode {
  static final Map<String, Journey> JOURNEYS =
      Map.of(
          "aws-cli", LifecycleCode::awsCli,
          "python", LifecycleCode::python,
          "java", LifecycleCode::java,
          "curl", LifecycleCode::curl);

  private LifecycleCode() {}

  private static void awsCli(ShownCode code, Programs programs) throws Exception {
    assumeTrue(Programs.awsCli(), "the AWS CLI");
    var cli = "aws-cli";
    var password = Map.of("PASSWORD", code.password("sign-in"));
    var tokens =
        json(programs.bash(code.of("sign-in", cli), password)).path("AuthenticationResult");
    var access = Map.of("ACCESS_TOKEN", tokens.path("AccessToken").asText());
    assertThat(json(programs.bash(code.of("expiry", cli), access)).path("Username").asText())
        .isEqualTo(TokenUser.NAME);
    var refresh = Map.of("REFRESH_TOKEN", tokens.path("RefreshToken").asText());
    assertThat(
            json(programs.bash(code.of("refresh", cli), refresh))
                .path("AuthenticationResult")
                .has("IdToken"))
        .isTrue();
    var rotated = rotated(code, programs);
    programs.bash(code.of("revoke", cli), Map.of("REFRESH_TOKEN", rotated.get("REFRESH_TOKEN")));

    assertThat(programs.bash(refused(code.of("expiry", cli)), rotated))
        .contains("Access Token has been revoked");
  }

  private static Map<String, String> rotated(ShownCode code, Programs programs) throws Exception {
    var rotating =
        code.runs()
            .run(code.learner(), code.flow(), "rotate-refresh")
            .artifact(ArtifactKind.REFRESH_TOKEN)
            .orElseThrow()
            .value();
    var rotated =
        json(programs.bash(code.of("rotate-refresh", "aws-cli"), Map.of("REFRESH_TOKEN", rotating)))
            .path("AuthenticationResult");
    var next = rotated.path("RefreshToken").asText();
    assertThat(next).isNotEmpty().isNotEqualTo(rotating);
    return Map.of("REFRESH_TOKEN", next, "ACCESS_TOKEN", rotated.path("AccessToken").asText());
  }

  private static void python(ShownCode code, Programs programs) throws Exception {
    assumeTrue(programs.boto3(), "Python with boto3");
    var script =
        "password = \"%s\"\n%s\nprint(person[\"Username\"], len(renewed))\n"
            .formatted(code.password("sign-in"), code.whole("python"));

    assertThat(programs.python(script, () -> "")).isEqualTo(TokenUser.NAME + " 4\n");
  }

  private static void java(ShownCode code, Programs programs) throws Exception {
    var body = code.whole("java") + "\nreturn claims.getStringClaim(\"cognito:username\");";
    var source = ShownCode.program(UserPoolCode.IMPORTS, "String password", body);

    assertThat(programs.java(source, code.password("sign-in"))).isEqualTo(TokenUser.NAME);
  }

  private static void curl(ShownCode code, Programs programs) throws Exception {
    assumeTrue(Programs.curl(), "bash and curl");
    var keys = json(programs.bash(code.of("key-rotation", "curl"), Map.of())).path("keys");

    assertThat(keys).hasSizeGreaterThanOrEqualTo(2);
  }
}

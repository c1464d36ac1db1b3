package dev.federationlab.flow.snippet;

import static dev.federationlab.flow.snippet.ShownCode.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.federationlab.flow.userpool.PasswordProof;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The code of the user pool's flow, from sign-up to sign-out. Each journey is somebody new. */
final class UserPoolCode {
  static final Map<String, Journey> JOURNEYS =
      Map.of(
          "aws-cli", UserPoolCode::awsCli,
          "python", UserPoolCode::python,
          "java", UserPoolCode::java);

  static final List<String> IMPORTS =
      List.of(
          "static java.nio.charset.StandardCharsets.UTF_8",
          "com.nimbusds.jose.JWSAlgorithm",
          "com.nimbusds.jose.jwk.source.*",
          "com.nimbusds.jose.proc.*",
          "com.nimbusds.jwt.JWTClaimsSet",
          "com.nimbusds.jwt.proc.*",
          "java.math.BigInteger",
          "java.net.URI",
          "java.security.*",
          "java.time.*",
          "java.time.format.DateTimeFormatter",
          "java.util.*",
          "javax.crypto.Mac",
          "javax.crypto.spec.SecretKeySpec",
          "software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider",
          "software.amazon.awssdk.regions.Region",
          "software.amazon.awssdk.services.cognitoidentityprovider.*",
          "software.amazon.awssdk.services.cognitoidentityprovider.model.*");

  private static final String PASSWORD = "Correct-Horse-7";

  private UserPoolCode() {}

  private static void awsCli(ShownCode code, Programs programs) throws Exception {
    assumeTrue(Programs.awsCli(), "the AWS CLI");
    var cli = "aws-cli";
    programs.bash(code.of("sign-up", cli), Map.of("USERNAME", "grace", "PASSWORD", PASSWORD));
    programs.bash(
        code.of("confirm", cli), Map.of("USERNAME", "grace", "CODE", mailed(code, "grace")));
    var tokens =
        json(programs.bash(code.of("respond", cli), proof(code, programs)))
            .path("AuthenticationResult");
    var access = Map.of("ACCESS_TOKEN", tokens.path("AccessToken").asText());
    assertThat(json(programs.bash(code.of("get-user", cli), access)).path("Username").asText())
        .isEqualTo("grace");
    var refresh = Map.of("REFRESH_TOKEN", tokens.path("RefreshToken").asText());
    var renewed =
        json(programs.bash(code.of("refresh", cli), refresh)).path("AuthenticationResult");
    assertThat(renewed.path("AccessToken").asText()).isNotEmpty();
    assertThat(renewed.has("RefreshToken")).isFalse();
    programs.bash(code.of("sign-out", cli), access);

    assertThat(programs.bash(refused(code.of("get-user", cli)), access))
        .contains("Access Token has been revoked");
  }

  /** What the CLI cannot compute: the answer to the challenge. */
  private static Map<String, String> proof(ShownCode code, Programs programs) throws Exception {
    var proof = new PasswordProof();
    var challenge =
        json(programs.bash(
                code.of("initiate-auth", "aws-cli"),
                Map.of("USERNAME", "grace", "SRP_A", proof.shown())))
            .path("ChallengeParameters");
    var answer =
        new HashMap<>(proof.answer(challenge, code.values().get("user-pool-id"), PASSWORD));
    answer.put("USERNAME", "grace");
    return answer;
  }

  private static void python(ShownCode code, Programs programs) throws Exception {
    assumeTrue(programs.boto3(), "Python with boto3");
    var script =
        "username, password = \"hedy\", \"%s\"\n%s\nprint(person[\"Username\"])\n"
            .formatted(PASSWORD, code.whole("python"));

    assertThat(programs.python(script, () -> mailed(code, "hedy"))).endsWith("hedy\n");
  }

  private static void java(ShownCode code, Programs programs) throws Exception {
    var rest = List.of("confirm", "initiate-auth", "respond", "get-user", "refresh", "sign-out");
    var body =
        """
        %s
        var code = mail.apply(username);
        %s
        return person.username() + " " + claims.getClaim("token_use");
        """
            .formatted(code.of("sign-up", "java"), code.of(rest, "java"));
    var parameters =
        "String username, String password, java.util.function.UnaryOperator<String> mail";
    UnaryOperator<String> mail = username -> mailed(code, username);
    var source = ShownCode.program(IMPORTS, parameters, body);

    assertThat(programs.java(source, "katherine", PASSWORD, mail)).isEqualTo("katherine access");
  }

  /** A script that ends in failure, which is what is wanted of it. */
  static String refused(String script) {
    return "if (" + script + "\n) 2>&1; then exit 1; fi";
  }

  /** As the person finds it in the inbox. */
  private static String mailed(ShownCode code, String username) {
    return code.runs().inbox(code.learner(), "").stream()
        .filter(message -> message.to().equals(username + "@example.com"))
        .map(message -> String.valueOf(message.code()))
        .findFirst()
        .orElseThrow();
  }
}

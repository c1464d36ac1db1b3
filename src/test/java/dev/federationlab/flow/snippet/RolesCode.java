package dev.federationlab.flow.snippet;

import static dev.federationlab.flow.snippet.ShownCode.environment;
import static dev.federationlab.flow.snippet.ShownCode.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;

/** The code of the flow roles: two people, the same calls, two roles. */
final class RolesCode {
  static final Map<String, Journey> JOURNEYS =
      Map.of("aws-cli", RolesCode::awsCli, "python", RolesCode::python, "java", RolesCode::java);

  private static final List<String> IMPORTS =
      List.of(
          "java.net.URI",
          "java.util.*",
          "software.amazon.awssdk.auth.credentials.*",
          "software.amazon.awssdk.core.sync.RequestBody",
          "software.amazon.awssdk.regions.Region",
          "software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient",
          "software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient",
          "software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType",
          "software.amazon.awssdk.services.s3.S3Client",
          "software.amazon.awssdk.services.s3.model.S3Exception",
          "software.amazon.awssdk.services.sts.StsClient");

  private static final String READERS = ":assumed-role/FederationLabReader/CognitoIdentity";
  private static final String EDITORS = ":assumed-role/FederationLabEditor/CognitoIdentity";

  private RolesCode() {}

  private static void awsCli(ShownCode code, Programs programs) throws Exception {
    assumeTrue(Programs.awsCli(), "the AWS CLI");
    var reader = signedIn(code, programs, code.values().get("reader"));
    var editor = signedIn(code, programs, code.values().get("editor"));

    assertThat(programs.bash(code.of("role-from-rules", "aws-cli"), reader)).contains(READERS);
    assertThat(write(code, programs, reader)).isEqualTo("no writing for you\n");
    assertThat(write(code, programs, editor)).isEmpty();
    assertThat(programs.bash(code.of("tags", "aws-cli"), reader)).contains("sales");
  }

  private static Map<String, String> signedIn(ShownCode code, Programs programs, String username)
      throws Exception {
    var password = code.passwords("sign-in").get(username);
    var printed =
        programs.bash(
            code.of("sign-in", "aws-cli"), Map.of("USERNAME", username, "PASSWORD", password));
    var parts = printed.strip().split(" ");
    return Map.of("IDENTITY_ID", parts[0], "ID_TOKEN", parts[1]);
  }

  private static String write(ShownCode code, Programs programs, Map<String, String> login)
      throws Exception {
    var lent = json(programs.bash(code.of("role-from-token", "aws-cli"), login));
    return programs.bash(code.of("same-call", "aws-cli"), environment(lent));
  }

  private static void python(ShownCode code, Programs programs) throws Exception {
    assumeTrue(programs.boto3(), "Python with boto3");
    var passwords = ShownCode.jsonText(code.passwords("sign-in"));
    var script =
        "passwords = %s\n%s\nprint(plan.decode())\n".formatted(passwords, code.whole("python"));

    assertThat(programs.python(script, () -> ""))
        .containsSubsequence(READERS, EDITORS, "AccessDenied", "sales");
  }

  private static void java(ShownCode code, Programs programs) throws Exception {
    var body = code.whole("java") + "\nreturn roles + \" \" + answers + \" \" + plan;";
    var source = ShownCode.program(IMPORTS, "Map<String, String> passwords", body);

    assertThat(programs.java(source, code.passwords("sign-in")))
        .contains(READERS, EDITORS, "=AccessDenied", "=written", "sales");
  }
}

package dev.federationlab.flow.snippet;

import static dev.federationlab.flow.snippet.ShownCode.environment;
import static dev.federationlab.flow.snippet.ShownCode.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.federationlab.flow.ArtifactKind;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * The code of the flows in which an identity pool takes Google's token.
 *
 * @param classic whether the app goes to STS itself
 */
record GooglePoolCode(boolean classic) {
  private static final List<String> IMPORTS =
      List.of(
          "java.net.URI",
          "java.util.Map",
          "software.amazon.awssdk.auth.credentials.*",
          "software.amazon.awssdk.core.sync.RequestBody",
          "software.amazon.awssdk.regions.Region",
          "software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient",
          "software.amazon.awssdk.services.s3.S3Client",
          "software.amazon.awssdk.services.sts.StsClient");

  Map<String, Journey> journeys() {
    return Map.of("curl", this::curl, "aws-cli", this::awsCli, "java", this::java);
  }

  private void curl(ShownCode code, Programs programs) throws Exception {
    assumeTrue(Programs.curl(), "bash, curl and openssl");
    var keeps = "\necho \"$CODE_VERIFIER\"";
    var begun = programs.bash(code.of("sign-in", "curl") + keeps, Map.of()).split("\n");
    var traded =
        programs.bash(
            code.of("sign-in", "curl-trade"),
            Map.of(
                "CODE", ShownCode.signIn(URI.create(begun[0])),
                "CODE_VERIFIER", begun[1],
                "CLIENT_SECRET", code.sent("sign-in", "client_secret")));
    var idToken = json(traded).path("id_token").asText();

    assertThat(goOn(code, programs, "curl", idToken)).isEqualTo("Hello, S3!");
  }

  private void awsCli(ShownCode code, Programs programs) throws Exception {
    assumeTrue(Programs.awsCli(), "the AWS CLI");
    var idToken = code.artifact(ArtifactKind.ID_TOKEN).value();

    assertThat(goOn(code, programs, "aws-cli", idToken))
        .startsWith("Hello, S3!")
        .contains(" hello.txt");
  }

  /** From Google's token to what S3 answers. */
  private String goOn(ShownCode code, Programs programs, String id, String idToken)
      throws Exception {
    var login = Map.of("ID_TOKEN", idToken);
    var identity = json(programs.bash(code.of("get-id", id), login));
    assertThat(identity.path("IdentityId").asText()).isEqualTo(code.values().get("identity-id"));
    return programs.bash(
        code.of("use-s3", id),
        classic
            ? assumed(code, programs, id, login)
            : environment(json(programs.bash(code.of("get-credentials", id), login))));
  }

  private static Map<String, String> assumed(
      ShownCode code, Programs programs, String id, Map<String, String> login) throws Exception {
    var signed = json(programs.bash(code.of("get-open-id-token", id), login));
    var token = Map.of("IDENTITY_TOKEN", signed.path("Token").asText());
    var answer = programs.bash(code.of("assume-role", id), token);
    return id.equals("curl") ? ProviderCode.credentials(answer) : environment(json(answer));
  }

  private void java(ShownCode code, Programs programs) throws Exception {
    var body = code.whole("java") + "\nreturn identityId + \" \" + text + \" \" + list.keyCount();";
    var source = ShownCode.program(IMPORTS, "String idToken", body);

    assertThat(programs.java(source, code.artifact(ArtifactKind.ID_TOKEN).value()))
        .isEqualTo(code.values().get("identity-id") + " Hello, S3! 1");
  }
}

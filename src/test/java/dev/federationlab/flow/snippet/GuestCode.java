package dev.federationlab.flow.snippet;

import static dev.federationlab.flow.snippet.ShownCode.environment;
import static dev.federationlab.flow.snippet.ShownCode.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The code of the guest's flow. Ada is new to the pool each time. */
final class GuestCode {
  static final Map<String, Journey> JOURNEYS =
      Map.of("aws-cli", GuestCode::awsCli, "python", GuestCode::python, "java", GuestCode::java);

  private static final List<String> IMPORTS =
      List.of(
          "java.net.URI",
          "java.util.Map",
          "software.amazon.awssdk.auth.credentials.*",
          "software.amazon.awssdk.core.sync.RequestBody",
          "software.amazon.awssdk.regions.Region",
          "software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient",
          "software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient",
          "software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType",
          "software.amazon.awssdk.services.s3.S3Client",
          "software.amazon.awssdk.services.s3.model.S3Exception",
          "software.amazon.awssdk.services.sts.StsClient");

  private GuestCode() {}

  private static void awsCli(ShownCode code, Programs programs) throws Exception {
    assumeTrue(Programs.awsCli(), "the AWS CLI");
    code.forgetIdentities();
    var cli = "aws-cli";
    var identity = Map.of("IDENTITY_ID", programs.bash(code.of("get-id", cli), Map.of()).strip());
    var guest = json(programs.bash(code.of("get-credentials", cli), identity));
    assertThat(programs.bash(code.of("use-as-guest", cli), environment(guest)))
        .startsWith("Welcome, whoever you are.")
        .endsWith("that is for members\n");
    var password = Map.of("PASSWORD", code.password("sign-in"));
    var tokens = json(programs.bash(code.of("sign-in", cli), password));
    var login = new HashMap<>(identity);
    login.put("ID_TOKEN", tokens.at("/AuthenticationResult/IdToken").asText());
    var linked = json(programs.bash(code.of("link", cli), login));
    assertThat(linked.path("IdentityId").asText()).isEqualTo(identity.get("IDENTITY_ID"));

    var member = new HashMap<>(environment(linked));
    member.putAll(identity);
    assertThat(programs.bash(code.of("use-as-member", cli), member))
        .startsWith("The members' handbook.");
  }

  private static void python(ShownCode code, Programs programs) throws Exception {
    assumeTrue(programs.boto3(), "Python with boto3");
    code.forgetIdentities();
    var script =
        "password = \"%s\"\n%s\nprint(welcome, who, handbook)\n"
            .formatted(code.password("sign-in"), code.whole("python"));

    assertThat(programs.python(script, () -> ""))
        .contains(
            "because no identity-based policy allows the s3:GetObject action",
            "Welcome, whoever you are.",
            "assumed-role/FederationLabGuest/CognitoIdentityCredentials",
            "The members' handbook.");
  }

  private static void java(ShownCode code, Programs programs) throws Exception {
    code.forgetIdentities();
    var body = code.whole("java") + "\nreturn welcome + who + handbook;";
    var source = ShownCode.program(IMPORTS, "String password", body);

    assertThat(programs.java(source, code.password("sign-in")))
        .contains("Welcome, whoever you are.", "FederationLabGuest", "The members' handbook.");
  }
}

package dev.federationlab.flow.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.federationlab.Origins;
import dev.federationlab.flow.member.ShownCode;
import dev.federationlab.flow.userpool.Programs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The code that the guest's flow shows, run as it stands from the first stage to the last. */
class GuestSnippetsTest {
  private static final List<String> STAGES =
      List.of("get-id", "get-credentials", "use-as-guest", "sign-in", "link", "use-as-member");

  @TempDir static Path folder;
  private static Origins origins;
  private static Programs programs;
  private static ShownCode shown;

  @BeforeAll
  static void runTheFlow() throws IOException {
    origins = new Origins();
    programs = new Programs(folder);
    shown = new ShownCode(origins, "reader", GuestNames.FLOW);
    assertThat(origins.runs().runAll("reader", GuestNames.FLOW))
        .allMatch(run -> run.outcome().done());
  }

  @AfterAll
  static void close() throws Exception {
    origins.close();
  }

  @BeforeEach
  void adaIsNewToThePool() {
    shown.forgetIdentities(shown.values().get("identity-pool-id"));
  }

  @Test
  void theAwsCliGoesFromGuestToMember() throws Exception {
    assumeTrue(Programs.installed("bash") && Programs.installed("aws"), "the AWS CLI");
    var identity = Map.of("IDENTITY_ID", programs.bash(cli("get-id"), Map.of()).strip());
    var guest = ShownCode.json(programs.bash(cli("get-credentials"), identity));
    assertThat(programs.bash(cli("use-as-guest"), ShownCode.environment(guest)))
        .startsWith("Welcome, whoever you are.")
        .endsWith("that is for members\n");
    var password = Map.of("PASSWORD", shown.password("sign-in"));
    var tokens = ShownCode.json(programs.bash(cli("sign-in"), password));
    var login = new HashMap<>(identity);
    login.put("ID_TOKEN", tokens.at("/AuthenticationResult/IdToken").asText());
    var linked = ShownCode.json(programs.bash(cli("link"), login));
    assertThat(linked.path("IdentityId").asText()).isEqualTo(identity.get("IDENTITY_ID"));

    var member = new HashMap<>(ShownCode.environment(linked));
    member.putAll(identity);
    assertThat(programs.bash(cli("use-as-member"), member)).startsWith("The members' handbook.");
  }

  @Test
  void pythonGoesFromGuestToMember() throws Exception {
    assumeTrue(programs.boto3(), "Python with boto3");
    var script =
        "password = \"%s\"\n%s\nprint(welcome, who, handbook)\n"
            .formatted(shown.password("sign-in"), shown.of(STAGES, "python"));

    assertThat(programs.python(script, () -> ""))
        .contains(
            "because no identity-based policy allows the s3:GetObject action",
            "Welcome, whoever you are.",
            "assumed-role/FederationLabGuest/CognitoIdentityCredentials",
            "The members' handbook.");
  }

  @Test
  void javaGoesFromGuestToMember() throws Exception {
    var source =
        """
        %s
        public class Shown implements Callable<String> {
          private final String password;
          public Shown(String password) {
            this.password = password;
          }
          public String call() {
            %s
            return welcome + who + handbook;
          }
        }
        """
            .formatted(
                ShownCode.IMPORTS + "import java.util.concurrent.Callable;\n",
                shown.of(STAGES, "java"));

    assertThat(programs.java(source, shown.password("sign-in")))
        .contains("Welcome, whoever you are.", "FederationLabGuest", "The members' handbook.");
  }

  private static String cli(String stage) {
    return shown.of(stage, "aws-cli");
  }
}

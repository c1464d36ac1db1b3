package dev.federationlab.flow.userpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.federationlab.Origins;
import dev.federationlab.flow.words.Words;
import dev.federationlab.prose.ContentFiles;
import dev.federationlab.prose.Markdown;
import dev.federationlab.prose.Terms;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The code that is shown for the user pools' flows does what it says: run as it stands, stage by
 * stage, by the AWS CLI, by Python with boto3, and by the Java compiler.
 */
class PoolSnippetsTest {
  private static final String LEARNER = "reader";
  private static final String PASSWORD = "Correct-Horse-7";
  private static final List<String> SIGN_UP_TO_SIGN_OUT =
      List.of("sign-up", "confirm", "initiate-auth", "respond", "get-user", "refresh", "sign-out");
  private static final List<String> LIFE =
      List.of("sign-in", "expiry", "refresh", "rotate-refresh", "revoke");
  private static final Words WORDS = Words.read(ContentFiles.packaged(), new Markdown(Terms.NONE));
  private static final String IMPORTS =
      Stream.of(
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
              "software.amazon.awssdk.services.cognitoidentityprovider.model.*")
          .map(name -> "import " + name + ";\n")
          .collect(Collectors.joining());

  @TempDir static Path folder;
  private static Origins origins;
  private static Programs programs;

  @BeforeAll
  static void runTheFlows() throws IOException {
    origins = new Origins();
    programs = new Programs(folder);
    for (var flow : List.of(PoolNames.USER_POOL, PoolNames.LIFECYCLE)) {
      assertThat(origins.runs().runAll(LEARNER, flow)).allMatch(run -> run.outcome().done());
    }
  }

  @AfterAll
  static void close() throws Exception {
    origins.close();
  }

  @Test
  void theAwsCliGoesFromSignUpToSignOut() throws Exception {
    assumeTrue(Programs.installed("bash") && Programs.installed("aws"), "the AWS CLI");
    var person = Map.of("USERNAME", "grace", "PASSWORD", PASSWORD);
    programs.bash(cli("sign-up"), person);
    programs.bash(cli("confirm"), Map.of("USERNAME", "grace", "CODE", code("grace")));
    var random = new byte[Srp.SECRET_BYTES];
    Arrays.fill(random, (byte) 7);
    var begun = Srp.begin(random);
    var challenge =
        json(cli("initiate-auth"), Map.of("USERNAME", "grace", "SRP_A", hex(begun.shown())))
            .path("ChallengeParameters");
    var block = challenge.path("SECRET_BLOCK").asText();
    var asked =
        new Srp.Challenge(
            PoolNames.poolName(values(PoolNames.USER_POOL).get("user-pool-id")),
            challenge.path("USER_ID_FOR_SRP").asText(),
            challenge.path("SALT").asText(),
            new BigInteger(challenge.path("SRP_B").asText(), 16),
            block);
    var timestamp = Srp.timestamp(Instant.now());
    var signature = Srp.signature(Srp.agree(begun, asked, PASSWORD), asked, timestamp);
    var tokens =
        json(
                cli("respond"),
                Map.of(
                    "USERNAME", "grace",
                    "SECRET_BLOCK", block,
                    "SIGNATURE", signature,
                    "TIMESTAMP", timestamp))
            .path("AuthenticationResult");
    var access = Map.of("ACCESS_TOKEN", tokens.path("AccessToken").asText());
    assertThat(json(cli("get-user"), access).path("Username").asText()).isEqualTo("grace");
    var refresh = Map.of("REFRESH_TOKEN", tokens.path("RefreshToken").asText());
    var renewed = json(cli("refresh"), refresh).path("AuthenticationResult");
    assertThat(renewed.path("AccessToken").asText()).isNotEmpty();
    assertThat(renewed.has("RefreshToken")).isFalse();
    programs.bash(cli("sign-out"), access);

    assertThat(programs.bash(refused(cli("get-user")), access))
        .contains("Access Token has been revoked");
  }

  @Test
  void pythonGoesFromSignUpToSignOut() throws Exception {
    assumeTrue(programs.boto3(), "Python with boto3");
    var script =
        "username, password = \"hedy\", \"%s\"\n%s\nprint(person[\"Username\"])\n"
            .formatted(PASSWORD, all(PoolNames.USER_POOL, SIGN_UP_TO_SIGN_OUT, "python"));

    assertThat(programs.python(script, () -> code("hedy"))).endsWith("hedy\n");
  }

  @Test
  void javaGoesFromSignUpToSignOut() throws Exception {
    var signUp = code(PoolNames.USER_POOL, "sign-up", "java");
    var rest =
        all(
            PoolNames.USER_POOL,
            SIGN_UP_TO_SIGN_OUT.subList(1, SIGN_UP_TO_SIGN_OUT.size()),
            "java");
    var source =
        """
        %s
        public class Shown implements java.util.concurrent.Callable<String> {
          private final String username;
          private final String password;
          private final java.util.function.UnaryOperator<String> mail;
          public Shown(
              String username, String password, java.util.function.UnaryOperator<String> mail) {
            this.username = username;
            this.password = password;
            this.mail = mail;
          }
          public String call() throws Exception {
            %s
            var code = mail.apply(username);
            %s
            return person.username() + " " + claims.getClaim("token_use");
          }
        }
        """
            .formatted(IMPORTS, signUp, rest);
    UnaryOperator<String> mail = PoolSnippetsTest::code;

    assertThat(programs.java(source, "katherine", PASSWORD, mail)).isEqualTo("katherine access");
  }

  @Test
  void theAwsCliLivesATokensLife() throws Exception {
    assumeTrue(Programs.installed("bash") && Programs.installed("aws"), "the AWS CLI");
    var tokens = json(life("sign-in"), Map.of("PASSWORD", password())).path("AuthenticationResult");
    var access = Map.of("ACCESS_TOKEN", tokens.path("AccessToken").asText());
    assertThat(json(life("expiry"), access).path("Username").asText()).isEqualTo(TokenUser.NAME);
    var refresh = Map.of("REFRESH_TOKEN", tokens.path("RefreshToken").asText());
    assertThat(json(life("refresh"), refresh).path("AuthenticationResult").has("IdToken")).isTrue();
    var rotating =
        Map.of(
            "REFRESH_TOKEN",
            origins
                .runs()
                .run(LEARNER, PoolNames.LIFECYCLE, "rotate-refresh")
                .artifact(dev.federationlab.flow.ArtifactKind.REFRESH_TOKEN)
                .orElseThrow()
                .value());
    var rotated = json(life("rotate-refresh"), rotating).path("AuthenticationResult");
    var next = rotated.path("RefreshToken").asText();
    assertThat(next).isNotEmpty().isNotEqualTo(rotating.get("REFRESH_TOKEN"));
    programs.bash(life("revoke"), Map.of("REFRESH_TOKEN", next));

    var revoked = Map.of("ACCESS_TOKEN", rotated.path("AccessToken").asText());
    assertThat(programs.bash(refused(life("expiry")), revoked))
        .contains("Access Token has been revoked");
    var keys = json(code(PoolNames.LIFECYCLE, "key-rotation", "curl"), Map.of()).path("keys");
    assertThat(keys).hasSizeGreaterThanOrEqualTo(2);
  }

  @Test
  void pythonLivesATokensLife() throws Exception {
    assumeTrue(programs.boto3(), "Python with boto3");
    var script =
        "password = \"%s\"\n%s\nprint(person[\"Username\"], len(renewed))\n"
            .formatted(password(), all(PoolNames.LIFECYCLE, LIFE, "python"));

    assertThat(programs.python(script, () -> "")).isEqualTo(TokenUser.NAME + " 4\n");
  }

  @Test
  void javaLivesATokensLife() throws Exception {
    var source =
        """
        %s
        public class Shown implements java.util.concurrent.Callable<String> {
          private final String password;
          public Shown(String password) {
            this.password = password;
          }
          public String call() throws Exception {
            %s
            %s
            return claims.getStringClaim("cognito:username");
          }
        }
        """
            .formatted(
                IMPORTS,
                all(PoolNames.LIFECYCLE, LIFE, "java"),
                code(PoolNames.LIFECYCLE, "key-rotation", "java"));

    assertThat(programs.java(source, password())).isEqualTo(TokenUser.NAME);
  }

  private static String cli(String stage) {
    return code(PoolNames.USER_POOL, stage, "aws-cli");
  }

  private static String life(String stage) {
    return code(PoolNames.LIFECYCLE, stage, "aws-cli");
  }

  /** A script that ends in failure, which is what is wanted of it. */
  private static String refused(String script) {
    return "if (" + script + "\n) 2>&1; then exit 1; fi";
  }

  private static String all(String flow, List<String> stages, String id) {
    return stages.stream().map(stage -> code(flow, stage, id)).collect(Collectors.joining("\n"));
  }

  private static String code(String flow, String stage, String id) {
    return WORDS.flow(flow).orElseThrow().code(stage, values(flow)).stream()
        .filter(snippet -> snippet.id().equals(id))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private static Map<String, String> values(String flow) {
    return origins.runs().values(LEARNER, flow);
  }

  /** As the person finds it in the inbox. */
  private static String code(String username) {
    return origins.runs().inbox(LEARNER, "").stream()
        .filter(message -> message.to().equals(username + "@example.com"))
        .map(message -> String.valueOf(message.code()))
        .findFirst()
        .orElseThrow();
  }

  /** As a learner reads it: from the request of the sign-in. */
  private static String password() throws IOException {
    var run = origins.runs().progress(LEARNER, PoolNames.LIFECYCLE).run("sign-in").orElseThrow();
    var body = run.messages().get(0).exchange().request().body();
    return new ObjectMapper().readTree(body.bytes()).at("/AuthParameters/PASSWORD").asText();
  }

  private static JsonNode json(String script, Map<String, String> variables) throws Exception {
    return new ObjectMapper().readTree(programs.bash(script, variables));
  }

  private static String hex(BigInteger number) {
    return number.toString(16);
  }
}

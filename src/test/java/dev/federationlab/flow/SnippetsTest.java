package dev.federationlab.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.federationlab.Origins;
import dev.federationlab.flow.words.Words;
import dev.federationlab.prose.ContentFiles;
import dev.federationlab.prose.Markdown;
import dev.federationlab.prose.Terms;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The code that is shown does what it says: each snippet of these flows is run as it stands, by a
 * shell, by the AWS CLI where there is one, and by the Java compiler.
 */
class SnippetsTest {
  private static final String LEARNER = "reader";
  private static final Words WORDS = Words.read(ContentFiles.packaged(), new Markdown(Terms.NONE));
  private static final Pattern ELEMENT =
      Pattern.compile("<(AccessKeyId|SecretAccessKey|SessionToken)>([^<]+)<");

  /**
   * A flow whose code is run.
   *
   * @param token the field that the traded code brings, and AWS takes
   * @param variable of the shell that holds it
   * @param printed what the shell shows when the code was traded
   * @param handOn Java between sign-in and trade: what the one has and the other wants
   * @param wants the parameters of the trade
   * @param name the variable of Java that holds the token
   * @param gets what the trade got for it
   */
  record Shown(
      String flow,
      String token,
      String variable,
      String printed,
      String handOn,
      String wants,
      String name,
      String gets) {}

  private static final List<Shown> SHOWN =
      List.of(
          new Shown(
              "google",
              "id_token",
              "ID_TOKEN",
              "id_token",
              "google, new AuthorizationCode(back), verifier, request.getNonce(), clientSecret",
              "OIDCProviderMetadata google, AuthorizationCode code, CodeVerifier verifier, Nonce"
                  + " nonce, String clientSecret",
              "idToken",
              "tokens.getOIDCTokens().getIDTokenString()"),
          new Shown(
              "facebook",
              "access_token",
              "ACCESS_TOKEN",
              "ada@example.com",
              "back, clientSecret",
              "String code, String clientSecret",
              "accessToken",
              "accessToken"),
          new Shown(
              "amazon",
              "access_token",
              "ACCESS_TOKEN",
              "ada@example.com",
              "new AuthorizationCode(back), verifier",
              "AuthorizationCode code, CodeVerifier verifier",
              "accessToken",
              "accessToken"));

  @TempDir static Path folder;
  private static Origins origins;

  @BeforeAll
  static void runTheFlows() throws IOException {
    origins = new Origins();
    for (var shown : SHOWN) {
      assertThat(origins.runs().runAll(LEARNER, shown.flow()))
          .allMatch(run -> run.outcome().done());
    }
  }

  @AfterAll
  static void close() throws Exception {
    origins.close();
  }

  @TestFactory
  Stream<DynamicTest> curlGoesTheWholeWay() {
    return each(SnippetsTest::curl);
  }

  @TestFactory
  Stream<DynamicTest> theAwsCliTakesTheRoleAndUsesIt() {
    return each(SnippetsTest::awsCli);
  }

  @TestFactory
  Stream<DynamicTest> javaGoesTheWholeWay() {
    return each(SnippetsTest::java);
  }

  private interface Trial {
    void of(Shown shown) throws Exception;
  }

  private static Stream<DynamicTest> each(Trial trial) {
    return SHOWN.stream()
        .map(shown -> DynamicTest.dynamicTest(shown.flow(), () -> trial.of(shown)));
  }

  private static void curl(Shown shown) throws Exception {
    var tools = installed("bash") && installed("curl") && installed("openssl");
    assumeTrue(tools, "bash, curl and openssl");

    var keeps = "\necho \"${CODE_VERIFIER-none}\"";
    var begun = bash(code(shown, "sign-in", "curl") + keeps, Map.of()).split("\n");
    var code = codeOf(new OwnBrowser().signIn(URI.create(begun[0]), "ada", "allow"));
    var traded =
        bash(
            code(shown, "trade-code", "curl"),
            Map.of("CODE", code, "CODE_VERIFIER", begun[1], "CLIENT_SECRET", clientSecret(shown)));
    // Whatever is asked about the token afterwards is printed below it.
    var token = new ObjectMapper().readTree(traded).path(shown.token()).asText();
    var variables = Map.of(shown.variable(), token);
    var credentials = credentials(bash(code(shown, "assume-role", "curl"), variables));

    assertThat(bash(code(shown, "use-s3", "curl"), credentials)).isEqualTo("Hello, S3!");
    assertThat(traded).contains(shown.printed());
  }

  private static void awsCli(Shown shown) throws Exception {
    assumeTrue(installed("bash") && installed("aws"), "the AWS CLI");

    var variables = Map.of(shown.variable(), token(shown));
    var taken =
        new ObjectMapper()
            .readTree(bash(code(shown, "assume-role", "aws-cli"), variables))
            .path("Credentials");
    var credentials =
        Map.of(
            "AWS_ACCESS_KEY_ID", taken.path("AccessKeyId").asText(),
            "AWS_SECRET_ACCESS_KEY", taken.path("SecretAccessKey").asText(),
            "AWS_SESSION_TOKEN", taken.path("SessionToken").asText());

    assertThat(bash(code(shown, "use-s3", "aws-cli"), credentials))
        .startsWith("Hello, S3!")
        .contains(" hello.txt");
  }

  private static void java(Shown shown) throws Exception {
    Function<URI, String> person =
        address -> codeOf(new OwnBrowser().signIn(address, "ada", "allow"));
    var program = new ShownProgram(shown, stage -> code(shown, stage, "java"));

    assertThat(program.compiled(folder).apply(person, clientSecret(shown))).isEqualTo("Hello, S3!");
  }

  private static String code(Shown shown, String stage, String id) {
    var values = origins.runs().values(LEARNER, shown.flow());
    return WORDS.flow(shown.flow()).orElseThrow().code(stage, values).stream()
        .filter(snippet -> snippet.id().equals(id))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private static String codeOf(URI callback) {
    return Query.first(callback, "code").orElseThrow();
  }

  /** As a learner reads it: from the request of the stage; none for a public client. */
  private static String clientSecret(Shown shown) {
    var run = progress(shown).run("trade-code").orElseThrow();
    return run.messages().stream()
        .map(message -> message.exchange().request())
        .flatMap(request -> Stream.of(request.uri(), URI.create("?" + request.body().text())))
        .flatMap(form -> Query.first(form, "client_secret").stream())
        .findFirst()
        .orElse("");
  }

  private static String token(Shown shown) {
    var kind =
        shown.token().equals("id_token") ? ArtifactKind.ID_TOKEN : ArtifactKind.PROVIDER_TOKEN;
    return progress(shown).artifact(kind).orElseThrow().value();
  }

  private static Progress progress(Shown shown) {
    return origins.runs().progress(LEARNER, shown.flow());
  }

  private static Map<String, String> credentials(String xml) {
    var found = new HashMap<String, String>();
    var matcher = ELEMENT.matcher(xml);
    while (matcher.find()) {
      found.put(matcher.group(1), matcher.group(2));
    }
    return Map.of(
        "AWS_ACCESS_KEY_ID", found.get("AccessKeyId"),
        "AWS_SECRET_ACCESS_KEY", found.get("SecretAccessKey"),
        "AWS_SESSION_TOKEN", found.get("SessionToken"));
  }

  private static boolean installed(String tool) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(place -> Files.isExecutable(Path.of(place, tool)));
  }

  /** What a script prints; it must end well. */
  private static String bash(String script, Map<String, String> variables) throws Exception {
    var errors = folder.resolve("errors.txt");
    var building = new ProcessBuilder("bash", "-euc", script).redirectError(errors.toFile());
    building.environment().keySet().removeIf(name -> name.startsWith("AWS_"));
    building.environment().put("AWS_CONFIG_FILE", "/dev/null");
    building.environment().put("AWS_SHARED_CREDENTIALS_FILE", "/dev/null");
    building.environment().put("AWS_EC2_METADATA_DISABLED", "true");
    building.environment().putAll(variables);
    var process = building.start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
    return printed;
  }
}

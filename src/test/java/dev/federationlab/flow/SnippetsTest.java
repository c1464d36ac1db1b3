package dev.federationlab.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.federationlab.Origins;
import dev.federationlab.flow.words.Words;
import dev.federationlab.prose.ContentFiles;
import dev.federationlab.prose.Markdown;
import dev.federationlab.prose.Terms;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The code that is shown does what it says: each snippet of the flow is run as it stands, by a
 * shell, by the AWS CLI where there is one, and by the Java compiler.
 */
class SnippetsTest {
  private static final String FLOW = "google";
  private static final String LEARNER = "reader";
  private static final Words WORDS = Words.read(ContentFiles.packaged(), new Markdown(Terms.NONE));
  private static final Pattern ELEMENT =
      Pattern.compile("<(AccessKeyId|SecretAccessKey|SessionToken)>([^<]+)<");

  @TempDir static Path folder;
  private static Origins origins;

  @BeforeAll
  static void runTheFlow() throws IOException {
    origins = new Origins();
    assertThat(origins.runs().runAll(LEARNER, FLOW)).allMatch(run -> run.outcome().done());
  }

  @AfterAll
  static void close() throws Exception {
    origins.close();
  }

  @Test
  void curlGoesTheWholeWay() throws Exception {
    var tools = installed("bash") && installed("curl") && installed("openssl");
    assumeTrue(tools, "bash, curl and openssl");

    var begun = bash(code("sign-in", "curl") + "\necho \"$CODE_VERIFIER\"", Map.of()).split("\n");
    var code = codeOf(new OwnBrowser().signIn(URI.create(begun[0]), "ada", "allow"));
    var traded =
        bash(
            code("trade-code", "curl"),
            Map.of("CODE", code, "CODE_VERIFIER", begun[1], "CLIENT_SECRET", clientSecret()));
    var idToken = new ObjectMapper().readTree(traded).path("id_token").asText();
    var credentials = credentials(bash(code("assume-role", "curl"), Map.of("ID_TOKEN", idToken)));

    assertThat(bash(code("use-s3", "curl"), credentials)).isEqualTo("Hello, S3!");
  }

  @Test
  void theAwsCliTakesTheRoleAndUsesIt() throws Exception {
    assumeTrue(installed("bash") && installed("aws"), "the AWS CLI");

    var taken =
        new ObjectMapper()
            .readTree(bash(code("assume-role", "aws-cli"), Map.of("ID_TOKEN", idToken())))
            .path("Credentials");
    var credentials =
        Map.of(
            "AWS_ACCESS_KEY_ID", taken.path("AccessKeyId").asText(),
            "AWS_SECRET_ACCESS_KEY", taken.path("SecretAccessKey").asText(),
            "AWS_SESSION_TOKEN", taken.path("SessionToken").asText());

    assertThat(bash(code("use-s3", "aws-cli"), credentials))
        .startsWith("Hello, S3!")
        .contains(" hello.txt");
  }

  @Test
  void javaGoesTheWholeWay() throws Exception {
    Function<URI, String> person =
        address -> codeOf(new OwnBrowser().signIn(address, "ada", "allow"));
    var compiled =
        compile(
            """
            %s
            var signIn = request.toURI();
            var nonce = request.getNonce();
            var code = new com.nimbusds.oauth2.sdk.AuthorizationCode(person.apply(signIn));
            return new Trade().run(google, code, verifier, nonce, clientSecret);
            """
                .formatted(code("sign-in", "java")),
            code("trade-code", "java").replace("System.getenv(\"CLIENT_SECRET\")", "clientSecret"),
            code("assume-role", "java"),
            code("use-s3", "java"));

    assertThat(compiled.apply(person, clientSecret())).isEqualTo("Hello, S3!");
  }

  private static String code(String stage, String id) {
    var values = origins.runs().values(LEARNER, FLOW);
    return WORDS.flow(FLOW).orElseThrow().code(stage, values).stream()
        .filter(snippet -> snippet.id().equals(id))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private static String codeOf(URI callback) {
    return field(callback.getRawQuery(), "code");
  }

  /** As a learner reads it: from the request of the stage. */
  private static String clientSecret() {
    var run = progress().run("trade-code").orElseThrow();
    return run.messages().stream()
        .map(message -> message.exchange().request().body().text())
        .filter(body -> body.contains("client_secret="))
        .map(body -> field(body, "client_secret"))
        .findFirst()
        .orElseThrow();
  }

  private static String idToken() {
    return progress().artifact(ArtifactKind.ID_TOKEN).orElseThrow().value();
  }

  private static Progress progress() {
    return origins.runs().progress(LEARNER, FLOW);
  }

  private static String field(String form, String name) {
    return Stream.of(form.split("&", -1))
        .filter(pair -> pair.startsWith(name + "="))
        .map(pair -> pair.substring(name.length() + 1))
        .map(value -> URLDecoder.decode(value, StandardCharsets.UTF_8))
        .findFirst()
        .orElseThrow();
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

  /** The snippets as the methods of one program, which hand on what they got. */
  private static Compiled compile(String signIn, String trade, String assume, String use)
      throws Exception {
    var imports =
        Stream.of(
                "java.net.URI",
                "com.nimbusds.jose.*",
                "com.nimbusds.oauth2.sdk.*",
                "com.nimbusds.oauth2.sdk.auth.*",
                "com.nimbusds.oauth2.sdk.id.*",
                "com.nimbusds.oauth2.sdk.pkce.*",
                "com.nimbusds.openid.connect.sdk.*",
                "com.nimbusds.openid.connect.sdk.op.*",
                "com.nimbusds.openid.connect.sdk.validators.*",
                "software.amazon.awssdk.auth.credentials.*",
                "software.amazon.awssdk.core.sync.RequestBody",
                "software.amazon.awssdk.regions.Region",
                "software.amazon.awssdk.services.s3.S3Client",
                "software.amazon.awssdk.services.sts.StsClient")
            .map(name -> "import " + name + ";\n")
            .reduce("", String::concat);
    var program =
        imports
            + """
            public class Shown {
              public static String run(
                  java.util.function.Function<URI, String> person, String clientSecret)
                  throws Exception {
                %s
              }
            }
            class Trade {
              String run(
                  OIDCProviderMetadata google, AuthorizationCode code, CodeVerifier verifier,
                  Nonce nonce, String clientSecret) throws Exception {
                %s
                return new Use().run(tokens.getOIDCTokens().getIDTokenString());
              }
            }
            class Use {
              String run(String idToken) {
                %s
                return use(
                    credentials.accessKeyId(),
                    credentials.secretAccessKey(),
                    credentials.sessionToken());
              }
              String use(String accessKeyId, String secretAccessKey, String sessionToken) {
                %s
                return list.keyCount() > 0 ? text : "nothing listed";
              }
            }
            """
                .formatted(signIn, trade, assume, use);
    var source = Files.writeString(folder.resolve("Shown.java"), program);
    var complaints = new ByteArrayOutputStream();
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                null,
                complaints,
                "-proc:none",
                "-nowarn",
                "-d",
                folder.toString(),
                "-cp",
                classPath(),
                source.toString());
    assertThat(status).as(complaints.toString(StandardCharsets.UTF_8)).isZero();
    var loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, SnippetsTest.class.getClassLoader());
    var method = loader.loadClass("Shown").getMethod("run", Function.class, String.class);
    return (person, secret) -> (String) method.invoke(null, person, secret);
  }

  /** That of this test, whoever started it. */
  private static String classPath() {
    return SnippetsTest.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs())
            .map(URL::getPath)
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  private interface Compiled {
    String apply(Function<URI, String> person, String clientSecret) throws Exception;
  }
}

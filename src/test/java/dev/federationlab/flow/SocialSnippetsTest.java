package dev.federationlab.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.federationlab.Origins;
import dev.federationlab.flow.words.Words;
import dev.federationlab.prose.ContentFiles;
import dev.federationlab.prose.Markdown;
import dev.federationlab.prose.Terms;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The shell code of the flow social, run as it is shown. */
class SocialSnippetsTest {
  private static final String LEARNER = "learner-of-social-code";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static Origins origins;
  private static StageRun signIn;

  @BeforeAll
  static void run() throws Exception {
    origins = new Origins();
    signIn = origins.runs().run(LEARNER, "social", "sign-in");
    assertThat(signIn.outcome()).isEqualTo(Outcome.DONE);
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "curl");
  }

  @AfterAll
  static void close() throws Exception {
    origins.close();
  }

  @Test
  void goesThroughThePoolToItsTokens() throws Exception {
    var begun = bash(code("sign-in") + "\necho \"$CODE_VERIFIER\"", Map.of()).split("\n");
    var back = new OwnBrowser().signIn(URI.create(begun[0]), "ada", "allow");
    var code = Query.first(back, "code").orElseThrow();

    var tokens = bash(code("trade-code"), Map.of("CODE", code, "CODE_VERIFIER", begun[1]));

    assertThat(JSON.readTree(tokens).fieldNames())
        .toIterable()
        .contains("id_token", "access_token", "refresh_token");
  }

  @Test
  void asksFacebookAsThePoolDoes() throws Exception {
    var code = signIn.artifact(ArtifactKind.AUTHORIZATION_CODE).orElseThrow().value();

    var person =
        bash(code("pool-trades-code"), Map.of("FACEBOOK_CODE", code, "POOLS_SECRET", secret()));

    assertThat(JSON.readTree(person).path("name").asText()).isEqualTo("Ada Okafor");
  }

  /** As a learner reads it: from the set-up of the provider. */
  private static String secret() throws Exception {
    for (var message : signIn.preparation()) {
      if (message.title().equals("CreateIdentityProvider")) {
        var body = JSON.readTree(message.exchange().request().body().text());
        return body.path("ProviderDetails").path("client_secret").asText();
      }
    }
    throw new AssertionError("no provider was set up");
  }

  private static String code(String stage) {
    var words = Words.read(ContentFiles.packaged(), new Markdown(Terms.NONE));
    var values = origins.runs().values(LEARNER, "social");
    return words.flow("social").orElseThrow().code(stage, values).stream()
        .filter(snippet -> snippet.id().equals("curl"))
        .findFirst()
        .orElseThrow()
        .text();
  }

  private static String bash(String script, Map<String, String> variables) throws Exception {
    var building = new ProcessBuilder("bash", "-euc", script).redirectErrorStream(true);
    building.environment().putAll(variables);
    var process = building.start();
    var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(printed).isZero();
    return printed.strip();
  }
}

package dev.federationlab.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.flow.SnippetsTest.Shown;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The Java that a flow shows, stage by stage, as the methods of one program. */
final class ShownProgram {
  private static final String PROGRAM =
      """
      public class Shown {
        public static String run(
            java.util.function.Function<URI, String> person, String clientSecret)
            throws Exception {
          %s
          var back = person.apply(request.toURI());
          return new Trade().run(%s);
        }
      }
      class Trade {
        String run(%s) throws Exception {
          %s
          return new Use().run(%s);
        }
      }
      class Use {
        String run(String %s) {
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
      """;

  private final Shown shown;
  private final UnaryOperator<String> code;

  /**
   * @param code the Java of a stage
   */
  ShownProgram(Shown shown, UnaryOperator<String> code) {
    this.shown = shown;
    this.code = code;
  }

  /** A program that runs, given who signs in and the app's secret. */
  interface Compiled {
    String apply(Function<URI, String> person, String clientSecret) throws Exception;
  }

  Compiled compiled(Path parent) throws Exception {
    var folder = Files.createDirectories(parent.resolve(shown.flow()));
    var source = Files.writeString(folder.resolve("Shown.java"), imports() + text());
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
    return loaded(folder);
  }

  private static Compiled loaded(Path folder) throws IOException, ReflectiveOperationException {
    var loader =
        new URLClassLoader(new URL[] {folder.toUri().toURL()}, ShownProgram.class.getClassLoader());
    var method = loader.loadClass("Shown").getMethod("run", Function.class, String.class);
    return (person, secret) -> (String) method.invoke(null, person, secret);
  }

  private String text() {
    var trade =
        code.apply("trade-code").replace("System.getenv(\"CLIENT_SECRET\")", "clientSecret");
    return PROGRAM.formatted(
        code.apply("sign-in"),
        shown.handOn(),
        shown.wants(),
        trade,
        shown.gets(),
        shown.name(),
        code.apply("assume-role"),
        code.apply("use-s3"));
  }

  private static String imports() {
    return Stream.of(
            "java.net.URI",
            "java.net.URLEncoder",
            "static java.nio.charset.StandardCharsets.UTF_8",
            "java.util.List",
            "java.util.Map",
            "java.util.stream.Collectors",
            "net.minidev.json.JSONObject",
            "com.nimbusds.jose.*",
            "com.nimbusds.oauth2.sdk.*",
            "com.nimbusds.oauth2.sdk.auth.*",
            "com.nimbusds.oauth2.sdk.http.*",
            "com.nimbusds.oauth2.sdk.id.*",
            "com.nimbusds.oauth2.sdk.pkce.*",
            "com.nimbusds.oauth2.sdk.util.*",
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
  }

  /** That of this test, whoever started it. */
  private static String classPath() {
    return ShownProgram.class.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs())
            .map(URL::getPath)
            .collect(Collectors.joining(File.pathSeparator))
        : System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }
}

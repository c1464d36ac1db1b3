package dev.federationlab.flow.snippet;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java that a flow shows, stage by stage, as the methods of one program. */
final class ProviderProgram {
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

  private ProviderProgram() {}

  /** The one reading of the environment is of the program's argument. */
  static String text(ProviderCode shown, ShownCode code) {
    var trade =
        code.of("trade-code", "java").replace("System.getenv(\"CLIENT_SECRET\")", "clientSecret");
    return imports()
        + PROGRAM.formatted(
            code.of("sign-in", "java"),
            shown.handOn(),
            shown.wants(),
            trade,
            shown.gets(),
            shown.name(),
            code.of("assume-role", "java"),
            code.of("use-s3", "java"));
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
        .collect(Collectors.joining());
  }
}

package dev.federationlab.flow.snippet;

import static dev.federationlab.flow.snippet.ShownCode.environment;
import static dev.federationlab.flow.snippet.ShownCode.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Outcome;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The code of the flow social, from Facebook through both pools to Lambda, DynamoDB and S3. */
final class SocialCode {
  static final Map<String, Journey> JOURNEYS =
      Map.of("curl", SocialCode::curl, "aws-cli", SocialCode::awsCli, "java", SocialCode::java);

  private static final List<String> IMPORTS =
      List.of(
          "java.net.URI",
          "java.util.Map",
          "com.nimbusds.jose.JWSAlgorithm",
          "com.nimbusds.oauth2.sdk.*",
          "com.nimbusds.oauth2.sdk.id.*",
          "com.nimbusds.oauth2.sdk.pkce.*",
          "com.nimbusds.openid.connect.sdk.*",
          "com.nimbusds.openid.connect.sdk.validators.IDTokenValidator",
          "software.amazon.awssdk.auth.credentials.*",
          "software.amazon.awssdk.core.SdkBytes",
          "software.amazon.awssdk.core.sync.RequestBody",
          "software.amazon.awssdk.regions.Region",
          "software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient",
          "software.amazon.awssdk.services.dynamodb.DynamoDbClient",
          "software.amazon.awssdk.services.dynamodb.model.AttributeValue",
          "software.amazon.awssdk.services.lambda.LambdaClient",
          "software.amazon.awssdk.services.s3.S3Client");

  private SocialCode() {}

  private static void curl(ShownCode code, Programs programs) throws Exception {
    assumeTrue(Programs.curl(), "bash, curl and openssl");
    asksFacebookAsThePoolDoes(code.to("somebody-else"), programs);
    var keeps = "\necho \"$CODE_VERIFIER\"";
    var begun = programs.bash(code.of("sign-in", "curl") + keeps, Map.of()).split("\n");
    var back = ShownCode.signIn(URI.create(begun[0]));
    var tokens =
        json(
            programs.bash(
                code.of("trade-code", "curl"), Map.of("CODE", back, "CODE_VERIFIER", begun[1])));
    assertThat(tokens.fieldNames()).toIterable().contains("access_token", "refresh_token");

    var session = lent(code, programs, "curl", tokens.path("id_token").asText());
    assertThat(programs.bash(code.of("invoke-function", "curl"), session)).contains("Hello, Ada");
    assertThat(programs.bash(code.of("use-dynamodb", "curl"), session))
        .contains("Hello, DynamoDB!");
    assertThat(programs.bash(code.of("use-s3", "curl"), session)).isEqualTo("Hello, S3!");
  }

  /** With a code that the pool has not traded yet. */
  private static void asksFacebookAsThePoolDoes(ShownCode code, Programs programs)
      throws Exception {
    assertThat(code.runs().run(code.learner(), code.flow(), "sign-in").outcome())
        .isEqualTo(Outcome.DONE);
    var variables =
        Map.of(
            "FACEBOOK_CODE", code.artifact(ArtifactKind.AUTHORIZATION_CODE).value(),
            "POOLS_SECRET", secret(code));

    var person = json(programs.bash(code.of("pool-trades-code", "curl"), variables));

    assertThat(person.path("name").asText()).isEqualTo("Ada Okafor");
  }

  /** As a learner reads it: from the set-up of the provider. */
  private static String secret(ShownCode code) throws IOException {
    for (var message : code.run("sign-in").preparation()) {
      if (message.title().equals("CreateIdentityProvider")) {
        var body = json(message.exchange().request().body().text());
        return body.path("ProviderDetails").path("client_secret").asText();
      }
    }
    throw new AssertionError("no provider was set up");
  }

  private static void awsCli(ShownCode code, Programs programs) throws Exception {
    assumeTrue(Programs.awsCli(), "the AWS CLI");
    var root = new HashMap<>(code.root());
    root.put("APP_SECRET", secret(code));
    assertThat(programs.bash(code.of("sign-in", "aws-cli"), root)).contains("\"ClientName\"");

    var idToken = code.artifact(ArtifactKind.ID_TOKEN).value();
    var session = lent(code, programs, "aws-cli", idToken);
    assertThat(programs.bash(code.of("invoke-function", "aws-cli"), session))
        .contains("Hello, Ada");
    assertThat(programs.bash(code.of("use-dynamodb", "aws-cli"), session))
        .contains("Hello, DynamoDB!");
    assertThat(programs.bash(code.of("use-s3", "aws-cli"), session))
        .startsWith("Hello, S3!")
        .contains(" hello.txt");
  }

  /** The credentials that the identity pool lends for a token. */
  private static Map<String, String> lent(
      ShownCode code, Programs programs, String id, String idToken) throws Exception {
    var login = Map.of("ID_TOKEN", idToken);
    var identity = json(programs.bash(code.of("get-id", id), login));
    assertThat(identity.path("IdentityId").asText()).isEqualTo(code.values().get("identity-id"));
    return environment(json(programs.bash(code.of("get-credentials", id), login)));
  }

  private static void java(ShownCode code, Programs programs) throws Exception {
    Function<URI, String> person = ShownCode::signIn;
    var body =
        """
        %s
        var code = new AuthorizationCode(person.apply(request.toURI()));
        var nonce = request.getNonce();
        %s
        var idToken = tokens.getIDTokenString();
        %s
        return identityId + greeting + mine.count() + text + list.keyCount();
        """
            .formatted(
                code.of("sign-in", "java"),
                code.of("trade-code", "java"),
                code.of(
                    List.of(
                        "get-id", "get-credentials", "invoke-function", "use-dynamodb", "use-s3"),
                    "java"));
    var source =
        ShownCode.program(IMPORTS, "java.util.function.Function<URI, String> person", body);

    assertThat(programs.java(source, person))
        .startsWith(code.values().get("identity-id"))
        .contains("Hello, Ada")
        .endsWith("1Hello, S3!1");
  }
}

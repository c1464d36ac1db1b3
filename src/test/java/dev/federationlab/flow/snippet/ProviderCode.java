package dev.federationlab.flow.snippet;

import static dev.federationlab.flow.snippet.ShownCode.environment;
import static dev.federationlab.flow.snippet.ShownCode.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.federationlab.flow.ArtifactKind;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The code of a flow that trades a provider's token at STS.
 *
 * @param token the field that the traded code brings, and AWS takes
 * @param variable of the shell that holds it
 * @param kind of the token
 * @param printed what the shell shows when the code was traded
 * @param handOn Java between sign-in and trade: what the one has and the other wants
 * @param wants the parameters of the trade
 * @param name the variable of Java that holds the token
 * @param gets what the trade got for it
 */
record ProviderCode(
    String token,
    String variable,
    ArtifactKind kind,
    String printed,
    String handOn,
    String wants,
    String name,
    String gets) {
  private static final Pattern ELEMENT =
      Pattern.compile("<(AccessKeyId|SecretAccessKey|SessionToken)>([^<]+)<");

  static final ProviderCode GOOGLE =
      new ProviderCode(
          "id_token",
          "ID_TOKEN",
          ArtifactKind.ID_TOKEN,
          "id_token",
          "google, new AuthorizationCode(back), verifier, request.getNonce(), clientSecret",
          "OIDCProviderMetadata google, AuthorizationCode code, CodeVerifier verifier, Nonce"
              + " nonce, String clientSecret",
          "idToken",
          "tokens.getOIDCTokens().getIDTokenString()");

  static final ProviderCode FACEBOOK =
      new ProviderCode(
          "access_token",
          "ACCESS_TOKEN",
          ArtifactKind.PROVIDER_TOKEN,
          "ada@example.com",
          "back, clientSecret",
          "String code, String clientSecret",
          "accessToken",
          "accessToken");

  static final ProviderCode AMAZON =
      new ProviderCode(
          "access_token",
          "ACCESS_TOKEN",
          ArtifactKind.PROVIDER_TOKEN,
          "ada@example.com",
          "new AuthorizationCode(back), verifier",
          "AuthorizationCode code, CodeVerifier verifier",
          "accessToken",
          "accessToken");

  Map<String, Journey> journeys() {
    return Map.of("curl", this::curl, "aws-cli", this::awsCli, "java", this::java);
  }

  private void curl(ShownCode code, Programs programs) throws Exception {
    assumeTrue(Programs.curl(), "bash, curl and openssl");
    var keeps = "\necho \"${CODE_VERIFIER-none}\"";
    var begun = programs.bash(code.of("sign-in", "curl") + keeps, Map.of()).split("\n");
    var traded =
        programs.bash(
            code.of("trade-code", "curl"),
            Map.of(
                "CODE", ShownCode.signIn(URI.create(begun[0])),
                "CODE_VERIFIER", begun[1],
                "CLIENT_SECRET", code.sent("trade-code", "client_secret")));
    // Whatever is asked about the token afterwards is printed below it.
    var variables = Map.of(variable, json(traded).path(token).asText());
    var credentials = credentials(programs.bash(code.of("assume-role", "curl"), variables));

    assertThat(programs.bash(code.of("use-s3", "curl"), credentials)).isEqualTo("Hello, S3!");
    assertThat(traded).contains(printed);
  }

  private void awsCli(ShownCode code, Programs programs) throws Exception {
    assumeTrue(Programs.awsCli(), "the AWS CLI");
    var variables = Map.of(variable, code.artifact(kind).value());
    var taken = json(programs.bash(code.of("assume-role", "aws-cli"), variables));

    assertThat(programs.bash(code.of("use-s3", "aws-cli"), environment(taken)))
        .startsWith("Hello, S3!")
        .contains(" hello.txt");
  }

  private void java(ShownCode code, Programs programs) throws Exception {
    Function<URI, String> person = ShownCode::signIn;
    var secret = code.sent("trade-code", "client_secret");

    assertThat(programs.java(ProviderProgram.text(this, code), person, secret))
        .isEqualTo("Hello, S3!");
  }

  /** Credentials of an answer of STS in XML, as the environment holds them. */
  static Map<String, String> credentials(String xml) {
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
}

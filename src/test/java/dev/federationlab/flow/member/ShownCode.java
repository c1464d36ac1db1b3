package dev.federationlab.flow.member;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.federationlab.Origins;
import dev.federationlab.flow.Sandbox;
import dev.federationlab.flow.words.Words;
import dev.federationlab.prose.ContentFiles;
import dev.federationlab.prose.Markdown;
import dev.federationlab.prose.Terms;
import dev.federationlab.store.Kind;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityDescription;

/** The code that a flow of the members' pool shows to one learner, and what it needs besides. */
public record ShownCode(Origins origins, String learner, String flow) {
  private static final Words WORDS = Words.read(ContentFiles.packaged(), new Markdown(Terms.NONE));

  /** What Java code is compiled with. */
  public static final String IMPORTS =
      List.of(
              "java.net.URI",
              "java.util.*",
              "java.util.stream.*",
              "com.nimbusds.jwt.SignedJWT",
              "software.amazon.awssdk.auth.credentials.*",
              "software.amazon.awssdk.core.sync.RequestBody",
              "software.amazon.awssdk.regions.Region",
              "software.amazon.awssdk.services.cognitoidentity.*",
              "software.amazon.awssdk.services.cognitoidentityprovider.*",
              "software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFlowType",
              "software.amazon.awssdk.services.dynamodb.DynamoDbClient",
              "software.amazon.awssdk.services.dynamodb.model.AttributeValue",
              "software.amazon.awssdk.services.dynamodb.model.DynamoDbException",
              "software.amazon.awssdk.services.s3.S3Client",
              "software.amazon.awssdk.services.s3.model.S3Exception",
              "software.amazon.awssdk.services.sts.StsClient")
          .stream()
          .map(name -> "import " + name + ";\n")
          .collect(Collectors.joining());

  /** Of a stage in one language. */
  public String of(String stage, String id) {
    return WORDS.flow(flow).orElseThrow().code(stage, values()).stream()
        .filter(snippet -> snippet.id().equals(id))
        .findFirst()
        .orElseThrow()
        .text();
  }

  /** Of several stages, one after the other. */
  public String of(List<String> stages, String id) {
    return stages.stream().map(stage -> of(stage, id)).collect(Collectors.joining("\n"));
  }

  /** The values of its placeholders. */
  public Map<String, String> values() {
    return origins.runs().values(learner, flow);
  }

  /** As a learner reads it: from the first request of a stage that signs in. */
  public String password(String stage) throws IOException {
    var run = origins.runs().progress(learner, flow).run(stage).orElseThrow();
    return json(run.messages().get(0).exchange().request().body().text())
        .at("/AuthParameters/PASSWORD")
        .asText();
  }

  /** A text as JSON. */
  public static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  /** Credentials of an identity pool's answer, as the environment holds them. */
  public static Map<String, String> environment(JsonNode answer) {
    var credentials = answer.path("Credentials");
    return Map.of(
        "AWS_ACCESS_KEY_ID", credentials.path("AccessKeyId").asText(),
        "AWS_SECRET_ACCESS_KEY", credentials.path("SecretKey").asText(),
        "AWS_SESSION_TOKEN", credentials.path("SessionToken").asText());
  }

  /** Deletes every identity of a pool, so that each login is a stranger to it. */
  public void forgetIdentities(String poolId) {
    var sandbox =
        origins
            .store()
            .read(tx -> tx.find("learner:" + learner, Kind.of("sandbox", Sandbox.class), "aws"))
            .orElseThrow()
            .value();
    try (var pools =
        CognitoIdentityClient.builder()
            .endpointOverride(origins.parties().aws())
            .region(Region.US_EAST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(sandbox.accessKeyId(), sandbox.secretAccessKey())))
            .build()) {
      var known =
          pools.listIdentities(r -> r.identityPoolId(poolId).maxResults(60)).identities().stream()
              .map(IdentityDescription::identityId)
              .toList();
      if (!known.isEmpty()) {
        pools.deleteIdentities(r -> r.identityIdsToDelete(known));
      }
    }
  }
}

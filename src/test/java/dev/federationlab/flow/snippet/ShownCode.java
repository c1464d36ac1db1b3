package dev.federationlab.flow.snippet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.federationlab.Origins;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.OwnBrowser;
import dev.federationlab.flow.Query;
import dev.federationlab.flow.Runner;
import dev.federationlab.flow.Sandbox;
import dev.federationlab.flow.StageRun;
import dev.federationlab.flow.words.FlowWords;
import dev.federationlab.flow.words.StageWords.Snippet;
import dev.federationlab.flow.words.Words;
import dev.federationlab.prose.ContentFiles;
import dev.federationlab.prose.Markdown;
import dev.federationlab.prose.Terms;
import dev.federationlab.store.Kind;
import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityDescription;

/**
 * The code that a flow shows to one learner, and what a learner reads elsewhere on its pages to run
 * it.
 *
 * @param taken the snippets that were asked for: {@code "get-id/aws-cli"}
 */
record ShownCode(Origins origins, String learner, String flow, Set<String> taken) {
  private static final Words WORDS = Words.read(ContentFiles.packaged(), new Markdown(Terms.NONE));

  ShownCode(Origins origins, String learner, String flow) {
    this(origins, learner, flow, new TreeSet<>());
  }

  /** Every snippet of a flow, as {@link #taken} names them. */
  static Set<String> every(String flow) {
    return words(flow).stages().values().stream()
        .flatMap(stage -> stage.code().stream().map(snippet -> named(stage.id(), snippet.id())))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What another learner is shown; what is asked for counts here. */
  ShownCode to(String other) {
    return new ShownCode(origins, other, flow, taken);
  }

  /** Of a stage in one language. */
  String of(String stage, String id) {
    taken.add(named(stage, id));
    return words(flow).code(stage, values()).stream()
        .filter(snippet -> snippet.id().equals(id))
        .map(Snippet::text)
        .findFirst()
        .orElseThrow();
  }

  /** Of some stages, one after the other. */
  String of(List<String> stages, String id) {
    return stages.stream().map(stage -> of(stage, id)).collect(Collectors.joining("\n"));
  }

  /** Of all stages that have some in a language, in the order of the flow. */
  String whole(String id) {
    return runs().flow(flow).orElseThrow().stages().stream()
        .filter(stage -> every(flow).contains(named(stage.id(), id)))
        .map(stage -> of(stage.id(), id))
        .collect(Collectors.joining("\n"));
  }

  private static String named(String stage, String id) {
    return stage + "/" + id;
  }

  private static FlowWords words(String flow) {
    return WORDS.flow(flow).orElseThrow();
  }

  Runner runs() {
    return origins.runs();
  }

  /** The values of its placeholders. */
  Map<String, String> values() {
    return runs().values(learner, flow);
  }

  StageRun run(String stage) {
    return runs().progress(learner, flow).run(stage).orElseThrow();
  }

  /** The latest of its kind, as the Token tab shows it. */
  Artifact artifact(ArtifactKind kind) {
    return runs().progress(learner, flow).artifact(kind).orElseThrow();
  }

  /** A field of a form or an address in the requests of a stage; empty if there is none. */
  String sent(String stage, String field) {
    return run(stage).messages().stream()
        .map(message -> message.exchange().request())
        .flatMap(request -> Stream.of(request.uri(), URI.create("?" + formText(request.body()))))
        .flatMap(form -> Query.first(form, field).stream())
        .findFirst()
        .orElse("");
  }

  private static String formText(dev.federationlab.http.Body body) {
    return body.text().startsWith("{") ? "" : body.text();
  }

  /** Ada signs in in a browser of her own: the code that it comes back with. */
  static String signIn(URI address) {
    return Query.first(new OwnBrowser().signIn(address, "ada", "allow"), "code").orElseThrow();
  }

  /** Who signed in with which password at a stage, by username. */
  Map<String, String> passwords(String stage) throws IOException {
    var found = new HashMap<String, String>();
    for (var message : run(stage).messages()) {
      var text = message.exchange().request().body().text();
      if (text.contains("AuthParameters")) {
        var parameters = json(text).path("AuthParameters");
        found.put(parameters.path("USERNAME").asText(), parameters.path("PASSWORD").asText());
      }
    }
    return found;
  }

  /** Of the only one who did. */
  String password(String stage) throws IOException {
    return passwords(stage).values().iterator().next();
  }

  /** A text as JSON. */
  static JsonNode json(String text) throws IOException {
    return new ObjectMapper().readTree(text);
  }

  /** Texts as JSON, which Python reads as well. */
  static String jsonText(Map<String, String> texts) throws IOException {
    return new ObjectMapper().writeValueAsString(texts);
  }

  /** Credentials of an identity pool's answer, or of STS's, as the environment holds them. */
  static Map<String, String> environment(JsonNode answer) {
    var credentials = answer.path("Credentials");
    var secret = credentials.has("SecretKey") ? "SecretKey" : "SecretAccessKey";
    return Map.of(
        "AWS_ACCESS_KEY_ID", credentials.path("AccessKeyId").asText(),
        "AWS_SECRET_ACCESS_KEY", credentials.path(secret).asText(),
        "AWS_SESSION_TOKEN", credentials.path("SessionToken").asText());
  }

  /** The credentials of the account's own root. */
  Map<String, String> root() {
    return Map.of(
        "AWS_ACCESS_KEY_ID", sandbox().accessKeyId(),
        "AWS_SECRET_ACCESS_KEY", sandbox().secretAccessKey());
  }

  private Sandbox sandbox() {
    return origins
        .store()
        .read(tx -> tx.find("learner:" + learner, Kind.of("sandbox", Sandbox.class), "aws"))
        .orElseThrow()
        .value();
  }

  /** Deletes every identity of the flow's pool, so that each login is a stranger to it. */
  void forgetIdentities() {
    var poolId = values().get("identity-pool-id");
    runs()
        .call(
            learner,
            (aws, root, secrets) -> {
              var pools = aws.identityPools();
              var known =
                  pools
                      .listIdentities(
                          r -> r.identityPoolId(poolId).maxResults(60).overrideConfiguration(root))
                      .identities()
                      .stream()
                      .map(IdentityDescription::identityId)
                      .toList();
              return known.isEmpty()
                  ? null
                  : pools.deleteIdentities(
                      r -> r.identityIdsToDelete(known).overrideConfiguration(root));
            });
  }

  /** A class whose {@code run} is shown code. */
  static String program(List<String> imports, String parameters, String body) {
    return imports.stream().map(name -> "import " + name + ";\n").collect(Collectors.joining())
        + "public class Shown {\n  public static String run("
        + parameters
        + ") throws Exception {\n"
        + body
        + "\n  }\n}\n";
  }
}

package dev.federationlab.web.flow;

import static dev.federationlab.flow.Actor.APP;
import static dev.federationlab.flow.Actor.USER_POOL;
import static dev.federationlab.flow.ArtifactKind.ACCESS_TOKEN;
import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;
import static dev.federationlab.flow.ArtifactKind.REFRESH_TOKEN;

import dev.federationlab.decision.Check;
import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Flow;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.Outcome;
import dev.federationlab.flow.Progress;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.StageRun;
import dev.federationlab.flow.Working;
import dev.federationlab.flow.words.FlowWords;
import dev.federationlab.flow.words.Passage;
import dev.federationlab.flow.words.Question;
import dev.federationlab.flow.words.StageWords;
import dev.federationlab.http.Body;
import dev.federationlab.http.Exchange;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Scenes of a made-up flow with three tokens, two of which are fetched anew in a later stage. */
final class PoolScene {
  static final Instant NOW = Instant.parse("2026-11-23T10:42:07Z");
  static final String REFRESH =
      text("{\"cty\":\"JWT\",\"enc\":\"A256GCM\",\"alg\":\"RSA-OAEP\"}") + ".key.iv.text.tag";

  private record Plain(String id, List<ArtifactKind> yields) implements Stage {
    @Override
    public List<Planned> plan() {
      return List.of();
    }

    @Override
    public List<ArtifactKind> spends() {
      return List.of();
    }

    @Override
    public List<String> outcomes() {
      return List.of();
    }

    @Override
    public List<Fault> faults() {
      return List.of();
    }

    @Override
    public void run(Run run) {}
  }

  private static final Flow FLOW =
      new Flow(
          "pool",
          null,
          List.of(APP, USER_POOL),
          List.of(),
          List.of(
              new Plain("tokens", List.of(ID_TOKEN, ACCESS_TOKEN, REFRESH_TOKEN)),
              new Plain("get-user", List.of()),
              new Plain("refresh", List.of(ID_TOKEN, ACCESS_TOKEN))),
          names -> Map.of());

  private final Map<String, StageRun> latest = new HashMap<>();

  /** Runs the stage that yields three tokens, with these numbers worked out on the way. */
  PoolScene tokens(Working... workings) {
    return put(
        "tokens",
        NOW,
        List.of(
            message(
                USER_POOL,
                "RespondToAuthChallenge",
                "{\"ChallengeName\":\"PASSWORD_VERIFIER\",\"ChallengeResponses\":{\"USERNAME\":\"ada\",\"TIMESTAMP\":\"Mon"
                    + " Nov 23 10:42:07 UTC 2026\",\"PASSWORD_CLAIM_SIGNATURE\":\"c2lnbmF0dXJl\"}}",
                "{\"AuthenticationResult\":{\"ExpiresIn\":3600,\"IdToken\":\"x\"}}")),
        List.of(
            token(ID_TOKEN, id(NOW, "j1"), NOW),
            token(ACCESS_TOKEN, access(NOW, "j2"), NOW),
            new Artifact(REFRESH_TOKEN, REFRESH, Map.of(), NOW, NOW.plus(Duration.ofDays(30)))),
        List.of(
            Check.passed("signature", "made with key kid-id", "it was", "RFC 7515 §5.2"),
            Check.passed("access token: signature", "made with key kid-acc", "it was", ""),
            Check.passed("password", "in none of the messages", "in none of 2", "RFC 5054 §2")),
        List.of(workings));
  }

  /** Two people sign in at once. */
  PoolScene pair() {
    return put(
        "tokens",
        NOW,
        List.of(),
        List.of(
            token(ID_TOKEN, id(NOW, "j5"), NOW).with("username", "rita"),
            token(ID_TOKEN, id(NOW, "j6"), NOW).with("username", "ed")),
        List.of(
            Check.passed("ID token of rita expiry", "later", "later", "RFC 7519 §4.1.4"),
            Check.passed("ID token of ed expiry", "later", "later", "RFC 7519 §4.1.4")),
        List.of());
  }

  /** Shows the access token to the pool. */
  PoolScene getUser() {
    return put(
        "get-user",
        NOW,
        List.of(
            message(
                USER_POOL,
                "GetUser",
                "{\"AccessToken\":\"" + access(NOW, "j2") + "\"}",
                "{\"Username\":\"ada\",\"UserAttributes\":[{\"Name\":\"email\",\"Value\":\"ada@example.com\"}]}")),
        List.of(),
        List.of(),
        List.of());
  }

  /** Asks the pool something, and gets this. */
  PoolScene asks(String question, String answer) {
    return put(
        "get-user",
        NOW,
        List.of(message(USER_POOL, "GetUser", question, answer)),
        List.of(),
        List.of(),
        List.of());
  }

  /** Fetches new tokens an hour later. */
  PoolScene refresh() {
    var later = NOW.plusSeconds(3600);
    return put(
        "refresh",
        later,
        List.of(
            message(
                USER_POOL,
                "InitiateAuth",
                "{\"AuthFlow\":\"REFRESH_TOKEN_AUTH\",\"AuthParameters\":{\"REFRESH_TOKEN\":\""
                    + REFRESH
                    + "\"}}",
                "{}")),
        List.of(
            token(ID_TOKEN, id(later, "j3"), later),
            token(ACCESS_TOKEN, access(later, "j4"), later)),
        List.of(),
        List.of());
  }

  Scene at(String stage) {
    return at(Spot.of("pool", stage).at(Tab.TOKEN));
  }

  Scene at(Spot spot) {
    var progress = new Progress("pool", latest, Set.of(), Set.of(), Map.of(), Map.of(), Map.of());
    return new Scene(
        spot,
        FLOW,
        FLOW.stage(spot.stage()).orElseThrow(),
        words(),
        progress,
        progress.run(spot.stage()),
        NOW);
  }

  private PoolScene put(
      String stage,
      Instant at,
      List<Message> messages,
      List<Artifact> artifacts,
      List<Check> checks,
      List<Working> workings) {
    latest.put(
        stage,
        new StageRun(
            "run-" + stage,
            "pool",
            stage,
            at,
            null,
            messages,
            List.of(),
            artifacts,
            checks,
            workings,
            Map.of(),
            List.of(),
            Outcome.DONE));
    return this;
  }

  static Message message(Actor to, String title, String question, String answer) {
    var json = Headers.of("Content-Type", "application/x-amz-json-1.1");
    var request =
        new Request("POST", URI.create("http://localhost:7072/"), json, Body.of(question));
    var response = new Response(200, json, Body.of(answer));
    return new Message(
        APP,
        to,
        title,
        Message.Channel.BACK,
        List.of(),
        List.of(),
        new Exchange(request, new Exchange.Answered(response), NOW, Duration.ofMillis(5)),
        null);
  }

  private static Artifact token(ArtifactKind kind, String text, Instant at) {
    return new Artifact(kind, text, Map.of(), at, at.plusSeconds(3600));
  }

  private static String id(Instant at, String jti) {
    return jwt(
        "kid-id",
        "{\"sub\":\"s-1\",\"iss\":\"http://localhost:7072/us-east-1_Ab\",\"cognito:username\":\"ada\",\"aud\":\"client\",\"token_use\":\"id\",\"origin_jti\":\"o\",\"jti\":\"%s\",\"iat\":%d,\"exp\":%d,\"email\":\"ada@example.com\"}"
            .formatted(jti, at.getEpochSecond(), at.getEpochSecond() + 3600));
  }

  private static String access(Instant at, String jti) {
    return jwt(
        "kid-acc",
        "{\"sub\":\"s-1\",\"iss\":\"http://localhost:7072/us-east-1_Ab\",\"username\":\"ada\",\"client_id\":\"client\",\"token_use\":\"access\",\"scope\":\"aws.cognito.signin.user.admin\",\"origin_jti\":\"o\",\"jti\":\"%s\",\"iat\":%d,\"exp\":%d}"
            .formatted(jti, at.getEpochSecond(), at.getEpochSecond() + 3600));
  }

  private static String jwt(String kid, String claims) {
    return text("{\"kid\":\"" + kid + "\",\"alg\":\"RS256\"}")
        + "."
        + text(claims)
        + ".c2lnbmF0dXJl";
  }

  private static String text(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }

  private static FlowWords words() {
    var stages = new HashMap<String, StageWords>();
    for (var stage : FLOW.stages()) {
      stages.put(
          stage.id(),
          new StageWords(
              stage.id(),
              "Stage " + stage.id(),
              passage("goal"),
              passage("before"),
              new Question(passage("ask"), new ArrayList<>()),
              Map.of("done", passage("done")),
              List.of(),
              List.of(
                  new StageWords.Working("A", "A, sent as SRP_A", passage("The app's number."))),
              "RFC 5054"));
    }
    return new FlowWords(
        "pool", "Pool", "A pool.", passage("goal"), stages, Map.of(), List.of(), List.of());
  }

  private static Passage passage(String text) {
    return new Passage(text, () -> "<p>" + text + "</p>");
  }

  static Optional<TokenTab.Choice> choice(List<TokenTab.Choice> choices, String id) {
    return choices.stream().filter(choice -> choice.id().equals(id)).findFirst();
  }
}

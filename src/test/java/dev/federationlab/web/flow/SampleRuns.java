package dev.federationlab.web.flow;

import dev.federationlab.decision.Check;
import dev.federationlab.decision.Decision;
import dev.federationlab.decision.PolicyReading;
import dev.federationlab.flow.Account;
import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Flow;
import dev.federationlab.flow.InboxMessage;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.Outcome;
import dev.federationlab.flow.OwnClient;
import dev.federationlab.flow.Person;
import dev.federationlab.flow.Progress;
import dev.federationlab.flow.Runs;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.StageRun;
import dev.federationlab.http.Body;
import dev.federationlab.http.Exchange;
import dev.federationlab.http.Headers;
import dev.federationlab.http.Request;
import dev.federationlab.http.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Runs that record made-up exchanges, in memory: pages show them as they would show real ones. */
public final class SampleRuns implements Runs {
  private final List<InboxMessage> inbox = new java.util.concurrent.CopyOnWriteArrayList<>();
  private final Clock clock;
  private final Map<String, Map<String, StageRun>> latest = new ConcurrentHashMap<>();
  private final Map<String, Map<String, StageRun>> faults = new ConcurrentHashMap<>();
  private final Map<String, Map<String, Progress.Prediction>> predictions =
      new ConcurrentHashMap<>();

  public SampleRuns(Clock clock) {
    this.clock = clock;
  }

  @Override
  public List<Flow> flows() {
    return List.of(SampleFlow.FLOW);
  }

  @Override
  public Progress progress(String learnerId, String flowId) {
    var runs = latest.getOrDefault(learnerId, Map.of());
    var broken = new HashMap<String, Progress.Recorded>();
    faults.getOrDefault(learnerId, Map.of()).forEach((id, run) -> broken.put(id, recorded(run)));
    var history = new HashMap<String, List<Progress.Recorded>>();
    runs.forEach((stage, run) -> history.put(stage, List.of(recorded(run))));
    var spent =
        runs.containsKey("trade-code")
            ? Set.of(ArtifactKind.AUTHORIZATION_CODE)
            : Set.<ArtifactKind>of();
    return new Progress(
        flowId,
        runs,
        Set.of(),
        spent,
        broken,
        history,
        predictions.getOrDefault(learnerId, Map.of()));
  }

  private static Progress.Recorded recorded(StageRun run) {
    return new Progress.Recorded(run.id(), run.at(), run.fault(), run.outcome());
  }

  @Override
  public Optional<StageRun> recorded(String learnerId, String flowId, String runId) {
    var all = new ArrayList<>(latest.getOrDefault(learnerId, Map.of()).values());
    all.addAll(faults.getOrDefault(learnerId, Map.of()).values());
    return all.stream().filter(run -> run.id().equals(runId)).findFirst();
  }

  @Override
  public StageRun run(String learnerId, String flowId, String stageId) {
    var stage =
        SampleFlow.FLOW.stage(stageId).orElseThrow(() -> new NoSuchElementException(stageId));
    var run = record(stage, null);
    latest.computeIfAbsent(learnerId, id -> new ConcurrentHashMap<>()).put(stageId, run);
    return run;
  }

  @Override
  public StageRun runFault(String learnerId, String flowId, String stageId, String faultId) {
    var stage =
        SampleFlow.FLOW.stage(stageId).orElseThrow(() -> new NoSuchElementException(stageId));
    var run = record(stage, faultId);
    faults.computeIfAbsent(learnerId, id -> new ConcurrentHashMap<>()).put(faultId, run);
    return run;
  }

  @Override
  public List<StageRun> runAll(String learnerId, String flowId) {
    return SampleFlow.FLOW.stages().stream()
        .map(stage -> run(learnerId, flowId, stage.id()))
        .toList();
  }

  @Override
  public void reset(String learnerId, String flowId) {
    latest.remove(learnerId);
    faults.remove(learnerId);
  }

  @Override
  public void predict(
      String learnerId, String flowId, String stageOrFault, Optional<String> option) {
    predictions
        .computeIfAbsent(learnerId, id -> new ConcurrentHashMap<>())
        .putIfAbsent(stageOrFault, new Progress.Prediction(option.orElse(null), clock.instant()));
  }

  @Override
  public List<Person> people(String flowId) {
    return SampleFlow.FLOW.people();
  }

  @Override
  public StageRun signInAs(String learnerId, String flowId, String personId) {
    return run(learnerId, flowId, "sign-in");
  }

  @Override
  public URI beginSignIn(String learnerId, String flowId) {
    return URI.create("http://localhost:7071/google/o/oauth2/v2/auth?state=x");
  }

  @Override
  public StageRun completeSignIn(
      String learnerId, String flowId, Request callback, Response answer) {
    return run(learnerId, flowId, "sign-in");
  }

  @Override
  public List<InboxMessage> inbox(String learnerId, String after) {
    return inbox.stream().filter(message -> message.id().compareTo(after) > 0).toList();
  }

  /** A mail arrives, for whoever looks. */
  public void arrives(InboxMessage message) {
    inbox.add(message);
  }

  @Override
  public Optional<Account> sandbox(String learnerId) {
    return latest.containsKey(learnerId)
        ? Optional.of(new Account("401522778310", "us-east-1", URI.create("http://localhost:7072")))
        : Optional.empty();
  }

  @Override
  public Optional<OwnClient> ownClient(String learnerId, String flowId) {
    var progress = progress(learnerId, flowId);
    return sandbox(learnerId)
        .map(
            account ->
                new OwnClient(
                    account.endpoint(),
                    "us-east-1",
                    "federation-lab-401522778310",
                    "10769150350006150715113082367/",
                    "",
                    "arn:aws:iam::401522778310:role/FederationLabGoogle",
                    progress.artifact(ArtifactKind.CREDENTIALS),
                    progress.artifact(ArtifactKind.ID_TOKEN)));
  }

  @Override
  public Map<String, String> values(String learnerId, String flowId) {
    return Map.of("endpoint", "http://localhost:7072");
  }

  private StageRun record(Stage stage, String fault) {
    var now = clock.instant();
    var messages = new ArrayList<Message>();
    var plan = stage.plan();
    for (int i = 0; i < plan.size(); i++) {
      messages.add(message(plan.get(i), now, fault != null && i == plan.size() - 1));
    }
    var expected = SampleFlow.FLOW.fault(fault);
    var outcome =
        expected
            .map(
                f ->
                    new Outcome(
                        Outcome.Kind.REFUSED,
                        f.expectedOutcome(),
                        f.refusedBy().orElse(null),
                        400,
                        "Token expired: 1795413722"))
            .orElse(Outcome.DONE);
    var artifacts =
        fault != null
            ? List.<Artifact>of()
            : stage.yields().stream().map(kind -> artifact(kind, now)).toList();
    var checks =
        stage.id().equals("trade-code")
            ? List.of(
                Check.passed(
                    "nonce", "n-0S6_WzA2Mj", "n-0S6_WzA2Mj", "OpenID Connect Core §3.1.3.7 (11)"))
            : List.<Check>of();
    return new StageRun(
        "run-" + stage.id() + (fault == null ? "" : "-" + fault),
        "google",
        stage.id(),
        now,
        fault,
        messages,
        List.of(),
        artifacts,
        checks,
        List.of(),
        Map.of(),
        List.of(),
        outcome);
  }

  private static Message message(Stage.Planned planned, Instant now, boolean refused) {
    var sts = planned.title().startsWith("Assume");
    var headers =
        Headers.of(
            "Host", "localhost:7072",
            "Content-Type", "application/x-www-form-urlencoded; charset=utf-8",
            "User-Agent", "aws-sdk-java/2.40.2",
            "amz-sdk-invocation-id", "a2f1c3d4-88e0-4f21-9b7a-3f2d1c0b9a88");
    var form =
        "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A401522778310%3Arole%2FFederationLabGoogle&RoleSessionName=ada&WebIdentityToken="
            + token(now);
    if (!sts) {
      headers =
          headers.and(
              "Authorization",
              "AWS4-HMAC-SHA256 Credential=ASIAQ3EGVXEXAMPLE123/20261123/us-east-1/s3/aws4_request,"
                  + " SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-security-token,"
                  + " Signature="
                  + "4f".repeat(32));
    }
    var request =
        new Request("POST", URI.create("http://localhost:7072/?x=1"), headers, Body.of(form));
    var xml =
        refused
            ? "<ErrorResponse><Error><Type>Sender</Type><Code>ExpiredTokenException</Code><Message>Token"
                + " expired: 1795413722</Message></Error></ErrorResponse>"
            : "<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>ASIAQ3EGVXEXAMPLE123</AccessKeyId><SecretAccessKey>wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY</SecretAccessKey></Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>";
    var response =
        new Response(
            refused ? 400 : 200,
            Headers.of("Content-Type", "text/xml", "x-amzn-RequestId", "7f3e"),
            Body.of(xml));
    var exchange =
        new Exchange(request, new Exchange.Answered(response), now, Duration.ofMillis(5));
    return new Message(
        planned.sender(),
        planned.receiver(),
        planned.title(),
        planned.channel(),
        planned.carries(),
        planned.brings(),
        exchange,
        sts ? decision(now, refused) : null);
  }

  private static Decision decision(Instant now, boolean refused) {
    var checks = new ArrayList<Check>();
    checks.add(
        Check.passed("form", "three parts of base64url", "a JWT with 12 claims", "RFC 7519 §7.2"));
    checks.add(Check.passed("algorithm", "RS256", "RS256", "OpenID Connect Core §3.1.3.7 (7)"));
    checks.add(
        Check.passed(
            "signature",
            "made over header and claims with key k1",
            "it verifies",
            "RFC 7515 §5.2"));
    if (refused) {
      checks.add(
          Check.failed(
              "expiry",
              "`exp` after 2026-11-23T10:42:07Z",
              "2026-11-23T09:42:07Z",
              "RFC 7519 §4.1.4"));
      return new Decision(
          "7f3e",
          now,
          "STS",
          "AssumeRoleWithWebIdentity",
          checks,
          List.of(),
          "ExpiredTokenException",
          List.of());
    }
    checks.add(
        Check.passed(
            "expiry",
            "`exp` after 2026-11-23T10:42:07Z",
            "2026-11-23T11:42:07Z",
            "RFC 7519 §4.1.4"));
    checks.add(
        Check.passed(
            "audience",
            "a client ID of the provider",
            "lab.apps.googleusercontent.com",
            "IAM User Guide"));
    var policy =
        new PolicyReading(
            PolicyReading.Kind.TRUST,
            "of FederationLabGoogle",
            """
            {
              "Version": "2012-10-17",
              "Statement": [
                {
                  "Effect": "Allow",
                  "Principal": {"Federated": "accounts.google.com"},
                  "Action": "sts:AssumeRoleWithWebIdentity",
                  "Condition": {"StringEquals": {"accounts.google.com:aud": "lab.apps.googleusercontent.com"}}
                }
              ]
            }\
            """,
            List.of(
                new PolicyReading.Statement(
                    "statement 1",
                    "Allow",
                    4,
                    9,
                    true,
                    true,
                    List.of(
                        Check.passed("Principal", "accounts.google.com", "accounts.google.com", ""),
                        Check.passed(
                            "Condition StringEquals accounts.google.com:aud",
                            "lab.apps.googleusercontent.com",
                            "lab.apps.googleusercontent.com",
                            "")))));
    return new Decision(
        "7f3e",
        now,
        "STS",
        "AssumeRoleWithWebIdentity",
        checks,
        List.of(policy),
        null,
        List.of(
            new Decision.Note("canonical request", "POST\n/\n\nhost:localhost"),
            new Decision.Note(
                "the issuer's keys",
                "GET http://localhost:7071/google/certs",
                new Decision.Call("Google", "GET /google/certs", 200))));
  }

  private static Artifact artifact(ArtifactKind kind, Instant now) {
    return switch (kind) {
      case AUTHORIZATION_CODE ->
          new Artifact(
              kind,
              "4/0AeaYSHBexampleexample",
              Map.of("codeVerifier", "dBjftJeZ4CVP-mB92K27uhbUJU1p1r"),
              now,
              now.plusSeconds(60));
      case ID_TOKEN -> new Artifact(kind, token(now), Map.of(), now, now.plusSeconds(3600));
      case CREDENTIALS ->
          new Artifact(
              kind,
              "ASIAQ3EGVXEXAMPLE123",
              Map.of(
                  "secretAccessKey",
                  "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
                  "sessionToken",
                  "IQoJb3JpZ2luX2VjEXAMPLESESSIONTOKEN"),
              now,
              now.plusSeconds(3600));
      case OBJECT ->
          new Artifact(kind, "10769150350006150715113082367/hello.txt", Map.of(), now, null);
      default -> throw new IllegalArgumentException("the sample flow yields no " + kind);
    };
  }

  private static String token(Instant now) {
    return part("{\"alg\":\"RS256\",\"kid\":\"k1\",\"typ\":\"JWT\"}")
        + "."
        + part(
            "{\"iss\":\"https://accounts.google.com\",\"aud\":\"lab.apps.googleusercontent.com\",\"azp\":\"lab.apps.googleusercontent.com\",\"sub\":\"10769150350006150715113082367\",\"email\":\"ada@example.com\",\"email_verified\":true,\"nonce\":\"n-0S6_WzA2Mj\",\"iat\":"
                + now.getEpochSecond()
                + ",\"exp\":"
                + (now.getEpochSecond() + 3600)
                + "}")
        + "."
        + "c2lnbmF0dXJlLW9mLXRoZS1pc3N1ZXI".repeat(8);
  }

  private static String part(String json) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(json.getBytes(StandardCharsets.UTF_8));
  }
}

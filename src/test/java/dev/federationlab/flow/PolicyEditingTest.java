package dev.federationlab.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.Origins;
import dev.federationlab.flow.PolicyEditing.Changed;
import dev.federationlab.flow.PolicyEditing.Declined;
import dev.federationlab.flow.PolicyEditing.NotKept;
import dev.federationlab.flow.PolicyEditing.PutBack;
import dev.federationlab.flow.PolicyEditing.Ran;
import dev.federationlab.flow.edit.KeptEdits;
import dev.federationlab.flow.edit.PolicyPlace;
import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.iam.IamClient;

/** What a learner changes of the policies that flows set up, against the real other parties. */
class PolicyEditingTest {
  private static final String FLOW = "google";
  private static final String TRUST = "trust:FederationLabGoogle";
  private static final String INLINE = "inline:FederationLabGoogle/OwnObjects";
  private static final String SESSION = "session:google/assume-role";
  private static final String ALLOW_ALL =
      """
      {
        "Version": "2012-10-17",
        "Statement": [{"Sid": "All", "Effect": "Allow", "Action": "s3:*", "Resource": "*"}]
      }
      """;
  private static final String READ_ONLY =
      """
      {
        "Version": "2012-10-17",
        "Statement": [{"Sid": "Read", "Effect": "Allow", "Action": "s3:Get*", "Resource": "*"}]
      }
      """;
  private static final String NO_TRUST =
      """
      {
        "Version": "2012-10-17",
        "Statement": [
          {"Effect": "Allow", "Principal": {"Federated": "graph.facebook.com"},
           "Action": "sts:AssumeRoleWithWebIdentity"}
        ]
      }
      """;

  private static Origins origins;
  private static Runner runs;

  private String learner = "";

  @BeforeAll
  static void start() throws IOException {
    origins = new Origins();
    runs = origins.runs();
  }

  @AfterAll
  static void stop() throws Exception {
    origins.close();
  }

  @BeforeEach
  void nameLearner(TestInfo test) {
    learner = test.getDisplayName();
  }

  @Test
  void offersWhatWasReadAndWhatCouldHaveBeen() {
    assertThat(runs.editing().at(learner, FLOW, "use-s3")).isEmpty();
    runs.runAll(learner, FLOW);

    assertThat(ids("sign-in")).isEmpty();
    assertThat(ids("assume-role")).containsExactly(TRUST, SESSION);
    assertThat(ids("use-s3")).containsExactly(INLINE, bucket(), SESSION);
  }

  @Test
  void readsThroughTheApiWhatIsInForce() {
    runs.runAll(learner, FLOW);

    var policy = read("use-s3", INLINE);

    assertThat(policy.text()).contains("ReadAndWriteOwnObjects").endsWith("}\n");
    assertThat(policy.original()).isEqualTo(policy.text());
    assertThat(policy.own()).isFalse();
    assertThat(read("use-s3", bucket()).there()).isFalse();
    assertThat(read("use-s3", SESSION).there()).isFalse();
  }

  @Test
  void putsAPolicyInForceAndRunsTheStageAgain() {
    runs.runAll(learner, FLOW);
    var before = runs.progress(learner, FLOW).run("use-s3").orElseThrow();

    var ran = (Ran) save("use-s3", INLINE, READ_ONLY);

    assertThat(ran.before()).isEqualTo(before.id());
    assertThat(ran.run().outcome().id()).isEqualTo("AccessDenied");
    assertThat(ran.run().preparation()).extracting(Message::title).containsExactly("PutRolePolicy");
    assertThat(ran.run().edited()).containsExactly("policy OwnObjects of FederationLabGoogle");
    assertThat(runs.progress(learner, FLOW).run("use-s3")).contains(ran.run());
    assertThat(runs.recorded(learner, FLOW, before.id())).contains(before);
    var now = read("use-s3", INLINE);
    assertThat(now.text()).isEqualTo(READ_ONLY);
    assertThat(now.own()).isTrue();
    assertThat(now.saved()).isTrue();
    assertThat(runs.editing().changed(learner, FLOW))
        .extracting(PolicyPlace::id)
        .containsExactly(INLINE);
  }

  @Test
  void changesATrustPolicy() {
    runs.runAll(learner, FLOW);

    var ran = (Ran) save("assume-role", TRUST, NO_TRUST);

    assertThat(ran.run().outcome().id()).isEqualTo("AccessDenied");
    assertThat(ran.run().outcome().by()).isEqualTo(Actor.STS);
    assertThat(putBack("assume-role", TRUST)).isEqualTo(new PutBack());
    assertThat(runs.run(learner, FLOW, "assume-role").outcome()).isEqualTo(Outcome.DONE);
    assertThat(runs.run(learner, FLOW, "assume-role").edited()).isEmpty();
  }

  @Test
  void givesABucketAPolicyAndTakesItAway() {
    runs.runAll(learner, FLOW);
    var deny =
        """
        {"Version": "2012-10-17", "Statement": [{"Sid": "NoBodyWrites", "Effect": "Deny",
          "Principal": "*", "Action": "s3:*", "Resource": ["arn:aws:s3:::%1$s", "arn:aws:s3:::%1$s/*"]}]}
        """
            .formatted(bucketName());

    var ran = (Ran) save("use-s3", bucket(), deny);

    assertThat(ran.run().outcome().id()).isEqualTo("AccessDenied");
    assertThat(ran.run().outcome().message()).contains("explicit deny in a resource-based policy");
    assertThat(ran.run().edited()).containsExactly("bucket policy of " + bucketName());
    assertThat(putBack("use-s3", bucket())).isEqualTo(new PutBack());
    assertThat(read("use-s3", bucket()).there()).isFalse();
    assertThat(runs.run(learner, FLOW, "use-s3").outcome()).isEqualTo(Outcome.DONE);
  }

  @Test
  void passesASessionPolicyFromThenOn() {
    runs.runAll(learner, FLOW);
    var assumed = runs.progress(learner, FLOW).run("assume-role").orElseThrow();

    var ran = (Ran) save("use-s3", SESSION, READ_ONLY);

    assertThat(ran.run().stage()).isEqualTo("use-s3");
    assertThat(ran.run().outcome().message()).contains("no session policy allows");
    assertThat(ran.run().edited()).containsExactly("session policy");
    var again = runs.progress(learner, FLOW).run("assume-role").orElseThrow();
    assertThat(again.id()).isNotEqualTo(assumed.id());
    assertThat(again.messages().get(0).exchange().request().body().text()).contains("&Policy=");

    assertThat(runs.runAll(learner, FLOW))
        .last()
        .extracting(run -> run.outcome().id())
        .isEqualTo("AccessDenied");
    assertThat(putBack("assume-role", SESSION)).isEqualTo(new PutBack());
    assertThat(runs.runAll(learner, FLOW)).allMatch(run -> run.outcome().done());
  }

  @Test
  void keepsNothingThatAwsDoesNotTake() {
    runs.runAll(learner, FLOW);
    var before = read("use-s3", INLINE);
    var ran = runs.progress(learner, FLOW).latest();

    var declined = (Declined) save("use-s3", INLINE, "{\"Statement\": []}");

    assertThat(declined.refusal().id()).isEqualTo("MalformedPolicyDocument");
    assertThat(declined.refusal().message()).isEqualTo("Syntax errors in policy.");
    assertThat(declined.refusal().by()).isEqualTo(Actor.IAM);
    assertThat(read("use-s3", INLINE)).isEqualTo(before);
    assertThat(runs.editing().changed(learner, FLOW)).isEmpty();

    var session = (Declined) save("use-s3", SESSION, "{\"Statement\": []}");
    assertThat(session.refusal().id()).isEqualTo("MalformedPolicyDocument");
    assertThat(session.refusal().by()).isEqualTo(Actor.STS);
    assertThat(read("use-s3", SESSION).there()).isFalse();
    // STS was asked, and still nothing ran: what was recorded and gained stays.
    assertThat(save("assume-role", SESSION, "{\"Statement\": []}")).isEqualTo(session);
    assertThat(runs.progress(learner, FLOW).latest()).isEqualTo(ran);
    assertThat(runs.runAll(learner, FLOW)).allMatch(run -> run.outcome().done());
  }

  @Test
  void saysInAwsWordsThatATextIsTooLong() {
    runs.runAll(learner, FLOW);
    var statement = "{\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}";
    var many = String.join(",", java.util.Collections.nCopies(300, statement));
    var text = "{\"Statement\":[" + many + "]}";
    assertThat(text.length()).isBetween(10_241, PolicyEditing.LONGEST);

    var declined = (Declined) save("use-s3", INLINE, text);

    assertThat(declined.refusal().id()).isEqualTo("LimitExceeded");
    assertThat(declined.refusal().message())
        .isEqualTo("Maximum policy size of 10240 bytes exceeded for role FederationLabGoogle");
    assertThat(save("use-s3", INLINE, " ".repeat(PolicyEditing.LONGEST + 1)))
        .isInstanceOf(NotKept.class);
  }

  @Test
  void doesNotOverwriteWhatSomebodyElseChangedMeanwhile() {
    runs.runAll(learner, FLOW);
    var seen = read("use-s3", INLINE);
    byOwnClient(
        iam ->
            iam.putRolePolicy(
                r ->
                    r.roleName("FederationLabGoogle")
                        .policyName("OwnObjects")
                        .policyDocument(ALLOW_ALL)));

    var changed =
        (Changed) runs.editing().save(learner, FLOW, "use-s3", INLINE, READ_ONLY, seen.version());

    assertThat(changed.now().text()).isEqualTo(ALLOW_ALL);
    assertThat(changed.now().own()).isTrue();
    assertThat(changed.now().saved()).isFalse();
    assertThat(runs.editing().putBack(learner, FLOW, "use-s3", INLINE, seen.version()))
        .isInstanceOf(Changed.class);
    var ran = (Ran) save("use-s3", INLINE, READ_ONLY);
    assertThat(ran.run().outcome().id()).isEqualTo("AccessDenied");
    putBack("use-s3", INLINE);
    assertThat(read("use-s3", INLINE).text()).contains("ReadAndWriteOwnObjects");
  }

  @Test
  void seesWhatTheOwnClientChanged() {
    runs.runAll(learner, FLOW);
    byOwnClient(
        iam ->
            iam.putRolePolicy(
                r ->
                    r.roleName("FederationLabGoogle")
                        .policyName("OwnObjects")
                        .policyDocument(ALLOW_ALL)));

    var run = runs.run(learner, FLOW, "use-s3");

    assertThat(run.edited()).containsExactly("policy OwnObjects of FederationLabGoogle");
    assertThat(read("use-s3", INLINE).own()).isTrue();
    assertThat(read("use-s3", INLINE).saved()).isFalse();
    putBack("use-s3", INLINE);
    assertThat(read("use-s3", INLINE).own()).isFalse();
  }

  @Test
  void changesAManagedPolicyAndMakesRoomForItsVersions() {
    runs.runAll(learner, FLOW);
    byOwnClient(
        iam -> {
          var arn =
              iam.createPolicy(r -> r.policyName("Shared").policyDocument(READ_ONLY))
                  .policy()
                  .arn();
          return iam.attachRolePolicy(r -> r.roleName("FederationLabGoogle").policyArn(arn));
        });
    runs.run(learner, FLOW, "use-s3");
    var managed =
        ids("use-s3").stream().filter(id -> id.startsWith("managed:")).findFirst().orElseThrow();

    for (int i = 0; i < 6; i++) {
      var text = ALLOW_ALL.replace("\"All\"", "\"All" + i + "\"");
      var saved = save("use-s3", managed, text);
      assertThat(saved).isInstanceOf(Ran.class);
      var ran = (Ran) saved;
      assertThat(ran.run().outcome()).isEqualTo(Outcome.DONE);
      assertThat(read("use-s3", managed).text()).isEqualTo(text);
    }
    putBack("use-s3", managed);
    assertThat(read("use-s3", managed).text()).isEqualTo(READ_ONLY);
  }

  @Test
  void putsAnEditBackInForceWhenAnotherFlowStartsAfresh() {
    runs.runAll(learner, FLOW);
    save("use-s3", INLINE, READ_ONLY);

    runs.reset(learner, "facebook");
    var run = runs.run(learner, FLOW, "use-s3");

    assertThat(run.outcome().id()).isEqualTo("AccessDenied");
    assertThat(read("use-s3", INLINE).text()).isEqualTo(READ_ONLY);
    // What the flow would have set up is still known.
    putBack("use-s3", INLINE);
    assertThat(read("use-s3", INLINE).text()).contains("ReadAndWriteOwnObjects");
  }

  @Test
  void takesAllEditsBackWhenTheFlowStartsAfresh() {
    runs.runAll(learner, FLOW);
    save("use-s3", INLINE, READ_ONLY);
    save("assume-role", TRUST, NO_TRUST);
    save("assume-role", SESSION, READ_ONLY);
    save(
        "use-s3",
        bucket(),
        """
        {"Statement": {"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "arn:aws:s3:::%s/*"}}
        """
            .formatted(bucketName()));

    runs.reset(learner, FLOW);

    assertThat(runs.editing().changed(learner, FLOW)).isEmpty();
    assertThat(runs.runAll(learner, FLOW))
        .hasSize(4)
        .allMatch(run -> run.outcome().done())
        .allMatch(run -> run.edited().isEmpty());
  }

  @Test
  void keepsEditsThroughFaults() {
    runs.runAll(learner, FLOW);
    save("use-s3", INLINE, READ_ONLY);
    save("assume-role", TRUST, NO_TRUST);

    for (var stage : List.of("assume-role", "use-s3")) {
      for (var fault : runs.flow(FLOW).orElseThrow().stage(stage).orElseThrow().faults()) {
        runs.runFault(learner, FLOW, stage, fault.id());
      }
    }

    assertThat(read("use-s3", INLINE).text()).isEqualTo(READ_ONLY);
    assertThat(read("assume-role", TRUST).text()).isEqualTo(NO_TRUST);
  }

  /** A fault breaks what it is about, and nothing that the learner wants passed comes between. */
  @Test
  void passesNoSessionPolicyInAFault() {
    runs.runAll(learner, FLOW);
    save("assume-role", SESSION, READ_ONLY);

    var broken = runs.runFault(learner, FLOW, "assume-role", "trust-without-audience");

    assertThat(broken.outcome()).isEqualTo(Outcome.DONE);
    assertThat(broken.messages().get(0).exchange().request().body().text())
        .doesNotContain("&Policy=");
  }

  @Test
  void findsEditsAfterARestart() {
    runs.runAll(learner, FLOW);
    var ran = (Ran) save("use-s3", INLINE, READ_ONLY);
    save("assume-role", SESSION, ALLOW_ALL);

    var restarted = origins.runner();

    assertThat(restarted.editing().changed(learner, FLOW))
        .extracting(PolicyPlace::id)
        .containsExactlyInAnyOrder(INLINE, SESSION);
    assertThat(restarted.recorded(learner, FLOW, ran.run().id())).contains(ran.run());
    assertThat(restarted.editing().read(learner, FLOW, "use-s3", INLINE).saved()).isTrue();
  }

  @Test
  void showsOneLearnerNothingOfAnother() {
    runs.runAll(learner, FLOW);
    save("use-s3", INLINE, READ_ONLY);
    runs.runAll("somebody else", FLOW);

    var theirs = runs.editing().read("somebody else", FLOW, "use-s3", INLINE);

    assertThat(theirs.text()).contains("ReadAndWriteOwnObjects");
    assertThat(theirs.own()).isFalse();
    assertThatThrownBy(() -> runs.editing().read("somebody else", FLOW, "use-s3", bucket()))
        .isInstanceOf(NoSuchElementException.class);
  }

  @Test
  void takesNoPlaceThatTheStageDoesNotHave() {
    runs.runAll(learner, FLOW);

    for (var place :
        List.of("trust:FederationLabGoogle", "inline:Other/P", "nonsense", "", "managed:arn")) {
      assertThatThrownBy(() -> runs.editing().read(learner, FLOW, "use-s3", place))
          .isInstanceOf(NoSuchElementException.class);
    }
  }

  @Test
  void keepsOnlySoManyEdits() {
    runs.runAll(learner, FLOW);
    var kept = new KeptEdits(origins.store(), Sandboxes::space);
    for (int i = 0; i < KeptEdits.MOST; i++) {
      kept.keep(
          learner,
          new dev.federationlab.flow.edit.Edit(
              "trust:R" + i, "facebook", "use-s3", "{}", null, java.time.Instant.EPOCH));
    }

    assertThat(save("use-s3", INLINE, READ_ONLY)).isInstanceOf(NotKept.class);
    assertThat(read("use-s3", INLINE).own()).isFalse();
  }

  private PolicyEditing.Policy read(String stage, String place) {
    return runs.editing().read(learner, FLOW, stage, place);
  }

  private PolicyEditing.Saved save(String stage, String place, String text) {
    return runs.editing().save(learner, FLOW, stage, place, text, read(stage, place).version());
  }

  private PolicyEditing.Saved putBack(String stage, String place) {
    return runs.editing().putBack(learner, FLOW, stage, place, read(stage, place).version());
  }

  private List<String> ids(String stage) {
    return runs.editing().at(learner, FLOW, stage).stream().map(PolicyPlace::id).toList();
  }

  private String bucketName() {
    return "federation-lab-" + runs.sandbox(learner).orElseThrow().id();
  }

  private String bucket() {
    return "bucket:" + bucketName();
  }

  /** What the learner does in a terminal of their own. */
  private void byOwnClient(java.util.function.Function<IamClient, Object> doing) {
    var sandbox =
        origins
            .store()
            .read(
                tx ->
                    tx.find(
                        Sandboxes.space(learner),
                        dev.federationlab.store.Kind.of("sandbox", Sandbox.class),
                        "aws"))
            .orElseThrow()
            .value();
    try (var iam =
        IamClient.builder()
            .endpointOverride(origins.parties().aws())
            .region(Region.US_EAST_1)
            .httpClient(UrlConnectionHttpClient.create())
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(sandbox.accessKeyId(), sandbox.secretAccessKey())))
            .build()) {
      doing.apply(iam);
    }
  }
}

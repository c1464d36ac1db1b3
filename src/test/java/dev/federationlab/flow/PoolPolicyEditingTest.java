package dev.federationlab.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.federationlab.Origins;
import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.flow.PolicyEditing.PutBack;
import dev.federationlab.flow.PolicyEditing.Ran;
import dev.federationlab.flow.edit.PassedPolicy;
import dev.federationlab.flow.edit.PolicyPlace;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a learner changes of the policies behind an identity pool. */
class PoolPolicyEditingTest {
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
    learner = test.getTestMethod().orElseThrow().getName() + test.getDisplayName();
  }

  /** The app never asked STS, and is refused by the pool that did. */
  @Test
  void aTrustPolicyThatLetsOnlyGuestsIn() {
    runs.runAll(learner, "enhanced");
    var place = place("enhanced", "get-credentials", Kind.TRUST);

    var ran = change("enhanced", "get-credentials", place, "authenticated", "unauthenticated");

    assertThat(ran.run().outcome().id()).isEqualTo("InvalidIdentityPoolConfigurationException");
    assertThat(ran.run().outcome().by()).isEqualTo(Actor.IDENTITY_POOL);
    assertThat(ran.run().edited()).containsExactly("trust policy of FederationLabEnhancedUser");
    putBack("enhanced", "get-credentials", place);
  }

  @Test
  void aTrustPolicyThatLetsNoTagsIn() {
    runs.runAll(learner, "roles");
    var place = place("roles", "tags", Kind.TRUST);

    var ran = change("roles", "tags", place, ", \"sts:TagSession\"", "");

    assertThat(ran.run().outcome().id()).isEqualTo("InvalidIdentityPoolConfigurationException");
    putBack("roles", "tags", place);
  }

  @Test
  void aPermissionPolicyOfTwoServices() {
    runs.runAll(learner, "own-data");
    var place = place("own-data", "use-dynamodb", Kind.IDENTITY);

    var ran = change("own-data", "use-dynamodb", place, "dynamodb:Query", "dynamodb:Scan");

    assertThat(ran.run().outcome().id()).isEqualTo("AccessDeniedException");
    assertThat(ran.run().outcome().by()).isEqualTo(Actor.DYNAMODB);
    assertThat(runs.run(learner, "own-data", "use-s3").outcome().done()).isTrue();
    putBack("own-data", "use-dynamodb", place);
  }

  /** What lets somebody read a neighbour's note is the bucket's to give, and it is given. */
  @Test
  void aBucketPolicyThatLetsTheOwnerReadAnything() {
    runs.runAll(learner, "own-data");
    var place = place("own-data", "others", Kind.RESOURCE);
    var bucket = place.resourceArn();
    var role = runs.values(learner, "own-data").get("role-arn");
    var text =
        """
        {"Version": "2012-10-17", "Statement": [{"Sid": "Everything", "Effect": "Allow",
          "Principal": {"AWS": "%s"}, "Action": "s3:GetObject", "Resource": "%s/*"}]}
        """
            .formatted(role, bucket);

    var ran =
        (Ran)
            runs.editing()
                .save(learner, "own-data", "others", place.id(), text, PolicyEditing.Policy.NONE);

    var read = ran.run().messages().get(0);
    assertThat(read.title()).isEqualTo("GetObject");
    assertThat(read.exchange().response().orElseThrow().status()).isEqualTo(200);
    putBack("own-data", "others", place);
    assertThat(runs.run(learner, "own-data", "others").messages().get(0).exchange().response())
        .get()
        .extracting(response -> response.status())
        .isEqualTo(403);
  }

  @Test
  void aSessionPolicyOfTheClassicFlow() {
    runs.runAll(learner, "classic");
    var place = place("classic", "use-s3", Kind.SESSION);
    var text =
        """
        {"Version": "2012-10-17",
         "Statement": [{"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}
        """;

    var ran =
        (Ran)
            runs.editing()
                .save(learner, "classic", "use-s3", place.id(), text, PolicyEditing.Policy.NONE);

    assertThat(ran.run().outcome().message()).contains("no session policy allows");
    // What was lent with it is not used any more.
    putBack("classic", "use-s3", place);
    assertThat(runs.progress(learner, "classic").run("assume-role").orElseThrow().messages())
        .allSatisfy(message -> assertThat(PassedPolicy.in(message.exchange())).isEmpty());
  }

  /** An identity pool goes to STS itself: the app has no session policy to pass. */
  @Test
  void noSessionPolicyWhereThePoolGoesToSts() {
    runs.runAll(learner, "enhanced");

    assertThat(runs.editing().at(learner, "enhanced", "get-credentials"))
        .noneMatch(place -> place.kind() == Kind.SESSION);
    assertThat(runs.editing().at(learner, "enhanced", "use-s3"))
        .noneMatch(place -> place.kind() == Kind.SESSION);
  }

  /** Faults set roles up otherwise, and set them right again: as the learner left them. */
  @ParameterizedTest
  @ValueSource(strings = {"social", "enhanced", "classic", "guest", "roles", "own-data"})
  void editsOutliveEveryFault(String flow) {
    runs.runAll(learner, flow);
    var edited = new LinkedHashMap<PolicyPlace, String>();
    var stages = runs.flow(flow).orElseThrow().stages();
    for (var stage : stages) {
      for (var place : runs.editing().at(learner, flow, stage.id())) {
        var now = runs.editing().read(learner, flow, stage.id(), place.id());
        if (now.there() && !edited.containsKey(place)) {
          // Laid out otherwise, and so another text that decides the same.
          var text = now.text().replaceFirst("\\{", "{\n\n");
          assertThat(
                  runs.editing().save(learner, flow, stage.id(), place.id(), text, now.version()))
              .isInstanceOf(Ran.class);
          edited.put(place, text);
        }
      }
    }
    assertThat(edited).isNotEmpty();

    for (var stage : stages) {
      for (var fault : stage.faults()) {
        runs.runFault(learner, flow, stage.id(), fault.id());
      }
    }

    assertThat(runs.runAll(learner, flow)).allMatch(run -> run.outcome().done());
    for (var stage : stages) {
      for (var place : runs.editing().at(learner, flow, stage.id())) {
        if (edited.containsKey(place)) {
          assertThat(runs.editing().read(learner, flow, stage.id(), place.id()).text())
              .as(place.id())
              .isEqualTo(edited.get(place));
        }
      }
    }
  }

  private PolicyPlace place(String flow, String stage, Kind kind) {
    return runs.editing().at(learner, flow, stage).stream()
        .filter(place -> place.kind() == kind)
        .findFirst()
        .orElseThrow();
  }

  private Ran change(String flow, String stage, PolicyPlace place, String part, String by) {
    var now = runs.editing().read(learner, flow, stage, place.id());
    assertThat(now.text()).contains(part);
    var text = now.text().replace(part, by);
    return (Ran) runs.editing().save(learner, flow, stage, place.id(), text, now.version());
  }

  /** And the stage runs again as it did. */
  private void putBack(String flow, String stage, PolicyPlace place) {
    var now = runs.editing().read(learner, flow, stage, place.id());
    assertThat(now.own()).isTrue();
    assertThat(runs.editing().putBack(learner, flow, stage, place.id(), now.version()))
        .isEqualTo(new PutBack());
    var again = runs.run(learner, flow, stage);
    assertThat(again.outcome().done()).isTrue();
    assertThat(again.edited()).isEmpty();
  }
}

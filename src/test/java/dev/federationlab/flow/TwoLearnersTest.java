package dev.federationlab.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.Origins;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** Nothing of one learner works for, or shows up with, another, though both sign in as Ada. */
class TwoLearnersTest {
  private static final String FLOW = "google";

  private static Origins origins;
  private static Runner runs;

  @BeforeAll
  static void start() throws IOException {
    origins = new Origins();
    runs = origins.runs();
    runs.runAll("one", FLOW);
    runs.runAll("other", FLOW);
  }

  @AfterAll
  static void stop() throws Exception {
    origins.close();
  }

  @Test
  void eachHasAnAppOfTheirOwn() {
    assertThat(names("one").get("client-id"))
        .endsWith(".apps.googleusercontent.com")
        .isNotEqualTo(names("other").get("client-id"));
    assertThat(artifact("one", ArtifactKind.ID_TOKEN).fields().get("subject"))
        .as("the same person")
        .isEqualTo(artifact("other", ArtifactKind.ID_TOKEN).fields().get("subject"));
  }

  @Test
  void anIdTokenOpensNoRoleOfTheOther() {
    var token = artifact("one", ArtifactKind.ID_TOKEN).value();

    refused("AccessDenied", () -> assume(names("other").get("role-arn"), token));
    assertThat(assume(names("one").get("role-arn"), token)).isPositive();
  }

  @Test
  void aRoleWithoutAudienceIsGoneOnceTheBreakWasShown() {
    var run = runs.runFault("other", FLOW, "assume-role", "trust-without-audience");
    assertThat(run.outcome()).isEqualTo(Outcome.DONE);
    var role = names("other").get("role-arn").concat("AnyApp");

    refused("AccessDenied", () -> assume(role, artifact("one", ArtifactKind.ID_TOKEN).value()));
    assertThat(runs.runFault("other", FLOW, "assume-role", "trust-without-audience").outcome())
        .as("it is made again when it is shown again")
        .isEqualTo(Outcome.DONE);
  }

  @Test
  void credentialsOpenNoBucketOfTheOther() {
    var theirs = names("other");
    try (var s3 = s3(artifact("one", ArtifactKind.CREDENTIALS))) {
      refused(
          "AccessDenied",
          () -> s3.getObjectAsBytes(r -> r.bucket(theirs.get("bucket")).key(theirs.get("key"))));
      refused(
          "AccessDenied",
          () -> s3.listObjectsV2(r -> r.bucket(theirs.get("bucket")).prefix(theirs.get("prefix"))));
      var own = names("one");
      assertThat(
              s3.getObjectAsBytes(r -> r.bucket(own.get("bucket")).key(own.get("key")))
                  .asUtf8String())
          .contains(own.get("account-id"));
    }
  }

  @Test
  void aSessionTokenFitsNoKeyOfTheOther() {
    var one = artifact("one", ArtifactKind.CREDENTIALS);
    var other = artifact("other", ArtifactKind.CREDENTIALS);
    var own = names("one");
    var mixed =
        new Artifact(
            ArtifactKind.CREDENTIALS,
            other.value(),
            Map.of(
                "secretAccessKey", other.fields().get("secretAccessKey"),
                "sessionToken", one.fields().get("sessionToken")),
            one.issuedAt(),
            null);

    try (var s3 = s3(mixed)) {
      refused(
          "InvalidToken",
          () -> s3.getObjectAsBytes(r -> r.bucket(own.get("bucket")).key(own.get("key"))));
    }
  }

  @Test
  void aRecordedRunIsShownToNobodyElse() {
    var run = runs.progress("one", FLOW).run("assume-role").orElseThrow();

    assertThat(runs.recorded("one", FLOW, run.id())).isPresent();
    assertThat(runs.recorded("other", FLOW, run.id())).isEmpty();
  }

  @Test
  void registersTheSameAppAgainWhenTheLabHasMoved() {
    var known = origins.parties();
    var moved =
        new Parties(
            URI.create("http://localhost:8080"),
            known.providers(),
            known.aws(),
            known.region(),
            known.controlSecret());
    runs.run("mover", FLOW, "sign-in");
    var before = names("mover").get("client-id");

    var later = origins.runner(moved, Clock.systemUTC());

    assertThat(later.runAll("mover", FLOW))
        .extracting(StageRun::outcome)
        .hasSize(4)
        .containsOnly(Outcome.DONE);
    assertThat(later.values("mover", FLOW)).containsEntry("client-id", before);
  }

  private static Map<String, String> names(String learner) {
    return runs.values(learner, FLOW);
  }

  private static Artifact artifact(String learner, ArtifactKind kind) {
    return runs.progress(learner, FLOW).artifact(kind).orElseThrow();
  }

  private static int assume(String roleArn, String token) {
    try (var sts =
        StsClient.builder()
            .endpointOverride(origins.parties().aws())
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .build()) {
      return sts.assumeRoleWithWebIdentity(
              r -> r.roleArn(roleArn).roleSessionName("stranger").webIdentityToken(token))
          .credentials()
          .sessionToken()
          .length();
    }
  }

  private static S3Client s3(Artifact credentials) {
    return S3Client.builder()
        .endpointOverride(origins.parties().aws())
        .region(Region.US_EAST_1)
        .forcePathStyle(true)
        .credentialsProvider(
            StaticCredentialsProvider.create(
                AwsSessionCredentials.create(
                    credentials.value(),
                    credentials.fields().get("secretAccessKey"),
                    credentials.fields().get("sessionToken"))))
        .build();
  }

  private static void refused(String code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> assertThat(Optional.of(e.awsErrorDetails().errorCode())).contains(code));
  }
}

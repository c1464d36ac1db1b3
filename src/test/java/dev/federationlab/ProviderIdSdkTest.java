package dev.federationlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.access.RootKey;
import dev.federationlab.aws.opaque.AskedProviders;
import dev.federationlab.decision.Check;
import dev.federationlab.decision.Decision;
import dev.federationlab.provider.ProviderStand;
import dev.federationlab.provider.amazon.TestAmazon;
import dev.federationlab.provider.facebook.TestFacebook;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.StsException;

/**
 * AssumeRoleWithWebIdentity with the opaque tokens of Facebook and Amazon: STS really asks the
 * provider, over HTTP.
 */
class ProviderIdSdkTest {
  private static final String DENIED = "Not authorized to perform sts:AssumeRoleWithWebIdentity";

  private static TestFacebook facebook;
  private static TestAmazon amazon;
  private static TestAws aws;
  private static RootKey sandbox;

  /** The two, and what is called differently. */
  private enum Kind {
    FACEBOOK("graph.facebook.com", "facebook", TestFacebook.APP.id(), TestFacebook.OTHER_APP.id()) {
      @Override
      ProviderStand stand() {
        return facebook;
      }

      @Override
      String userKey() {
        return "graph.facebook.com:id";
      }
    },
    AMAZON("www.amazon.com", "amazon", TestAmazon.APP.id(), TestAmazon.OTHER_APP.id()) {
      @Override
      ProviderStand stand() {
        return amazon;
      }

      @Override
      String userKey() {
        return "www.amazon.com:user_id";
      }
    };

    private final String providerId;
    private final String control;
    private final String app;
    private final String otherApp;

    Kind(String providerId, String control, String app, String otherApp) {
      this.providerId = providerId;
      this.control = control;
      this.app = app;
      this.otherApp = otherApp;
    }

    abstract ProviderStand stand();

    abstract String userKey();

    String role() {
      return "With" + control;
    }

    String token(String person, String app) {
      return minted(
          "{\"provider\":\"%s\",\"person\":\"%s\",\"audience\":\"%s\"}"
              .formatted(control, person, app));
    }

    String expiredToken() {
      var hourAgo = Instant.now().getEpochSecond() - 3600;
      return minted(
          "{\"provider\":\"%s\",\"person\":\"ada\",\"audience\":\"%s\",\"issuedAt\":%d,\"expiresAt\":%d}"
              .formatted(control, app, hourAgo - 3600, hourAgo));
    }

    private String minted(String body) {
      return stand().controlled("tokens", body).get("access_token").asText();
    }
  }

  @BeforeAll
  static void start() {
    facebook = new TestFacebook(Instant.now());
    amazon = new TestAmazon(Instant.now());
    aws = new TestAws(new AskedProviders(facebook.at(""), amazon.at("")));
    sandbox = aws.sandbox();
    roles(sandbox);
    aws.s3(sandbox).createBucket(request -> request.bucket("opaque-data"));
  }

  @AfterAll
  static void stop() {
    aws.close();
    facebook.close();
    amazon.close();
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void lendsCredentialsForATokenOfTheApp(Kind kind) {
    var answer = assume(kind, sandbox, kind.token("ada", kind.app));

    assertThat(answer.credentials().accessKeyId()).startsWith("ASIA");
    assertThat(answer.provider()).isEqualTo(kind.providerId);
    assertThat(answer.audience()).isEqualTo(kind.app);
    assertThat(answer.subjectFromWebIdentityToken())
        .matches(kind == Kind.FACEBOOK ? "\\d{17}" : "amzn1\\.account\\.A[0-9A-Z]{27}");
    assertThat(answer.assumedRoleUser().arn())
        .isEqualTo(
            "arn:aws:sts::" + sandbox.accountId() + ":assumed-role/" + kind.role() + "/app1");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void explainsWhatItAskedAndLeavesTheTokenOut(Kind kind) {
    var token = kind.token("ada", kind.app);

    var decision = decision(assume(kind, sandbox, token));

    assertThat(decision.granted()).isTrue();
    assertThat(decision.checks()).allMatch(Check::passed);
    assertThat(decision.checks())
        .extracting(Check::what)
        .containsSubsequence(
            "provider",
            "provider's word",
            "expiry",
            "app id",
            "user id",
            "provider's word",
            "user id again",
            "role",
            "duration");
    assertThat(decision.notes()).extracting(Decision.Note::title).contains("asking the provider");
    assertThat(decision.toString()).doesNotContain(token).contains(kind.app);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void refusesATokenOfAnotherApp(Kind kind) {
    var refusal = refused(kind, kind.token("ada", kind.otherApp));

    assertThat(refusal.statusCode()).isEqualTo(403);
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("AccessDenied");
    assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(DENIED);
    var trust = aws.decision(refusal.requestId()).policies().get(0);
    assertThat(trust.toString()).contains(kind.app, kind.otherApp);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void saysThatTheProviderRejectedATokenThatItNeverIssued(Kind kind) {
    for (var bad : new String[] {"EAAnothing", "Atza|nothing", "a b+c&d=%e", "x".repeat(20_000)}) {
      var refusal = refused(kind, bad);

      assertThat(refusal.statusCode()).isEqualTo(403);
      assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("IDPRejectedClaim");
      assertThat(refusal.awsErrorDetails().errorMessage())
          .startsWith(kind.providerId + ": " + kind.providerId + " responded with HTTP/1.1 4");
      assertThat(failure(refusal).what()).isEqualTo("provider's word");
    }
    assertThat(refused(kind, "EAAnothing").awsErrorDetails().errorMessage())
        .endsWith("responded with HTTP/1.1 400 Bad Request");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void saysTheSameOfATokenThatHasExpired(Kind kind) {
    var refusal = refused(kind, kind.expiredToken());

    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("IDPRejectedClaim");
    assertThat(failure(refusal).saw()).isEqualTo("HTTP/1.1 400 Bad Request");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void takesATokenOfOneProviderForNoneOfTheOther(Kind kind) {
    var other = kind == Kind.FACEBOOK ? Kind.AMAZON : Kind.FACEBOOK;

    var refusal = refused(kind, other.token("ada", other.app));

    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("IDPRejectedClaim");
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void trustsNoRoleThatNamesTheOtherProvider(Kind kind) {
    var other = kind == Kind.FACEBOOK ? Kind.AMAZON : Kind.FACEBOOK;

    var refusal =
        catchThrowableOfType(
            StsException.class,
            () ->
                aws.anonymousSts()
                    .assumeRoleWithWebIdentity(
                        request ->
                            request
                                .roleArn(arn(sandbox, other.role()))
                                .roleSessionName("app1")
                                .providerId(kind.providerId)
                                .webIdentityToken(kind.token("ada", kind.app))));

    assertThat(refusal.awsErrorDetails().errorMessage()).isEqualTo(DENIED);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void keepsTwoSandboxesApart(Kind kind) {
    var stranger = aws.sandbox();
    var token = kind.token("ada", kind.app);

    var before = catchThrowableOfType(StsException.class, () -> assume(kind, stranger, token));
    assertThat(before.awsErrorDetails().errorMessage()).isEqualTo(DENIED);
    roles(stranger);

    assertThat(assume(kind, stranger, token).assumedRoleUser().arn())
        .contains(stranger.accountId());
    var session = aws.s3(TestAws.session(assume(kind, stranger, token).credentials()));
    var denied =
        catchThrowableOfType(
            S3Exception.class,
            () ->
                session.putObject(
                    request -> request.bucket("opaque-data").key("x"),
                    RequestBody.fromString("x")));
    assertThat(denied.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void givesEveryPersonAFolderByTheProvidersId(Kind kind) {
    var ada = assume(kind, sandbox, kind.token("ada", kind.app));
    var ben = assume(kind, sandbox, kind.token("ben", kind.app));
    var own = ada.subjectFromWebIdentityToken() + "/letter";

    aws.s3(TestAws.session(ada.credentials()))
        .putObject(
            request -> request.bucket("opaque-data").key(own), RequestBody.fromString("mine"));
    var denied =
        catchThrowableOfType(
            S3Exception.class,
            () ->
                aws.s3(TestAws.session(ben.credentials()))
                    .getObjectAsBytes(request -> request.bucket("opaque-data").key(own)));

    assertThat(ben.subjectFromWebIdentityToken()).isNotEqualTo(ada.subjectFromWebIdentityToken());
    assertThat(denied.statusCode()).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"accounts.google.com", "https://graph.facebook.com", "graph.facebook.com:443"})
  void knowsNoOtherProviderId(String providerId) {
    var refusal =
        catchThrowableOfType(
            StsException.class,
            () ->
                aws.anonymousSts()
                    .assumeRoleWithWebIdentity(
                        request ->
                            request
                                .roleArn(arn(sandbox, Kind.FACEBOOK.role()))
                                .roleSessionName("app1")
                                .providerId(providerId)
                                .webIdentityToken("EAAnothing")));

    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("ValidationError");
    assertThat(failure(refusal).what()).isEqualTo("provider");
  }

  @Test
  void takesAnOpaqueTokenForNoIdToken() {
    var token = Kind.FACEBOOK.token("ada", TestFacebook.APP.id());

    var refusal =
        catchThrowableOfType(
            StsException.class,
            () ->
                aws.anonymousSts()
                    .assumeRoleWithWebIdentity(
                        request ->
                            request
                                .roleArn(arn(sandbox, Kind.FACEBOOK.role()))
                                .roleSessionName("app1")
                                .webIdentityToken(token)));

    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("InvalidIdentityToken");
  }

  @Test
  void asksTheProviderAnewForEveryRequest() {
    var token = Kind.AMAZON.token("ada", TestAmazon.APP.id());
    assume(Kind.AMAZON, sandbox, token);
    amazon.clock.forward(Duration.ofHours(1));

    var refusal = refused(Kind.AMAZON, token);

    amazon.clock.forward(Duration.ofHours(-1));
    assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("IDPRejectedClaim");
  }

  @Test
  void saysThatTheProviderCannotBeReached() {
    var nobody = URI.create("http://localhost:1");
    try (var alone = new TestAws(new AskedProviders(nobody, nobody))) {
      var refusal =
          catchThrowableOfType(
              StsException.class,
              () ->
                  alone
                      .anonymousSts()
                      .assumeRoleWithWebIdentity(
                          request ->
                              request
                                  .roleArn(arn(alone.sandbox(), "R"))
                                  .roleSessionName("app1")
                                  .providerId("graph.facebook.com")
                                  .webIdentityToken("EAAnothing")));

      assertThat(refusal.statusCode()).isEqualTo(400);
      assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo("IDPCommunicationError");
      var check = alone.decision(refusal.requestId()).failure().orElseThrow();
      assertThat(check.what()).isEqualTo("provider's word");
      assertThat(check.saw()).isEqualTo("it cannot be reached");
    }
  }

  private static StsException refused(Kind kind, String token) {
    return catchThrowableOfType(StsException.class, () -> assume(kind, sandbox, token));
  }

  private static AssumeRoleWithWebIdentityResponse assume(Kind kind, RootKey key, String token) {
    return aws.anonymousSts()
        .assumeRoleWithWebIdentity(
            request ->
                request
                    .roleArn(arn(key, kind.role()))
                    .roleSessionName("app1")
                    .providerId(kind.providerId)
                    .webIdentityToken(token));
  }

  private static String arn(RootKey key, String role) {
    return "arn:aws:iam::" + key.accountId() + ":role/" + role;
  }

  /** A role for each provider, with a folder in the bucket for each person. */
  private static void roles(RootKey key) {
    var iam = aws.iam(key);
    for (var kind : Kind.values()) {
      var trust =
          """
          {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
            "Principal": {"Federated": "%s"}, "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {"StringEquals": {"%s:app_id": "%s"}}}]}
          """
              .formatted(kind.providerId, kind.providerId, kind.app);
      var folder =
          """
          {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
            "Action": ["s3:PutObject", "s3:GetObject"],
            "Resource": "arn:aws:s3:::opaque-data/${%s}/*"}]}
          """
              .formatted(kind.userKey());
      iam.createRole(request -> request.roleName(kind.role()).assumeRolePolicyDocument(trust));
      iam.putRolePolicy(
          request -> request.roleName(kind.role()).policyName("OwnFolder").policyDocument(folder));
    }
  }

  private static Decision decision(AssumeRoleWithWebIdentityResponse answer) {
    return aws.decision(answer.responseMetadata().requestId());
  }

  private static Check failure(StsException refusal) {
    return aws.decision(refusal.requestId()).failure().orElseThrow();
  }
}

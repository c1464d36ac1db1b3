package dev.federationlab.aws.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.TestIssuer;
import dev.federationlab.decision.Check;
import dev.federationlab.decision.Decision;
import dev.federationlab.decision.PolicyReading;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;
import software.amazon.awssdk.services.sts.model.PolicyDescriptorType;
import software.amazon.awssdk.services.sts.model.StsException;

class AssumeRoleWithWebIdentitySdkTest {
  private static final String OTHER_ISSUER = "https://login.example.com/tenant";
  private static final String DENIED = "Not authorized to perform sts:AssumeRoleWithWebIdentity";
  private static TestAws aws;
  private static IamClient iam;
  private static String account;

  @BeforeAll
  static void start() {
    aws = new TestAws();
    var key = aws.sandbox();
    account = key.accountId();
    iam = aws.iam(key);
    role(
        "WebReader",
        trust("accounts.google.com", "\"accounts.google.com:aud\": \"" + TestIssuer.APP + "\""));
    role("OtherApp", trust("accounts.google.com", "\"accounts.google.com:aud\": \"another-app\""));
    role("Amazon", trust("www.amazon.com", "\"www.amazon.com:app_id\": \"app\""));
    var arn =
        iam.createOpenIDConnectProvider(
                request -> request.url(OTHER_ISSUER).clientIDList("client-1"))
            .openIDConnectProviderArn();
    role("Oidc", trust(arn, "\"login.example.com/tenant:sub\": \"person-1\""));
    iam.createOpenIDConnectProvider(
        request -> request.url("https://unreachable.example.com").clientIDList("c"));
    var s3 = aws.s3(key);
    s3.createBucket(request -> request.bucket("federated-data"));
    iam.putRolePolicy(
        request ->
            request
                .roleName("WebReader")
                .policyName("OwnFolder")
                .policyDocument(
                    """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                      "Action": ["s3:PutObject", "s3:GetObject"],
                      "Resource": "arn:aws:s3:::federated-data/${accounts.google.com:sub}/*"}]}
                    """));
  }

  @AfterAll
  static void stop() {
    aws.close();
  }

  @Test
  void lendsCredentialsToWhomTheRoleTrusts() {
    var answer = assume(request -> {});

    assertThat(answer.credentials().accessKeyId()).startsWith("ASIA").hasSize(20);
    assertThat(answer.credentials().expiration())
        .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(3600));
    assertThat(answer.assumedRoleUser().arn())
        .isEqualTo("arn:aws:sts::" + account + ":assumed-role/WebReader/app1");
    assertThat(answer.assumedRoleUser().assumedRoleId()).matches("AROA[A-Z2-7]{17}:app1");
    assertThat(answer.audience()).isEqualTo(TestIssuer.APP);
    assertThat(answer.subjectFromWebIdentityToken()).isEqualTo(TestIssuer.SUBJECT);
    assertThat(answer.provider()).isEqualTo(TestIssuer.GOOGLE);
    assertThat(answer.packedPolicySize()).isNull();
  }

  @Test
  void saysWhyItLentThem() {
    var decision = aws.decision(assume(request -> {}).responseMetadata().requestId());

    assertThat(decision.party()).isEqualTo("STS");
    assertThat(decision.granted()).isTrue();
    assertThat(decision.checks()).allMatch(Check::passed);
    assertThat(decision.checks())
        .extracting(Check::what)
        .containsSubsequence(
            "token",
            "provider",
            "form",
            "algorithm",
            "key",
            "signature",
            "expiry",
            "role",
            "duration");
    assertThat(decision.policies())
        .singleElement()
        .satisfies(
            policy -> {
              assertThat(policy.kind()).isEqualTo(PolicyReading.Kind.TRUST);
              assertThat(policy.statements())
                  .singleElement()
                  .matches(PolicyReading.Statement::decisive);
            });
  }

  @Test
  void yieldsWhatTheRolePermitsAndNoMore() {
    var session = aws.s3(TestAws.session(assume(request -> {}).credentials()));
    var own = TestIssuer.SUBJECT + "/letter";

    session.putObject(
        request -> request.bucket("federated-data").key(own), RequestBody.fromString("mine"));
    assertThat(
            session
                .getObjectAsBytes(request -> request.bucket("federated-data").key(own))
                .asUtf8String())
        .isEqualTo("mine");
    assertThatThrownBy(
            () ->
                session.putObject(
                    request -> request.bucket("federated-data").key("other/letter"),
                    RequestBody.fromString("x")))
        .isInstanceOfSatisfying(
            S3Exception.class,
            refusal ->
                assertThat(refusal.awsErrorDetails().errorMessage())
                    .isEqualTo(
                        "User: arn:aws:sts::"
                            + account
                            + ":assumed-role/WebReader/app1 is not authorized to perform:"
                            + " s3:PutObject on resource:"
                            + " \"arn:aws:s3:::federated-data/other/letter\" because no"
                            + " identity-based policy allows the s3:PutObject action"));
    assertThatThrownBy(
            () ->
                session.getObjectAsBytes(
                    request ->
                        request.bucket("federated-data").key(TestIssuer.SUBJECT + "/missing")))
        .isInstanceOfSatisfying(
            S3Exception.class,
            refusal -> {
              assertThat(refusal.statusCode()).isEqualTo(403);
              assertThat(refusal.awsErrorDetails().errorMessage())
                  .contains(
                      "is not authorized to perform: s3:ListBucket on resource:"
                          + " \"arn:aws:s3:::federated-data\"");
            });
  }

  @Test
  void narrowsWithASessionPolicy() {
    var answer =
        assume(
            request ->
                request.policy(
                    """
                    {"Version": "2012-10-17", "Statement": [
                      {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}]}\
                    """));
    var session = aws.s3(TestAws.session(answer.credentials()));

    assertThat(answer.packedPolicySize()).isBetween(1, 99);
    assertThatThrownBy(
            () ->
                session.putObject(
                    request -> request.bucket("federated-data").key(TestIssuer.SUBJECT + "/x"),
                    RequestBody.fromString("x")))
        .isInstanceOfSatisfying(
            S3Exception.class,
            refusal ->
                assertThat(refusal.awsErrorDetails().errorMessage())
                    .endsWith("because no session policy allows the s3:PutObject action"));
  }

  @Test
  void trustsAProviderThatTheAccountRegistered() {
    var token = TestIssuer.token(now(), tenant(Map.of()));

    var answer = assume(request -> request.roleArn(arn("Oidc")).webIdentityToken(token));

    assertThat(answer.provider())
        .isEqualTo("arn:aws:iam::" + account + ":oidc-provider/login.example.com/tenant");
    assertThat(answer.audience()).isEqualTo("client-1");
    assertThat(aws.decision(answer.responseMetadata().requestId()).checks())
        .extracting(Check::what)
        .contains("audience");
  }

  @Test
  void refusesTheTokensTagsIfTheRoleDoesNotTrustThem() {
    var tags =
        Map.of(
            "principal_tags",
            Map.of("team", List.of("blue")),
            "transitive_tag_keys",
            List.of("team"));
    var token = TestIssuer.token(now(), Map.of("https://aws.amazon.com/tags", tags));

    assertRefusal(request -> request.webIdentityToken(token), 403, "AccessDenied", DENIED, "");

    role(
        "Tagged",
        trust("accounts.google.com", "\"aws:RequestTag/team\": \"blue\"")
            .replace(
                "\"sts:AssumeRoleWithWebIdentity\"",
                "[\"sts:AssumeRoleWithWebIdentity\", \"sts:TagSession\"]"));
    iam.putRolePolicy(
        request ->
            request
                .roleName("Tagged")
                .policyName("OwnTeam")
                .policyDocument(
                    """
                    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "s3:PutObject",
                      "Resource": "arn:aws:s3:::federated-data/team/${aws:PrincipalTag/team}/*"}]}
                    """));
    var credentials =
        assume(request -> request.roleArn(arn("Tagged")).webIdentityToken(token)).credentials();
    aws.s3(TestAws.session(credentials))
        .putObject(
            request -> request.bucket("federated-data").key("team/blue/x"),
            RequestBody.fromString("x"));
  }

  /** Code, words and, for the reader, the check that failed. */
  static Stream<Arguments> refusals() {
    var now = now();
    var expired =
        Map.<String, Object>of(
            "iat", now.getEpochSecond() - 7200, "exp", now.getEpochSecond() - 3600);
    var noKey =
        "Couldn't retrieve verification key from your identity provider,  please reference"
            + " AssumeRoleWithWebIdentity documentation for requirements";
    var noJwt =
        "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access"
            + " Token)";
    return Stream.of(
        refusal(
            request -> request.webIdentityToken("Atza|abc"),
            400,
            "InvalidIdentityToken",
            noJwt,
            "token"),
        refusal(
            with(Map.of("iss", "https://nobody.example.com/")),
            400,
            "InvalidIdentityToken",
            "No OpenIDConnect provider found in your account for https://nobody.example.com/",
            "provider"),
        refusal(
            with(Map.of("iss", "https://unreachable.example.com")),
            400,
            "InvalidIdentityToken",
            noKey,
            "issuer's keys"),
        refusal(
            request -> request.webIdentityToken(TestIssuer.sign(TestIssuer.claims(now), "key-2")),
            400,
            "InvalidIdentityToken",
            noKey,
            "key"),
        refusal(
            request -> request.webIdentityToken(tampered(TestIssuer.token(now))),
            400,
            "InvalidIdentityToken",
            "The web identity token could not be validated.",
            "signature"),
        refusal(with(Map.of("sub", 17)), 400, "InvalidIdentityToken", noJwt, "form"),
        refusal(
            request ->
                request
                    .roleArn(arn("Oidc"))
                    .webIdentityToken(TestIssuer.token(now, tenant(Map.of("aud", "client-2")))),
            400,
            "InvalidIdentityToken",
            "Incorrect token audience",
            "audience"),
        refusal(request -> request.roleArn(arn("Missing")), 403, "AccessDenied", DENIED, "role"),
        refusal(
            request -> request.roleArn(arn("path/WebReader")), 403, "AccessDenied", DENIED, "role"),
        refusal(request -> request.roleArn(arn("OtherApp")), 403, "AccessDenied", DENIED, ""),
        refusal(request -> request.roleArn(arn("Amazon")), 403, "AccessDenied", DENIED, ""),
        refusal(
            request ->
                request
                    .roleArn(arn("Oidc"))
                    .webIdentityToken(TestIssuer.token(now, tenant(Map.of("sub", "person-2")))),
            403,
            "AccessDenied",
            DENIED,
            ""),
        refusal(
            request -> request.roleArn("arn:aws:iam::" + account + ":user/someone"),
            400,
            "ValidationError",
            "Request ARN is invalid",
            ""),
        refusal(
            request -> request.durationSeconds(7200),
            400,
            "ValidationError",
            "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
            "duration"),
        refusal(
            request -> request.durationSeconds(899),
            400,
            "ValidationError",
            "1 validation error detected: Value '899' at 'durationSeconds' failed to satisfy"
                + " constraint: Member must have value greater than or equal to 900",
            "request"),
        refusal(
            request -> request.policy("{\"Statement\""),
            400,
            "MalformedPolicyDocument",
            "Syntax errors in policy.",
            "form of the policy"),
        refusal(
            request ->
                request.policyArns(
                    PolicyDescriptorType.builder().arn("arn:aws:iam::aws:policy/NoSuch").build()),
            400,
            "MalformedPolicyDocument",
            "Policy arn:aws:iam::aws:policy/NoSuch does not exist or is not attachable.",
            "session policy"),
        refusal(
            request -> request.providerId("graph.facebook.com").webIdentityToken("EAAB-opaque"),
            400,
            "IDPCommunicationError",
            "The identity provider could not be reached to verify the token.",
            "provider's word"),
        arguments(
            with(expired),
            400,
            "ExpiredTokenException",
            "Token expired: current date/time \\d{10} must be before the expiration date/time "
                + (now.getEpochSecond() - 3600),
            "expiry"));
  }

  @ParameterizedTest
  @MethodSource("refusals")
  void refuses(
      Consumer<AssumeRoleWithWebIdentityRequest.Builder> spoil,
      int status,
      String code,
      String message,
      String failedCheck) {
    assertThatThrownBy(() -> assume(spoil))
        .isInstanceOfSatisfying(
            StsException.class,
            refusal -> {
              assertThat(refusal.awsErrorDetails().errorMessage()).matches(message);
              assertThat(refusal.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(refusal.statusCode()).isEqualTo(status);
              var decision = aws.decision(refusal.requestId());
              assertThat(decision.error()).isEqualTo(code);
              assertThat(failed(decision)).contains(failedCheck);
            });
  }

  private static void assertRefusal(
      Consumer<AssumeRoleWithWebIdentityRequest.Builder> spoil,
      int status,
      String code,
      String message,
      String failedCheck) {
    new AssumeRoleWithWebIdentitySdkTest()
        .refuses(spoil, status, code, Pattern.quote(message), failedCheck);
  }

  private static Arguments refusal(
      Consumer<AssumeRoleWithWebIdentityRequest.Builder> spoil,
      int status,
      String code,
      String message,
      String failedCheck) {
    return arguments(spoil, status, code, Pattern.quote(message), failedCheck);
  }

  private static String failed(Decision decision) {
    return decision.failure().map(Check::what).orElse("");
  }

  private static AssumeRoleWithWebIdentityResponse assume(
      Consumer<AssumeRoleWithWebIdentityRequest.Builder> more) {
    var request =
        AssumeRoleWithWebIdentityRequest.builder()
            .roleArn(arn("WebReader"))
            .roleSessionName("app1")
            .webIdentityToken(TestIssuer.token(now()));
    more.accept(request);
    return aws.anonymousSts().assumeRoleWithWebIdentity(request.build());
  }

  private static Consumer<AssumeRoleWithWebIdentityRequest.Builder> with(
      Map<String, Object> claims) {
    return request -> request.webIdentityToken(TestIssuer.token(now(), claims));
  }

  private static Map<String, Object> tenant(Map<String, Object> others) {
    var claims =
        new HashMap<String, Object>(
            Map.of("iss", OTHER_ISSUER, "aud", "client-1", "azp", "client-1", "sub", "person-1"));
    claims.putAll(others);
    if (others.containsKey("aud")) {
      claims.put("azp", others.get("aud"));
    }
    return claims;
  }

  /** Another claim under the same signature. */
  private static String tampered(String token) {
    var parts = token.split("\\.");
    var other = TestIssuer.token(now(), Map.of("sub", "999999999999999999999")).split("\\.");
    return String.join(".", Arrays.asList(parts[0], other[1], parts[2]));
  }

  private static void role(String name, String trust) {
    iam.createRole(request -> request.roleName(name).assumeRolePolicyDocument(trust));
  }

  private static String trust(String provider, String condition) {
    return """
    {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Federated": "%s"},
      "Action": "sts:AssumeRoleWithWebIdentity", "Condition": {"StringEquals": {%s}}}]}
    """
        .formatted(provider, condition);
  }

  private static String arn(String role) {
    return "arn:aws:iam::" + account + ":role/" + role;
  }

  private static Instant now() {
    return Instant.now();
  }
}

package dev.federationlab.aws.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.Principal;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.access.RolePolicies.NamedPolicy;
import dev.federationlab.aws.access.TrustDecision.Role;
import dev.federationlab.decision.Check;
import dev.federationlab.decision.PolicyReading;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.policy.Evaluation;
import dev.federationlab.policy.Policies;
import dev.federationlab.store.Transaction;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AuthorizationTest {
  private static final String ACCOUNT = "111122223333";
  private static final Instant NOW = Instant.parse("2026-05-04T12:00:00Z");
  private static final String OBJECT = "arn:aws:s3:::lab/1234/a.txt";
  private static final Principal ROOT = new Principal.Root(ACCOUNT);
  private static final Principal ADA =
      session(Map.of("accounts.google.com:sub", List.of("1234")), List.of());
  private static final Role ROLE =
      new Role(
          "arn:aws:iam::111122223333:role/web/FederationLabGoogle",
          """
          {"Version": "2012-10-17", "Statement": {
            "Effect": "Allow",
            "Principal": {"Federated": "accounts.google.com"},
            "Action": "sts:AssumeRoleWithWebIdentity",
            "Condition": {"StringEquals": {"accounts.google.com:aud": "app-1"}}}}
          """);

  private final Policies policies = new Policies(100_000);
  private final Explanation explanation = new Explanation();

  @Test
  void letsASessionDoWhatItsRoleMay() {
    var authorization =
        withRole(allow("s3:PutObject", "arn:aws:s3:::lab/${accounts.google.com:sub}/*"));

    assertThatCode(() -> authorization.require(call(ADA), s3("s3:PutObject")))
        .doesNotThrowAnyException();

    assertThat(explanation.checks()).extracting(Check::passed).containsExactly(true);
    assertThat(explanation.policies())
        .extracting(PolicyReading::name)
        .containsExactly("policy Photos");
  }

  @Test
  void refusesInTheWordsOfS3() {
    var refused = refused(withRole(allow("s3:GetObject", "*")), ADA, s3("s3:PutObject"));

    assertThat(refused.error().code()).isEqualTo("AccessDenied");
    assertThat(refused.error().status()).isEqualTo(403);
    assertThat(refused.message())
        .isEqualTo(
            "User: arn:aws:sts::111122223333:assumed-role/FederationLabGoogle/ada is not authorized"
                + " to perform: s3:PutObject on resource: \"arn:aws:s3:::lab/1234/a.txt\" because"
                + " no identity-based policy allows the s3:PutObject action");
    assertThat(explanation.checks())
        .extracting(Check::what, Check::passed)
        .containsExactly(tuple("permission", false));
  }

  @Test
  void refusesInTheCodeOfTheService() {
    var authorization = withRole(allow("s3:*", "*"));

    assertThat(error(authorization, "dynamodb:PutItem")).isEqualTo("AccessDeniedException 400");
    assertThat(error(authorization, "lambda:InvokeFunction"))
        .isEqualTo("AccessDeniedException 403");
    assertThat(error(authorization, "iam:CreateRole")).isEqualTo("AccessDenied 403");
    assertThat(error(authorization, "sns:Publish")).isEqualTo("AuthorizationError 403");
  }

  @Test
  void doesNotTellAStrangerWhy() {
    var authorization = withRole(allow("s3:*", "*"));
    var foreign = new Principal.Root("444455556666");

    assertThat(refused(authorization, new Principal.Anonymous(), s3("s3:GetObject")).message())
        .isEqualTo("Access Denied");
    assertThat(refused(authorization, foreign, s3("s3:GetObject")).message())
        .isEqualTo("Access Denied");
  }

  @Test
  void letsAnyoneInWhomTheBucketPolicyNames() {
    var open =
        "{\"Statement\": {\"Effect\": \"Allow\", \"Principal\": \"*\", \"Action\":"
            + " \"s3:GetObject\", \"Resource\": \"arn:aws:s3:::lab/*\"}}";

    assertThatCode(
            () ->
                withRole()
                    .require(
                        call(new Principal.Anonymous()), s3("s3:GetObject", Optional.of(open))))
        .doesNotThrowAnyException();
  }

  @Test
  void leavesTheSessionsOfADeletedRoleNothing() {
    var authorization =
        new Authorization(policies, (store, account, name, id) -> Optional.empty(), false);

    refused(authorization, ADA, s3("s3:GetObject"));

    assertThat(explanation.notes())
        .extracting(note -> note.title())
        .containsExactly("The role is gone");
  }

  @Test
  void keepsTheRootOutOfOtherAccounts() {
    var foreign = Access.to("iam:GetRole", "arn:aws:iam::444455556666:role/Visitor");
    var ofAws = Access.to("iam:GetPolicy", "arn:aws:iam::aws:policy/ReadOnlyAccess");

    assertThat(refused(withRole(), ROOT, foreign).message())
        .endsWith("because no resource-based policy allows the iam:GetRole action");
    assertThatCode(() -> withRole().require(call(ROOT), ofAws)).doesNotThrowAnyException();
  }

  @Test
  void asksForTheRoleByNameAndId() {
    var asked = new StringBuilder();
    var authorization =
        new Authorization(
            policies,
            (store, account, name, id) -> {
              asked.append(account).append(' ').append(name).append(' ').append(id);
              return Optional.of(List.of());
            },
            false);

    refused(authorization, ADA, s3("s3:GetObject"));

    assertThat(asked).hasToString("111122223333 FederationLabGoogle AROAEXAMPLE0000000000");
  }

  @Test
  void letsTheRootDoAllButWhatABucketPolicyDenies() {
    var closed =
        "{\"Statement\": {\"Effect\": \"Deny\", \"Principal\": \"*\", \"Action\": \"s3:GetObject\","
            + " \"Resource\": \"arn:aws:s3:::lab/*\"}}";

    assertThatCode(() -> withRole().require(call(ROOT), s3("s3:GetObject")))
        .doesNotThrowAnyException();
    assertThat(refused(withRole(), ROOT, s3("s3:GetObject", Optional.of(closed))).message())
        .startsWith("User: arn:aws:iam::111122223333:root is not authorized")
        .endsWith("with an explicit deny in a resource-based policy");
  }

  @Test
  void narrowsByTheSessionPolicy() {
    var narrowed = session(Map.of(), List.of(allow("s3:GetObject", "*").json()));

    var refused = refused(withRole(allow("s3:*", "*")), narrowed, s3("s3:PutObject"));

    assertThat(refused.message())
        .endsWith("because no session policy allows the s3:PutObject action");
    assertThat(explanation.policies())
        .extracting(PolicyReading::kind)
        .containsExactly(PolicyReading.Kind.IDENTITY, PolicyReading.Kind.SESSION);
  }

  @Test
  void knowsTheGlobalKeysOfASession() {
    assertThat(
            holds(
                "StringEquals",
                "aws:PrincipalArn",
                "arn:aws:iam::111122223333:role/web/FederationLabGoogle"))
        .isTrue();
    assertThat(holds("StringEquals", "aws:PrincipalAccount", ACCOUNT)).isTrue();
    assertThat(holds("StringEquals", "aws:PrincipalType", "AssumedRole")).isTrue();
    assertThat(holds("StringEquals", "aws:userid", "AROAEXAMPLE0000000000:ada")).isTrue();
    assertThat(holds("Null", "aws:username", "true")).isTrue();
    assertThat(holds("DateEquals", "aws:TokenIssueTime", "2026-05-04T11:00:00Z")).isTrue();
    assertThat(holds("DateEquals", "aws:CurrentTime", "2026-05-04T12:00:00Z")).isTrue();
    assertThat(holds("NumericEquals", "aws:EpochTime", "1777896000")).isTrue();
    assertThat(holds("IpAddress", "aws:SourceIp", "203.0.113.0/24")).isTrue();
    assertThat(holds("Bool", "aws:SecureTransport", "false")).isTrue();
    assertThat(holds("StringLike", "aws:UserAgent", "aws-cli/*")).isTrue();
    assertThat(holds("StringEquals", "aws:RequestedRegion", "eu-west-1")).isTrue();
    assertThat(holds("StringEquals", "aws:ResourceAccount", ACCOUNT)).isTrue();
    assertThat(holds("StringEquals", "accounts.google.com:sub", "1234")).isTrue();
    assertThat(holds("StringEquals", "s3:x-amz-acl", "private")).isTrue();
  }

  @Test
  void doesNotLetASessionOverrideWhatTheRequestSays() {
    var forged = session(Map.of("aws:SourceIp", List.of("10.0.0.1")), List.of());

    refused(
        withRole(conditional("IpAddress", "aws:SourceIp", "10.0.0.0/8")),
        forged,
        s3("s3:GetObject"));
  }

  @Test
  void trustsTheBearerOfATokenForTheRightApp() {
    var decision = new TrustDecision(withRole());
    var call = call(new Principal.Anonymous());

    assertThat(federated(decision, call, "app-1").allowed()).isTrue();
    assertThat(federated(decision, call, "app-2").allowed()).isFalse();
    assertThat(explanation.policies())
        .extracting(PolicyReading::name)
        .containsExactly(
            "trust policy of FederationLabGoogle", "trust policy of FederationLabGoogle");
    assertThat(explanation.policies().get(1).statements().get(0).elements().get(2))
        .isEqualTo(
            Check.failed(
                "Condition StringEquals accounts.google.com:aud",
                "app-1",
                "app-2",
                "IAM User Guide, \"Condition operators\""));
  }

  @Test
  void wordsAnUntrustingRoleLikeAMissingOne() {
    var decision = new TrustDecision(withRole(allow("sts:AssumeRole", "*")));
    var call = call(ADA);

    var untrusting =
        catchThrowableOfType(
            ServiceException.class, () -> decision.require(call, ROLE, "sts:AssumeRole", Map.of()));

    assertThat(untrusting.message())
        .isEqualTo(TrustDecision.refusal(call, "sts:AssumeRole", ROLE.arn()).message())
        .isEqualTo(
            "User: arn:aws:sts::111122223333:assumed-role/FederationLabGoogle/ada is not authorized"
                + " to perform: sts:AssumeRole on resource:"
                + " arn:aws:iam::111122223333:role/web/FederationLabGoogle");
  }

  private static Evaluation federated(TrustDecision decision, Call call, String aud) {
    return decision.federated(
        call,
        ROLE,
        "sts:AssumeRoleWithWebIdentity",
        "accounts.google.com",
        Map.of("accounts.google.com:aud", List.of(aud)));
  }

  private boolean holds(String operator, String key, String value) {
    try {
      withRole(conditional(operator, key, value)).require(call(ADA), s3("s3:GetObject"));
      return true;
    } catch (ServiceException e) {
      return false;
    }
  }

  private String error(Authorization authorization, String action) {
    var error = refused(authorization, ADA, Access.to(action, "*")).error();
    return error.code() + " " + error.status();
  }

  private ServiceException refused(
      Authorization authorization, Principal principal, Access access) {
    var refused =
        catchThrowableOfType(
            ServiceException.class, () -> authorization.require(call(principal), access));
    assertThat(refused).as("allowed: " + access).isNotNull();
    return refused;
  }

  private Authorization withRole(NamedPolicy... ofRole) {
    return new Authorization(
        policies, (store, account, name, id) -> Optional.of(List.of(ofRole)), false);
  }

  private static NamedPolicy allow(String action, String resource) {
    return new NamedPolicy(
        "policy Photos",
        "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \""
            + action
            + "\", \"Resource\": \""
            + resource
            + "\"}}");
  }

  private static NamedPolicy conditional(String operator, String key, String value) {
    return new NamedPolicy(
        "policy Photos",
        "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\","
            + " \"Condition\": {\""
            + operator
            + "\": {\""
            + key
            + "\": \""
            + value
            + "\"}}}}");
  }

  private static Access s3(String action) {
    return s3(action, Optional.empty());
  }

  private static Access s3(String action, Optional<String> bucketPolicy) {
    return new Access(
        action,
        OBJECT,
        Map.of("s3:x-amz-acl", List.of("private")),
        Optional.of(new Access.ResourcePolicy("bucket policy of lab", ACCOUNT, bucketPolicy)));
  }

  private static Principal session(Map<String, List<String>> keys, List<String> sessionPolicies) {
    return new Principal.RoleSession(
        ACCOUNT,
        "FederationLabGoogle",
        "AROAEXAMPLE0000000000",
        "arn:aws:iam::111122223333:role/web/FederationLabGoogle",
        "ada",
        NOW.minusSeconds(3600),
        NOW.plusSeconds(3600),
        keys,
        sessionPolicies);
  }

  private Call call(Principal principal) {
    var headers =
        Headers.of(
            "User-Agent",
            "aws-cli/2.15",
            "Authorization",
            "AWS4-HMAC-SHA256 Credential=ASIAEXAMPLE/20260504/eu-west-1/s3/aws4_request,"
                + " SignedHeaders=host, Signature=00");
    return new Call(
        "request-1", principal, NOW, "203.0.113.7", headers, Body.EMPTY, noStore(), explanation);
  }

  private static Transaction noStore() {
    return (Transaction)
        Proxy.newProxyInstance(
            Transaction.class.getClassLoader(),
            new Class<?>[] {Transaction.class},
            (proxy, method, args) -> {
              throw new IllegalStateException("no store here");
            });
  }
}

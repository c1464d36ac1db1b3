package dev.federationlab.aws.identitypools;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.federationlab.aws.TestAws;
import dev.federationlab.aws.TestIssuer;
import dev.federationlab.aws.access.RootKey;
import dev.federationlab.decision.Check;
import dev.federationlab.decision.Decision;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityException;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;
import software.amazon.awssdk.services.iam.IamClient;

/**
 * An identity pool in an account of its own that takes Google's tokens and guests, with a role for
 * each, as its owner and an app see it.
 *
 * @param admin signs as the account's root
 * @param app signs nothing
 */
public record TestIdentityPool(
    TestAws aws,
    RootKey key,
    String id,
    CognitoIdentityClient admin,
    CognitoIdentityClient app,
    IamClient iam) {
  /** The key of {@code Logins} that Google's tokens come by. */
  public static final String GOOGLE = "accounts.google.com";

  static final String NOT_AUTHORIZED = "NotAuthorizedException";
  static final String INVALID_PARAMETER = "InvalidParameterException";
  static final String NOT_FOUND = "ResourceNotFoundException";
  static final String BAD_CONFIGURATION = "InvalidIdentityPoolConfigurationException";
  static final String CHECK_ROLES =
      "Invalid identity pool configuration. Check assigned IAM roles for this pool.";
  static final String LOGINS_DO_NOT_MATCH =
      "Logins don't match. Please include at least one valid login for this identity or identity"
          + " pool.";

  /** With both default roles, {@code Auth} and {@code Guest}. */
  public static TestIdentityPool of(
      TestAws aws, Consumer<CreateIdentityPoolRequest.Builder> settings) {
    var pool = withoutRoles(aws, settings);
    pool.admin.setIdentityPoolRoles(
        request ->
            request
                .identityPoolId(pool.id)
                .roles(
                    Map.of(
                        "authenticated",
                        pool.role("Auth", "authenticated"),
                        "unauthenticated",
                        pool.role("Guest", "unauthenticated"))));
    return pool;
  }

  /** Usual settings. */
  public static TestIdentityPool of(TestAws aws) {
    return of(aws, settings -> {});
  }

  /** As the API makes it. */
  static TestIdentityPool withoutRoles(
      TestAws aws, Consumer<CreateIdentityPoolRequest.Builder> settings) {
    return in(aws, aws.sandbox(), settings);
  }

  /** In an account that is there. */
  public static TestIdentityPool in(
      TestAws aws, RootKey key, Consumer<CreateIdentityPoolRequest.Builder> settings) {
    var admin = aws.identityPools(key);
    var made =
        admin.createIdentityPool(
            request -> {
              request
                  .identityPoolName("people")
                  .allowUnauthenticatedIdentities(true)
                  .supportedLoginProviders(Map.of(GOOGLE, TestIssuer.APP));
              settings.accept(request);
            });
    return new TestIdentityPool(
        aws, key, made.identityPoolId(), admin, aws.anonymousIdentityPools(), aws.iam(key));
  }

  /** A role that trusts identities of this pool with an {@code amr}; returns its ARN. */
  public String role(String name, String amr) {
    return role(name, amr, "\"sts:AssumeRoleWithWebIdentity\"");
  }

  /**
   * @param actions of the trust policy, in JSON
   */
  String role(String name, String amr, String actions) {
    return iam.createRole(
            request ->
                request
                    .roleName(name)
                    .assumeRolePolicyDocument(
                        """
                        {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
                          "Principal": {"Federated": "cognito-identity.amazonaws.com"},
                          "Action": %s,
                          "Condition": {
                            "StringEquals": {"cognito-identity.amazonaws.com:aud": "%s"},
                            "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "%s"}}}]}
                        """
                            .formatted(actions, id, amr)))
        .role()
        .arn();
  }

  /** Lets a role do this. */
  public void allow(String role, String actions, String resource) {
    iam.putRolePolicy(
        request ->
            request
                .roleName(role)
                .policyName("Permissions")
                .policyDocument(
                    """
                    {"Version": "2012-10-17",
                     "Statement": [{"Effect": "Allow", "Action": %s, "Resource": "%s"}]}
                    """
                        .formatted(actions, resource)));
  }

  String arnOf(String role) {
    return "arn:aws:iam::" + key.accountId() + ":role/" + role;
  }

  /** What a token of Google's says, some of it replaced. */
  public String google(Map<String, Object> others) {
    return TestIssuer.token(aws.clock.instant(), others);
  }

  Map<String, String> googleLogin(String subject) {
    return Map.of(GOOGLE, google(Map.of("sub", subject)));
  }

  public String getId(Map<String, String> logins) {
    return app.getId(request -> request.identityPoolId(id).logins(logins)).identityId();
  }

  String guest() {
    return app.getId(request -> request.identityPoolId(id)).identityId();
  }

  public GetCredentialsForIdentityResponse credentials(
      String identityId, Map<String, String> logins) {
    return app.getCredentialsForIdentity(request -> request.identityId(identityId).logins(logins));
  }

  GetCredentialsForIdentityResponse guestCredentials(String identityId) {
    return app.getCredentialsForIdentity(request -> request.identityId(identityId));
  }

  /** The decision behind an answer. */
  Decision decision(GetCredentialsForIdentityResponse answer) {
    return aws.decision(answer.responseMetadata().requestId());
  }

  /** Refused with this code and these words; returns the check that failed. */
  Check assertRefused(ThrowingCallable call, String code, String message) {
    var refusal = new CognitoIdentityException[1];
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CognitoIdentityException.class,
            it -> {
              assertThat(it.awsErrorDetails().errorMessage()).isEqualTo(message);
              assertThat(it.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(it.statusCode()).isEqualTo(400);
              refusal[0] = it;
            });
    return aws.decision(refusal[0].requestId()).failure().orElseThrow();
  }

  /**
   * Refused with this code and words of this form; returns what the check that failed was about.
   */
  String assertRefusedLike(ThrowingCallable call, String code, String pattern) {
    var refusal = new CognitoIdentityException[1];
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            CognitoIdentityException.class,
            it -> {
              assertThat(it.awsErrorDetails().errorMessage()).matches(pattern);
              assertThat(it.awsErrorDetails().errorCode()).isEqualTo(code);
              refusal[0] = it;
            });
    return aws.decision(refusal[0].requestId()).failure().orElseThrow().what();
  }
}

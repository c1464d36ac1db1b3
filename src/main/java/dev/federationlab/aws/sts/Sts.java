package dev.federationlab.aws.sts;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.OpaqueTokens;
import dev.federationlab.aws.Principal.RoleSession;
import dev.federationlab.aws.Service;
import dev.federationlab.aws.Service.Line;
import dev.federationlab.aws.Service.Signature;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.access.SessionCredentials;
import dev.federationlab.aws.access.TrustDecision;
import dev.federationlab.policy.Policies;
import dev.federationlab.token.TokenVerifier;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * STS as a table. Whether a role may be assumed is for its trust policy to say, so no line asks for
 * permission first.
 */
public final class Sts {
  /** The issuer of identity pools' tokens, which every account knows as built in. */
  public static final String IDENTITY_POOLS = "https://cognito-identity.amazonaws.com";

  private final WebIdentitySessions webIdentitySessions;
  private final Service service = new Service("sts");

  /**
   * STS for all accounts.
   *
   * @param directory where roles, registered providers and managed policies are found
   * @param verifier verifies ID tokens
   * @param builtInProviders the built-in providers by issuer URL: {@code "accounts.google.com"}
   * @param opaqueTokens the providers that must be asked about their tokens
   * @param trust decides whether a role trusts the caller
   * @param policies reads session policies
   * @param issue makes the credentials of a session
   */
  public Sts(
      AccountDirectory directory,
      TokenVerifier verifier,
      Map<String, String> builtInProviders,
      OpaqueTokens opaqueTokens,
      TrustDecision trust,
      Policies policies,
      Function<RoleSession, SessionCredentials> issue) {
    var builtIn = new HashMap<>(builtInProviders);
    builtIn.put(IDENTITY_POOLS, Vouched.PROVIDER);
    var identities = new WebIdentities(verifier, directory, builtIn);
    var sessionPolicies = new SessionPolicies(policies, directory);
    var sessions = new Sessions(issue);
    webIdentitySessions = new WebIdentitySessions(directory, trust, sessions);
    service
        .line(
            Line.open(
                "AssumeRoleWithWebIdentity",
                Signature.IGNORED,
                new AssumeRoleWithWebIdentity(
                    identities, opaqueTokens, sessionPolicies, webIdentitySessions)))
        .line(
            Line.open(
                "AssumeRole",
                Signature.REQUIRED,
                new AssumeRole(directory, trust, sessionPolicies, sessions)))
        .line(Line.open("GetCallerIdentity", Signature.REQUIRED, new GetCallerIdentity()));
  }

  /**
   * What AssumeRoleWithWebIdentity does once a token has been verified, for Cognito, which vouches
   * for its identities itself. Bound by no {@code MaxSessionDuration} (aws-behaviour 4.4).
   *
   * @throws ServiceException AccessDenied if the role is not there or does not trust, or another
   *     refusal of STS
   */
  public SessionCredentials lend(Call call, String roleArn, Vouched vouched) {
    var arn = RoleArn.parse(roleArn);
    var identity = vouched.identity();
    var role = webIdentitySessions.trusting(call, arn, identity, vouched.sessionName());
    return webIdentitySessions
        .start(
            call,
            arn,
            role,
            identity,
            vouched.sessionName(),
            vouched.duration(),
            vouched.sessionPolicies())
        .issued();
  }

  /** The table, for the endpoint. */
  public Service service() {
    return service;
  }
}

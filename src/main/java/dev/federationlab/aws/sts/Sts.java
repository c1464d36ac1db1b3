package dev.federationlab.aws.sts;

import dev.federationlab.aws.OpaqueTokens;
import dev.federationlab.aws.Principal.RoleSession;
import dev.federationlab.aws.Service;
import dev.federationlab.aws.Service.Line;
import dev.federationlab.aws.Service.Signature;
import dev.federationlab.aws.access.SessionCredentials;
import dev.federationlab.aws.access.TrustDecision;
import dev.federationlab.policy.Policies;
import dev.federationlab.token.TokenVerifier;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * STS as a table. Whether a role may be assumed is for its trust policy to say, so no line asks for
 * permission first.
 */
public final class Sts {
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
    var identities = new WebIdentities(verifier, directory, builtInProviders);
    var sessionPolicies = new SessionPolicies(policies, directory);
    var sessions = new Sessions(issue);
    service
        .line(
            new Line<>(
                "AssumeRoleWithWebIdentity",
                Signature.IGNORED,
                Optional.empty(),
                new AssumeRoleWithWebIdentity(
                    directory, identities, opaqueTokens, trust, sessionPolicies, sessions)))
        .line(
            new Line<>(
                "AssumeRole",
                Signature.REQUIRED,
                Optional.empty(),
                new AssumeRole(directory, trust, sessionPolicies, sessions)))
        .line(
            new Line<>(
                "GetCallerIdentity",
                Signature.REQUIRED,
                Optional.empty(),
                new GetCallerIdentity()));
  }

  /** The table, for the endpoint. */
  public Service service() {
    return service;
  }
}

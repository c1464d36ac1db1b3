package dev.federationlab.aws.identitypools.credentials;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.access.SessionCredentials;
import dev.federationlab.aws.identitypools.token.IdentityClaims;
import java.util.List;

/** What an identity pool needs of STS. */
@FunctionalInterface
public interface RoleSessions {

  /**
   * Credentials of a role for an identity, as its trust policy allows: what
   * AssumeRoleWithWebIdentity would answer for a token of these claims. Each step is noted in the
   * call's explanation.
   *
   * @param sessionPolicies JSON of policies that narrow the session
   * @throws ServiceException as STS words it
   */
  SessionCredentials lend(
      Call call, String roleArn, IdentityClaims claims, List<String> sessionPolicies);
}

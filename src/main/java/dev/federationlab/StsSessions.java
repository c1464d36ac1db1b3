package dev.federationlab;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.access.SessionCredentials;
import dev.federationlab.aws.identitypools.credentials.RoleSessions;
import dev.federationlab.aws.identitypools.token.IdentityClaims;
import dev.federationlab.aws.sts.Sts;
import dev.federationlab.aws.sts.Vouched;
import java.time.Duration;
import java.util.List;

/**
 * What identity pools need of STS, as STS has it: the services do not know each other. Sessions
 * last an hour and are all called alike (aws-behaviour 4.4).
 */
public record StsSessions(Sts sts) implements RoleSessions {
  private static final String NAME = "CognitoIdentityCredentials";
  private static final Duration LIFE = Duration.ofHours(1);

  @Override
  public SessionCredentials lend(
      Call call, String roleArn, IdentityClaims claims, List<String> sessionPolicies) {
    return sts.lend(
        call,
        roleArn,
        new Vouched(
            claims.poolId(),
            claims.identityId(),
            claims.amr(),
            claims.tags(),
            NAME,
            LIFE,
            sessionPolicies));
  }
}

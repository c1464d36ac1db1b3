package dev.federationlab.aws.sts;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.access.TrustDecision;
import dev.federationlab.aws.sts.AccountDirectory.AssumableRole;
import dev.federationlab.decision.Check;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The way from someone whom a provider vouches for to a session of a role, the same whoever has
 * verified that they are: the role must exist, and its trust policy decides.
 */
final class WebIdentitySessions {
  private static final String ACTION = "sts:AssumeRoleWithWebIdentity";

  private final AccountDirectory directory;
  private final TrustDecision trust;
  private final Sessions sessions;

  WebIdentitySessions(AccountDirectory directory, TrustDecision trust, Sessions sessions) {
    this.directory = directory;
    this.trust = trust;
    this.sessions = sessions;
  }

  /**
   * The role, if it trusts them. A missing role and one that does not trust look alike to the
   * caller; the explanation tells them apart.
   *
   * @throws ServiceException AccessDenied
   */
  AssumableRole trusting(Call call, RoleArn arn, WebIdentity identity, String sessionName) {
    call.explanation().phase("trust policy");
    var found =
        directory
            .role(call.store(), arn.accountId(), arn.name())
            .filter(role -> role.arn().equals(arn.arn()));
    call.explanation()
        .check(
            new Check(
                "role",
                "a role that exists",
                found.isPresent() ? arn.arn() : arn.arn() + ", which does not exist",
                found.isPresent(),
                "STS API reference, RoleArn"));
    var role = found.orElseThrow(() -> new ServiceException(StsError.ACCESS_DENIED));
    var keys = new TreeMap<>(identity.keys());
    keys.put("sts:RoleSessionName", List.of(sessionName));
    keys.putAll(identity.tags().requestKeys());
    identity.sourceIdentity().ifPresent(source -> keys.put("sts:SourceIdentity", List.of(source)));
    requireTrust(call, role, ACTION, identity, keys);
    if (!identity.tags().isEmpty()) {
      requireTrust(call, role, "sts:TagSession", identity, keys);
    }
    if (identity.sourceIdentity().isPresent()) {
      requireTrust(call, role, "sts:SetSourceIdentity", identity, keys);
    }
    return role;
  }

  /**
   * A session of a role that trusts them.
   *
   * @param policies JSON of session policies, already read
   */
  Sessions.Started start(
      Call call,
      RoleArn arn,
      AssumableRole role,
      WebIdentity identity,
      String sessionName,
      Duration duration,
      List<String> policies) {
    return sessions.start(
        arn,
        role,
        sessionName,
        call.now(),
        duration,
        lastingKeys(identity),
        identity.tags(),
        identity.sourceIdentity(),
        policies);
  }

  private void requireTrust(
      Call call,
      AssumableRole role,
      String action,
      WebIdentity identity,
      Map<String, List<String>> keys) {
    var asked = new TrustDecision.Role(role.arn(), role.trustPolicy());
    if (!trust.federated(call, asked, action, identity.principal(), keys).allowed()) {
      throw new ServiceException(StsError.ACCESS_DENIED);
    }
  }

  private static Map<String, List<String>> lastingKeys(WebIdentity identity) {
    var keys = new TreeMap<>(identity.lastingKeys());
    keys.put("aws:FederatedProvider", List.of(identity.principal()));
    return keys;
  }
}

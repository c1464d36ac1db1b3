package dev.federationlab.aws.access;

import dev.federationlab.aws.Call;
import dev.federationlab.policy.Evaluation;
import java.util.List;
import java.util.Map;

/** Whether a role may be assumed: its trust policy decides, and for signed calls the caller's own policies as well. */
public final class TrustDecision {
  private final Authorization authorization;

  /** Asks with the policies and global condition keys that {@code authorization} knows. */
  public TrustDecision(Authorization authorization) {
    this.authorization = authorization;
  }

  /**
   * The role that is to be assumed.
   *
   * @param arn with its path
   * @param trustPolicy its text, as stored
   */
  public record Role(String arn, String trustPolicy) {}

  /**
   * For the bearer of a provider's token (AssumeRoleWithWebIdentity): only the trust policy is consulted. What was read
   * is noted in the call's explanation; the caller words the refusal.
   *
   * @param action {@code "sts:AssumeRoleWithWebIdentity"}, or {@code "sts:TagSession"} if the token carries tags
   * @param provider {@code "accounts.google.com"} or the ARN of an OIDC provider
   * @param keys what the token brings: {@code accounts.google.com:aud}, …, {@code sts:RoleSessionName}
   */
  public Evaluation federated(
      Call call, Role role, String action, String provider, Map<String, List<String>> keys) {
    return authorization.federated(call, role, action, provider, keys);
  }

  /**
   * For a signed call (AssumeRole): the trust policy must allow, and the caller's own policies unless the trust policy
   * names the caller's role or session in the same account. What was read is noted in the call's explanation.
   *
   * @param action {@code "sts:AssumeRole"}
   * @throws dev.federationlab.aws.ServiceException AccessDenied, worded alike for a missing role and an untrusting one
   */
  public void require(Call call, Role role, String action, Map<String, List<String>> keys) {
    authorization.requireTrust(call, role, action, keys);
  }
}

package dev.federationlab.aws.access;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.policy.Context;
import dev.federationlab.policy.Denial;
import dev.federationlab.policy.Denial.Style;
import dev.federationlab.policy.Evaluation;
import dev.federationlab.policy.Question;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Whether a role may be assumed: its trust policy decides, and for signed calls the caller's own
 * policies as well.
 */
public final class TrustDecision {
  private static final Pattern ARN = Pattern.compile("arn:aws:iam::\\d{12}:role/.+");

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
  public record Role(String arn, String trustPolicy) {

    /** The twelve digits of the account it belongs to. */
    public String accountId() {
      return arn.split(":", 6)[4];
    }

    /** Without its path. */
    public String name() {
      return arn.substring(arn.lastIndexOf('/') + 1);
    }

    /**
     * @throws IllegalArgumentException if the ARN is not a role's
     */
    public Role {
      if (!ARN.matcher(arn).matches()) {
        throw new IllegalArgumentException("not the ARN of a role: " + arn);
      }
    }
  }

  /**
   * For the bearer of a provider's token (AssumeRoleWithWebIdentity): only the trust policy is
   * consulted. What was read is noted in the call's explanation; the caller words the refusal.
   *
   * @param action {@code "sts:AssumeRoleWithWebIdentity"}, or {@code "sts:TagSession"} if the token
   *     carries tags
   * @param provider {@code "accounts.google.com"} or the ARN of an OIDC provider
   * @param keys what the token brings: {@code accounts.google.com:aud}, …, {@code
   *     sts:RoleSessionName}
   */
  public Evaluation federated(
      Call call, Role role, String action, String provider, Map<String, List<String>> keys) {
    return authorization.federated(call, role, action, provider, keys);
  }

  /**
   * For a signed call (AssumeRole): the trust policy must allow, and the caller's own policies
   * unless the trust policy names the caller's role or session in the same account. What was read
   * is noted in the call's explanation.
   *
   * @param action {@code "sts:AssumeRole"}
   * @throws ServiceException AccessDenied, worded alike for a missing role and an untrusting one
   */
  public void require(Call call, Role role, String action, Map<String, List<String>> keys) {
    authorization.requireTrust(call, role, action, keys);
  }

  /**
   * The refusal of a signed call, for a role that does not exist: worded as for one that does not
   * trust the caller.
   */
  public static ServiceException refusal(Call call, String action, String roleArn) {
    return refusal(
        new Question(Authorization.caller(call.principal()), action, roleArn, "", Context.EMPTY));
  }

  static ServiceException refusal(Question question) {
    return new ServiceException(
        Refusal.of(question.action()), Denial.sentence(question, Style.PLAIN));
  }
}

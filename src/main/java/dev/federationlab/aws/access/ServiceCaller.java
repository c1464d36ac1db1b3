package dev.federationlab.aws.access;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Explanation;
import java.time.Instant;

/**
 * An AWS service that acts on its own, and belongs to no account: it may do only what the policy of
 * a resource, or of a role, says of it by name. What was read is noted.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services">Service
 *     principals</a>
 */
public final class ServiceCaller {
  private final Authorization authorization;
  private final String name;

  /**
   * @param name {@code "lambda.amazonaws.com"}
   */
  public ServiceCaller(Authorization authorization, String name) {
    this.authorization = authorization;
    this.name = name;
  }

  /** Its name, as policies have it: {@code "lambda.amazonaws.com"}. */
  public String name() {
    return name;
  }

  /** Whether the role's trust policy lets it assume the role. */
  public boolean mayAssume(Explanation explanation, Instant now, TrustDecision.Role role) {
    return authorization.trusts(explanation, now, name, role).allowed();
  }

  /**
   * Whether the resource's policy lets it do this.
   *
   * @param access with the resource's policy
   */
  public boolean may(Explanation explanation, Instant now, Access access) {
    return authorization.allows(explanation, now, name, access).allowed();
  }
}

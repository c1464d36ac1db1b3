package dev.federationlab.aws.iam;

/**
 * How much one sandbox may keep. The quotas of a single entity are AWS's own and stand with it.
 *
 * @param roles at most so many roles
 * @param policies at most so many managed policies of the account's own
 * @param providers at most so many OpenID Connect providers
 */
public record IamLimits(int roles, int policies, int providers) {
  /** Enough to learn with; AWS gives 1,000, 1,500 and 100. */
  public static final IamLimits DEFAULT = new IamLimits(100, 100, 20);
}

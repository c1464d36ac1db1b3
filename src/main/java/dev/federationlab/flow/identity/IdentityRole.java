package dev.federationlab.flow.identity;

import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.SandboxRole;

/**
 * A role for the identities of a pool.
 *
 * @param name one for each variant: {@code "FederationLabEnhancedUser"}
 * @param flow whose it is
 */
public record IdentityRole(String name, String flow, PolicyText trust, PolicyText permissions) {
  private static final String POLICY = "Permissions";

  /** For those who signed in. */
  public static IdentityRole authenticated(String flow, PolicyText permissions) {
    return new IdentityRole(
        IdentityNames.named(flow) + "User", flow, Trust::authenticated, permissions);
  }

  /** For guests. */
  public static IdentityRole unauthenticated(String flow, PolicyText permissions) {
    return new IdentityRole(
        IdentityNames.named(flow) + "Guest", flow, Trust::unauthenticated, permissions);
  }

  /** Another role with the same policies. */
  public IdentityRole variant(String suffix) {
    return new IdentityRole(name + suffix, flow, trust, permissions);
  }

  /** Another role with the same permissions. */
  public IdentityRole trusting(String suffix, PolicyText otherTrust) {
    return new IdentityRole(name + suffix, flow, otherTrust, permissions);
  }

  /** Another role with the same trust. */
  public IdentityRole permitting(String suffix, PolicyText otherPermissions) {
    return new IdentityRole(name + suffix, flow, trust, otherPermissions);
  }

  /**
   * Sets it up if that was not done before for this pool.
   *
   * @param poolId the identity pool that its policies are about
   */
  public void ensure(Run run, String poolId) throws Refused {
    run.once(
        what(poolId),
        preparing -> {
          var facts = Facts.of(preparing, poolId);
          role().setUp(preparing, trust.of(facts), permissions.of(facts));
        });
  }

  /** Removes it; nothing if there is none. */
  public void remove(Run run, String poolId) throws Refused {
    run.undo(what(poolId), role()::tearDown);
  }

  private String what(String poolId) {
    return "identity-role/" + name + "/" + poolId;
  }

  private SandboxRole role() {
    return new SandboxRole(name, POLICY, flow);
  }
}

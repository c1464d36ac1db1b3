package dev.federationlab.aws.access;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Authorizer;
import dev.federationlab.aws.Call;
import dev.federationlab.policy.Evaluation;
import dev.federationlab.policy.Policies;
import java.util.List;
import java.util.Map;

/** The third room: may they? Not written yet. */
public final class Authorization implements Authorizer {
  private final Policies policies;
  private final RolePolicies roles;
  private final boolean secureTransport;

  /**
   * @param policies the cache that the services read policies with
   * @param roles finds the permission policies of roles
   * @param secureTransport whether clients reach the embedded AWS over TLS: {@code aws:SecureTransport}
   */
  public Authorization(Policies policies, RolePolicies roles, boolean secureTransport) {
    this.policies = policies;
    this.roles = roles;
    this.secureTransport = secureTransport;
  }

  @Override
  public void require(Call call, Access access) {
    throw new IllegalStateException("not written yet: " + policies + roles + secureTransport);
  }

  Evaluation federated(
      Call call, TrustDecision.Role role, String action, String provider, Map<String, List<String>> keys) {
    throw new IllegalStateException("not written yet");
  }

  void requireTrust(Call call, TrustDecision.Role role, String action, Map<String, List<String>> keys) {
    throw new IllegalStateException("not written yet");
  }
}

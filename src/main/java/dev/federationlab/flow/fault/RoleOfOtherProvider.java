package dev.federationlab.flow.fault;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.Federation;
import dev.federationlab.flow.webidentity.Names;
import dev.federationlab.flow.webidentity.WebIdentityProvider;
import dev.federationlab.flow.webidentity.WebIdentityRole;
import java.util.Optional;

/**
 * A good token for a role that trusts another provider.
 *
 * @param trusted whom the role trusts instead
 */
public record RoleOfOtherProvider(WebIdentityProvider provider, WebIdentityProvider trusted)
    implements Fault {
  @Override
  public String id() {
    return "role-of-other-provider";
  }

  @Override
  public String expectedOutcome() {
    return "AccessDenied";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.of(Actor.STS);
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var role = WebIdentityRole.trusting(provider, "Elsewhere", this::trust);
    role.ensure(run);
    return run.with(Names.ROLE, role.name());
  }

  private String trust(Federation federation, String clientId, String bucket) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "OtherProviderOnly",
          "Effect": "Allow",
          "Principal": {"Federated": "%s"},
          "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": {
            "StringEquals": {"%s": "%s"}
          }
        }
      ]
    }
    """
        .formatted(
            trusted.federation().principal(),
            trusted.federation().appKey(),
            trusted.federation().otherApp());
  }
}

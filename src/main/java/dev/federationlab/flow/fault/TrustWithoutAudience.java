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
 * A role whose trust policy names the provider and no app, asked with a token of another app.
 * Nobody refuses: any app of any developer gets in, which is the lesson.
 */
public record TrustWithoutAudience(WebIdentityProvider provider) implements Fault {
  @Override
  public String id() {
    return "trust-without-audience";
  }

  @Override
  public String expectedOutcome() {
    return "done";
  }

  @Override
  public Optional<Actor> refusedBy() {
    return Optional.empty();
  }

  @Override
  public Run spoil(Run run) throws Refused {
    var role = role();
    role.ensure(run);
    return run.with(Minted.forOtherApp(run, provider)).with(Names.ROLE, role.name());
  }

  /** Left alone, the role would let in every learner who signs in there, not only this one. */
  @Override
  public void restore(Run run) throws Refused {
    role().remove(run);
  }

  private WebIdentityRole role() {
    return WebIdentityRole.trusting(provider, "AnyApp", TrustWithoutAudience::trust);
  }

  private static String trust(Federation federation, String clientId, String bucket) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "AnybodyWithAnAccount",
          "Effect": "Allow",
          "Principal": {"Federated": "%s"},
          "Action": "sts:AssumeRoleWithWebIdentity"
        }
      ]
    }
    """
        .formatted(federation.principal());
  }
}

package dev.federationlab.flow.fault;

import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.AssumeRole;
import dev.federationlab.flow.webidentity.WebIdentityRole;

/** Has a stage use the credentials of another role than the flow's. */
final class OtherRole {
  private OtherRole() {}

  static Run credentials(Run run, WebIdentityRole role) throws Refused {
    role.ensure(run);
    var provider = role.provider();
    var token = run.spend(provider.token());
    return run.with(AssumeRole.credentials(run, provider, token, role.name()));
  }
}

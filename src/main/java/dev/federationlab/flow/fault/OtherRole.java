package dev.federationlab.flow.fault;

import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.google.AssumeRole;
import dev.federationlab.flow.google.GoogleRole;

/** Has a stage use the credentials of another role than the flow's. */
final class OtherRole {
  private OtherRole() {}

  static Run credentials(Run run, GoogleRole role) throws Refused {
    role.ensure(run);
    return run.with(AssumeRole.credentials(run, run.spend(ID_TOKEN), role.name()));
  }
}

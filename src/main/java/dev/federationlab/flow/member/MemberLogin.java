package dev.federationlab.flow.member;

import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.Login;
import dev.federationlab.flow.userpool.SandboxClient;

/** An app client of the members' pool, whose ID tokens an identity pool takes. */
public record MemberLogin(SandboxClient client) implements Login {
  @Override
  public ArtifactKind token() {
    return ID_TOKEN;
  }

  @Override
  public String key(Run run) throws Refused {
    return Login.userPoolKey(run.parties().region(), Members.ensure(run));
  }

  @Override
  public String clientId(Run run) throws Refused {
    return Members.client(run, client);
  }

  @Override
  public boolean userPool() {
    return true;
  }
}

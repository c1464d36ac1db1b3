package dev.federationlab.flow.social;

import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.Login;

/** This flow's user pool as a login of an identity pool: the provider behind it is not seen. */
public record BrokeredLogin() implements Login {
  @Override
  public ArtifactKind token() {
    return ID_TOKEN;
  }

  @Override
  public String key(Run run) throws Refused {
    return Login.userPoolKey(run.parties().region(), SocialPool.ensure(run));
  }

  @Override
  public String clientId(Run run) throws Refused {
    return SocialPool.web(run);
  }

  @Override
  public boolean userPool() {
    return true;
  }
}

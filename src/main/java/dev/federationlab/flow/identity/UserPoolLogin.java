package dev.federationlab.flow.identity;

import static dev.federationlab.flow.ArtifactKind.ID_TOKEN;

import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.userpool.SandboxClient;

/**
 * An app client of a user pool, whose ID tokens the identity pool takes.
 *
 * @param checked whether the identity pool asks the user pool if its user is still signed in
 */
public record UserPoolLogin(SandboxClient client, boolean checked) implements Login {

  /** A client whose tokens are good until they expire. */
  public UserPoolLogin(SandboxClient client) {
    this(client, false);
  }

  @Override
  public ArtifactKind token() {
    return ID_TOKEN;
  }

  @Override
  public String key(Run run) throws Refused {
    return Login.userPoolKey(run.parties().region(), client.pool().ensure(run));
  }

  @Override
  public String clientId(Run run) throws Refused {
    return client.ensure(run);
  }

  @Override
  public boolean userPool() {
    return true;
  }
}

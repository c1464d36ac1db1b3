package dev.federationlab.flow.identity;

import dev.federationlab.flow.ArtifactKind;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.webidentity.WebIdentityProvider;

/** A social provider whose token goes to the identity pool as it is. */
public record SocialLogin(WebIdentityProvider provider) implements Login {
  @Override
  public ArtifactKind token() {
    return provider.token();
  }

  @Override
  public String key(Run run) {
    return provider.federation().principal();
  }

  @Override
  public String clientId(Run run) {
    return provider.app(run).clientId();
  }

  @Override
  public boolean userPool() {
    return false;
  }
}

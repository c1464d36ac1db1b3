package dev.federationlab.aws.identitypools.credentials;

import dev.federationlab.aws.identitypools.identity.Identities;
import dev.federationlab.aws.identitypools.identity.Linking;
import dev.federationlab.aws.identitypools.login.LoginVerifier;
import dev.federationlab.aws.identitypools.pool.Pools;
import dev.federationlab.aws.identitypools.token.IdentityTokens;
import dev.federationlab.aws.pool.PoolTable;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityRequest;

/** The two flows, put together. */
public final class CredentialOperations {
  private final GetCredentialsForIdentity enhanced;
  private final GetOpenIdToken classic;
  private final GetOpenIdTokenForDeveloperIdentity developer;

  public CredentialOperations(
      Pools pools,
      Identities identities,
      Linking linking,
      LoginVerifier verifier,
      IdentityTokens tokens,
      RoleSessions sessions) {
    var callers = new Callers(linking, verifier);
    enhanced = new GetCredentialsForIdentity(pools, identities, callers, tokens, sessions);
    classic = new GetOpenIdToken(pools, identities, callers, tokens);
    developer =
        new GetOpenIdTokenForDeveloperIdentity(pools, identities, linking, verifier, tokens);
  }

  /** Adds the operations to the table. */
  public void addTo(PoolTable table) {
    table
        .unsigned("GetCredentialsForIdentity", enhanced)
        .unsigned("GetOpenIdToken", classic)
        .onPool(
            "GetOpenIdTokenForDeveloperIdentity",
            GetOpenIdTokenForDeveloperIdentityRequest::identityPoolId,
            developer);
  }
}

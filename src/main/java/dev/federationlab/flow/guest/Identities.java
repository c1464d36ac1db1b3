package dev.federationlab.flow.guest;

import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Signed;
import dev.federationlab.flow.identity.IdentityPool;
import software.amazon.awssdk.services.cognitoidentity.model.IdentityDescription;

/** The identities of a pool, as the sandbox's root sees them. */
final class Identities {
  /** As many as one call lists, and as many as one deletes. */
  private static final int AT_ONCE = 60;

  private Identities() {}

  /** Deletes all others, at most sixty at a time. */
  static void keepOnly(Run run, String poolId, String identityId) throws Refused {
    var found =
        run.aws(
            IdentityPool.asRoot("ListIdentities"),
            aws ->
                aws.identityPools()
                    .listIdentities(
                        r ->
                            r.identityPoolId(poolId)
                                .maxResults(AT_ONCE)
                                .overrideConfiguration(Signed.byRoot(run))));
    var others =
        found.identities().stream()
            .map(IdentityDescription::identityId)
            .filter(id -> !id.equals(identityId))
            .toList();
    if (!others.isEmpty()) {
      run.aws(
          IdentityPool.asRoot("DeleteIdentities"),
          aws ->
              aws.identityPools()
                  .deleteIdentities(
                      r ->
                          r.identityIdsToDelete(others).overrideConfiguration(Signed.byRoot(run))));
    }
  }
}

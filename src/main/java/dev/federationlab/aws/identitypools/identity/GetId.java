package dev.federationlab.aws.identitypools.identity;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.identitypools.login.LoginVerifier;
import dev.federationlab.aws.identitypools.pool.IdentityPoolErrors;
import dev.federationlab.aws.identitypools.pool.Pools;
import dev.federationlab.decision.Check;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetIdResponse;

/**
 * The identity of who brings these logins, or a new guest's for who brings none.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetId.html">GetId</a>
 */
final class GetId implements Operation<GetIdRequest, GetIdResponse> {
  private final Pools pools;
  private final Identities identities;
  private final Linking linking;
  private final LoginVerifier verifier;

  GetId(Pools pools, Identities identities, Linking linking, LoginVerifier verifier) {
    this.pools = pools;
    this.identities = identities;
    this.linking = linking;
    this.verifier = verifier;
  }

  @Override
  public GetIdResponse handle(Call call, GetIdRequest request) {
    var pool = pools.named(call, request.identityPoolId());
    if (request.accountId() != null && !request.accountId().equals(pool.accountId())) {
      // What AWS answers is not known.
      throw IdentityPoolErrors.noPool(pool.id());
    }
    if (request.logins().isEmpty()) {
      GuestAccess.require(call, pool);
      var guest = identities.create(call, pool, List.of());
      call.explanation()
          .check(
              Check.passed("logins", "any, or a guest", "none: a new guest", GuestAccess.SOURCE));
      return GetIdResponse.builder().identityId(guest.id()).build();
    }
    var logins = Shown.logins(verifier.verify(call, pool, request.logins()));
    return GetIdResponse.builder().identityId(linking.of(call, pool, logins).id()).build();
  }
}

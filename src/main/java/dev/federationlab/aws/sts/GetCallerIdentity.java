package dev.federationlab.aws.sts;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Says who signed the request. Needs no permission, and works even under an explicit deny.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html">GetCallerIdentity</a>
 */
final class GetCallerIdentity
    implements Operation<GetCallerIdentityRequest, GetCallerIdentityResponse> {
  @Override
  public GetCallerIdentityResponse handle(Call call, GetCallerIdentityRequest request) {
    var principal = call.principal();
    return GetCallerIdentityResponse.builder()
        .arn(principal.arn())
        .userId(principal.userId())
        .account(principal.accountId())
        .build();
  }
}

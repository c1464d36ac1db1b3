package dev.federationlab.aws.sts;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.OpaqueTokens;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.decision.Check;
import java.util.Optional;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleWithWebIdentityResponse;

/**
 * Credentials of a role for whoever brings a provider's token. The call is unsigned: the token is
 * all there is, and the role's trust policy decides.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html">AssumeRoleWithWebIdentity</a>
 */
final class AssumeRoleWithWebIdentity
    implements Operation<AssumeRoleWithWebIdentityRequest, AssumeRoleWithWebIdentityResponse> {
  private final WebIdentities identities;
  private final OpaqueTokens opaqueTokens;
  private final SessionPolicies sessionPolicies;
  private final WebIdentitySessions sessions;

  AssumeRoleWithWebIdentity(
      WebIdentities identities,
      OpaqueTokens opaqueTokens,
      SessionPolicies sessionPolicies,
      WebIdentitySessions sessions) {
    this.identities = identities;
    this.opaqueTokens = opaqueTokens;
    this.sessionPolicies = sessionPolicies;
    this.sessions = sessions;
  }

  @Override
  public AssumeRoleWithWebIdentityResponse handle(
      Call call, AssumeRoleWithWebIdentityRequest request) {
    var arn = RoleArn.parse(request.roleArn());
    call.explanation().phase("web identity token");
    var identity =
        request.providerId() == null
            ? identities.verify(call, arn.accountId(), request.webIdentityToken())
            : askProvider(call, request.providerId(), request.webIdentityToken());
    var role = sessions.trusting(call, arn, identity, request.roleSessionName());
    call.explanation().phase("session");
    var duration =
        Durations.of(call.explanation(), request.durationSeconds(), role.maxSessionSeconds());
    var passed =
        sessionPolicies.read(
            call, arn.accountId(), request.policy(), request.policyArns(), identity.tags());
    var started =
        sessions.start(
            call, arn, role, identity, request.roleSessionName(), duration, passed.json());
    return AssumeRoleWithWebIdentityResponse.builder()
        .credentials(started.credentials())
        .assumedRoleUser(started.user())
        .provider(identity.provider())
        .audience(identity.audience())
        .subjectFromWebIdentityToken(identity.subject())
        .sourceIdentity(identity.sourceIdentity().orElse(null))
        .packedPolicySize(passed.packedSize())
        .build();
  }

  /** An opaque token says nothing: its provider is asked during the request. */
  private WebIdentity askProvider(Call call, String providerId, String token) {
    boolean known = OpaqueTokens.PROVIDERS.contains(providerId);
    call.explanation()
        .check(
            new Check(
                "provider",
                String.join(" or ", OpaqueTokens.PROVIDERS),
                providerId,
                known,
                "STS API reference, ProviderId"));
    if (!known) {
      throw new ServiceException(
          StsError.VALIDATION_ERROR,
          "Value '" + providerId + "' at 'providerId' names no OAuth 2.0 provider");
    }
    var word = opaqueTokens.ask(call, providerId, token);
    if (!(word instanceof OpaqueTokens.Bearer bearer)) {
      throw refusal(call, providerId, word);
    }
    return new WebIdentity(
        providerId,
        providerId,
        bearer.appId(),
        bearer.userId(),
        bearer.keys(),
        SessionTags.NONE,
        Optional.empty());
  }

  /**
   * AWS tells expired and revoked tokens from those that never were no more than the provider's
   * status does.
   */
  private static ServiceException refusal(Call call, String providerId, OpaqueTokens.Word word) {
    if (word instanceof OpaqueTokens.Rejected rejected) {
      return new ServiceException(
          StsError.IDP_REJECTED_CLAIM,
          "%s: %s responded with %s".formatted(providerId, providerId, rejected.statusLine()));
    }
    if (word instanceof OpaqueTokens.Expired expired) {
      return StsError.expired(call.now(), expired.at().getEpochSecond());
    }
    return new ServiceException(
        word instanceof OpaqueTokens.Unusable
            ? StsError.INVALID_IDENTITY_TOKEN
            : StsError.IDP_COMMUNICATION_ERROR);
  }
}

package dev.federationlab.aws.sts;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.OpaqueTokens;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.access.TrustDecision;
import dev.federationlab.aws.sts.AccountDirectory.AssumableRole;
import dev.federationlab.decision.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
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
  private static final String ACTION = "sts:AssumeRoleWithWebIdentity";

  private final AccountDirectory directory;
  private final WebIdentities identities;
  private final OpaqueTokens opaqueTokens;
  private final TrustDecision trust;
  private final SessionPolicies sessionPolicies;
  private final Sessions sessions;

  AssumeRoleWithWebIdentity(
      AccountDirectory directory,
      WebIdentities identities,
      OpaqueTokens opaqueTokens,
      TrustDecision trust,
      SessionPolicies sessionPolicies,
      Sessions sessions) {
    this.directory = directory;
    this.identities = identities;
    this.opaqueTokens = opaqueTokens;
    this.trust = trust;
    this.sessionPolicies = sessionPolicies;
    this.sessions = sessions;
  }

  @Override
  public AssumeRoleWithWebIdentityResponse handle(
      Call call, AssumeRoleWithWebIdentityRequest request) {
    var arn = RoleArn.parse(request.roleArn());
    var identity =
        request.providerId() == null
            ? identities.verify(call, arn.accountId(), request.webIdentityToken())
            : askProvider(call, request.providerId(), request.webIdentityToken());
    var role = trustingRole(call, arn, identity, request.roleSessionName());
    var duration =
        Durations.of(call.explanation(), request.durationSeconds(), role.maxSessionSeconds());
    var passed =
        sessionPolicies.read(
            call, arn.accountId(), request.policy(), request.policyArns(), identity.tags());
    var started =
        sessions.start(
            arn,
            role,
            request.roleSessionName(),
            call.now(),
            duration,
            lastingKeys(identity),
            identity.tags(),
            identity.sourceIdentity(),
            passed.json());
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

  /**
   * A missing role and one that does not trust look alike to the caller; the explanation tells them
   * apart.
   */
  private AssumableRole trustingRole(
      Call call, RoleArn arn, WebIdentity identity, String sessionName) {
    var found =
        directory
            .role(call.store(), arn.accountId(), arn.name())
            .filter(role -> role.arn().equals(arn.arn()));
    call.explanation()
        .check(
            new Check(
                "role",
                "a role that exists",
                found.isPresent() ? arn.arn() : arn.arn() + ", which does not exist",
                found.isPresent(),
                "STS API reference, RoleArn"));
    var role = found.orElseThrow(() -> new ServiceException(StsError.ACCESS_DENIED));
    var keys = new TreeMap<>(identity.keys());
    keys.put("sts:RoleSessionName", List.of(sessionName));
    keys.putAll(identity.tags().requestKeys());
    identity.sourceIdentity().ifPresent(source -> keys.put("sts:SourceIdentity", List.of(source)));
    requireTrust(call, role, ACTION, identity, keys);
    if (!identity.tags().isEmpty()) {
      requireTrust(call, role, "sts:TagSession", identity, keys);
    }
    if (identity.sourceIdentity().isPresent()) {
      requireTrust(call, role, "sts:SetSourceIdentity", identity, keys);
    }
    return role;
  }

  private void requireTrust(
      Call call,
      AssumableRole role,
      String action,
      WebIdentity identity,
      Map<String, List<String>> keys) {
    var asked = new TrustDecision.Role(role.arn(), role.trustPolicy());
    if (!trust.federated(call, asked, action, identity.principal(), keys).allowed()) {
      throw new ServiceException(StsError.ACCESS_DENIED);
    }
  }

  private static Map<String, List<String>> lastingKeys(WebIdentity identity) {
    var keys = new TreeMap<>(identity.lastingKeys());
    keys.put("aws:FederatedProvider", List.of(identity.principal()));
    return keys;
  }
}

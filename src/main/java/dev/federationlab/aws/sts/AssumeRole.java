package dev.federationlab.aws.sts;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.Principal.RoleSession;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.access.TrustDecision;
import dev.federationlab.aws.sts.AccountDirectory.AssumableRole;
import dev.federationlab.decision.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;

/**
 * Credentials of a role for a signed caller, of this account or another. A departure: AWS refuses
 * this to the root of an account; here root may, since a sandbox has no users.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html">AssumeRole</a>
 */
final class AssumeRole implements Operation<AssumeRoleRequest, AssumeRoleResponse> {
  private static final String ACTION = "sts:AssumeRole";

  private final AccountDirectory directory;
  private final TrustDecision trust;
  private final SessionPolicies sessionPolicies;
  private final Sessions sessions;

  AssumeRole(
      AccountDirectory directory,
      TrustDecision trust,
      SessionPolicies sessionPolicies,
      Sessions sessions) {
    this.directory = directory;
    this.trust = trust;
    this.sessionPolicies = sessionPolicies;
    this.sessions = sessions;
  }

  @Override
  public AssumeRoleResponse handle(Call call, AssumeRoleRequest request) {
    var arn = RoleArn.parse(request.roleArn());
    if (request.serialNumber() != null || request.tokenCode() != null) {
      throw new ServiceException(StsError.MFA_FAILED);
    }
    var asked = SessionTags.of(request.tags(), request.transitiveTagKeys());
    var chained =
        call.principal() instanceof RoleSession session
            ? Optional.of(session)
            : Optional.<RoleSession>empty();
    var tags = asked.and(chained.map(Sessions::transitiveTags).orElse(Map.of()));
    var inherited = chained.flatMap(Sessions::sourceIdentity);
    var source = inherited.isPresent() ? inherited : Optional.ofNullable(request.sourceIdentity());
    var role = trustingRole(call, arn, request, tags, source);
    var duration =
        chained.isPresent()
            ? Durations.chained(
                call.explanation(), request.durationSeconds(), role.maxSessionSeconds())
            : Durations.of(call.explanation(), request.durationSeconds(), role.maxSessionSeconds());
    var passed =
        sessionPolicies.read(call, arn.accountId(), request.policy(), request.policyArns(), tags);
    var started =
        sessions.start(
            arn,
            role,
            request.roleSessionName(),
            call.now(),
            duration,
            Map.of(),
            tags,
            source,
            passed.json());
    return AssumeRoleResponse.builder()
        .credentials(started.credentials())
        .assumedRoleUser(started.user())
        .sourceIdentity(source.orElse(null))
        .packedPolicySize(passed.packedSize())
        .build();
  }

  private AssumableRole trustingRole(
      Call call,
      RoleArn arn,
      AssumeRoleRequest request,
      SessionTags tags,
      Optional<String> source) {
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
    var role = found.orElseThrow(() -> TrustDecision.refusal(call, ACTION, arn.arn()));
    var asked = new TrustDecision.Role(role.arn(), role.trustPolicy());
    var keys = new TreeMap<>(tags.requestKeys());
    keys.put("sts:RoleSessionName", List.of(request.roleSessionName()));
    source.ifPresent(identity -> keys.put("sts:SourceIdentity", List.of(identity)));
    if (request.externalId() != null) {
      keys.put("sts:ExternalId", List.of(request.externalId()));
    }
    trust.require(call, asked, ACTION, keys);
    if (!tags.isEmpty()) {
      trust.require(call, asked, "sts:TagSession", keys);
    }
    if (source.isPresent()) {
      trust.require(call, asked, "sts:SetSourceIdentity", keys);
    }
    return role;
  }
}

package dev.federationlab.aws.access;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Authorizer;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.Principal;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.decision.Check;
import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.decision.PolicyReading.Origin;
import dev.federationlab.policy.Attached;
import dev.federationlab.policy.Caller;
import dev.federationlab.policy.Context;
import dev.federationlab.policy.Denial;
import dev.federationlab.policy.Denial.Style;
import dev.federationlab.policy.Evaluation;
import dev.federationlab.policy.Policies;
import dev.federationlab.policy.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The third room: may they? Gathers the policies that have a say and the condition keys of the
 * request, asks, and notes what was read. The wording of what it noted waits until somebody asks.
 */
public final class Authorization implements Authorizer {
  private static final Caller ANONYMOUS = new Caller.Anonymous();

  private final Policies policies;
  private final RolePolicies roles;
  private final boolean secureTransport;

  /**
   * @param policies the cache that the services read policies with
   * @param roles finds the permission policies of roles
   * @param secureTransport whether clients reach the embedded AWS over TLS: {@code
   *     aws:SecureTransport}
   */
  public Authorization(Policies policies, RolePolicies roles, boolean secureTransport) {
    this.policies = policies;
    this.roles = roles;
    this.secureTransport = secureTransport;
  }

  @Override
  public void require(Call call, Access access) {
    var owner =
        access
            .resourcePolicy()
            .map(Access.ResourcePolicy::ownerAccountId)
            .orElseGet(() -> accountOf(access.resource()));
    var keys = keys(call, access.keys(), owner);
    var attached = ofCaller(call);
    access
        .resourcePolicy()
        .flatMap(resource -> resource.json().map(json -> ofResource(access, resource, json)))
        .ifPresent(attached::add);
    var question =
        new Question(caller(call.principal()), access.action(), access.resource(), owner, keys);
    var evaluation = Evaluation.of(question, attached);
    note(call.explanation(), evaluation);
    if (!evaluation.allowed()) {
      throw new ServiceException(Refusal.of(access.action()), message(evaluation));
    }
  }

  /** As {@link TrustDecision#federated}. */
  Evaluation federated(
      Call call,
      TrustDecision.Role role,
      String action,
      String provider,
      Map<String, List<String>> keys) {
    var all = new HashMap<>(keys);
    all.put("aws:FederatedProvider", List.of(provider));
    var question =
        new Question(
            new Caller.Federated(provider),
            action,
            role.arn(),
            role.accountId(),
            keys(call, all, role.accountId()));
    var evaluation = Evaluation.of(question, List.of(trustOf(role)));
    note(call.explanation(), evaluation);
    return evaluation;
  }

  /** As {@link TrustDecision#require}. */
  void requireTrust(
      Call call, TrustDecision.Role role, String action, Map<String, List<String>> keys) {
    var attached = ofCaller(call);
    attached.add(0, trustOf(role));
    var question =
        new Question(
            caller(call.principal()),
            action,
            role.arn(),
            role.accountId(),
            keys(call, keys, role.accountId()));
    var evaluation = Evaluation.of(question, attached);
    note(call.explanation(), evaluation);
    if (!evaluation.allowed()) {
      throw TrustDecision.refusal(question);
    }
  }

  /** As {@link ServiceCaller#mayAssume}. */
  Evaluation trusts(Explanation explanation, Instant now, String service, TrustDecision.Role role) {
    return byService(
        explanation,
        now,
        service,
        Access.to("sts:AssumeRole", role.arn()),
        role.accountId(),
        List.of(trustOf(role)));
  }

  /** As {@link ServiceCaller#may}. */
  Evaluation allows(Explanation explanation, Instant now, String service, Access access) {
    var policy = access.resourcePolicy().orElseThrow();
    return byService(
        explanation,
        now,
        service,
        access,
        policy.ownerAccountId(),
        policy.json().map(json -> ofResource(access, policy, json)).stream().toList());
  }

  private Evaluation byService(
      Explanation explanation,
      Instant now,
      String service,
      Access access,
      String owner,
      List<Attached> attached) {
    var keys = GlobalKeys.ofService(service, now, secureTransport);
    keys.putAll(access.keys());
    keys.put("aws:ResourceAccount", List.of(owner));
    var question =
        new Question(
            new Caller.AwsService(service),
            access.action(),
            access.resource(),
            owner,
            Context.of(keys));
    var evaluation = Evaluation.of(question, attached);
    note(explanation, evaluation);
    return evaluation;
  }

  private Attached trustOf(TrustDecision.Role role) {
    return attach(
        Kind.TRUST, "trust policy of " + role.name(), role.trustPolicy(), Origin.of(role.arn()));
  }

  private Attached attach(Kind kind, String name, String json, @Nullable Origin origin) {
    return new Attached(kind, name, policies.stored(kind, json), origin);
  }

  private Attached ofResource(Access access, Access.ResourcePolicy policy, String json) {
    return attach(Kind.RESOURCE, policy.name(), json, Origin.of(holder(access.resource())));
  }

  /** What holds the policy of a resource: for an object its bucket, else the resource itself. */
  private static String holder(String resource) {
    int slash = resource.indexOf('/');
    return resource.startsWith("arn:aws:s3:::") && slash > 0
        ? resource.substring(0, slash)
        : resource;
  }

  /** The policies that are attached to the caller; a role that is gone leaves its sessions none. */
  private List<Attached> ofCaller(Call call) {
    var attached = new ArrayList<Attached>();
    if (call.principal() instanceof Principal.RoleSession session) {
      var ofRole =
          roles.of(call.store(), session.accountId(), session.roleName(), session.roleId());
      noteRole(call.explanation(), session, ofRole.isPresent());
      for (var policy : ofRole.orElse(List.of())) {
        attached.add(attach(Kind.IDENTITY, policy.name(), policy.json(), policy.origin()));
      }
      for (var json : session.sessionPolicies()) {
        attached.add(
            attach(Kind.SESSION, "session policy of " + session.sessionName(), json, null));
      }
    }
    return attached;
  }

  private static void noteRole(
      Explanation explanation, Principal.RoleSession session, boolean present) {
    if (!present) {
      explanation.note(
          "The role is gone",
          () ->
              session.roleArn()
                  + " ("
                  + session.roleId()
                  + ") no longer exists, so its sessions have no permissions left.");
    }
  }

  private Context keys(Call call, Map<String, List<String>> ofRequest, String owner) {
    var keys = GlobalKeys.of(call, secureTransport);
    keys.putAll(ofRequest);
    if (!owner.isEmpty()) {
      keys.put("aws:ResourceAccount", List.of(owner));
    }
    return Context.of(keys);
  }

  /** The account that an ARN names; none in those of S3, and of what belongs to AWS itself. */
  private static String accountOf(String arn) {
    var parts = arn.split(":", 6);
    return parts.length == 6 && parts[4].length() == 12 ? parts[4] : "";
  }

  /** Who calls, as policies name them. */
  static Caller caller(Principal principal) {
    if (principal instanceof Principal.Root root) {
      return new Caller.Root(root.accountId());
    }
    if (principal instanceof Principal.RoleSession session) {
      return new Caller.RoleSession(session.accountId(), session.roleArn(), session.arn());
    }
    return ANONYMOUS;
  }

  private static Check inItsPhase(Check check) {
    return check.within(check.what().equals("trust policy") ? "trust policy" : "policies");
  }

  private static void note(Explanation explanation, Evaluation evaluation) {
    explanation.checks(() -> List.of(inItsPhase(evaluation.check())));
    for (int i = 0; i < evaluation.policies().size(); i++) {
      int at = i;
      explanation.policy(() -> evaluation.readings().get(at));
    }
  }

  /** S3 gives no reasons to strangers. */
  private static String message(Evaluation evaluation) {
    var question = evaluation.question();
    var refusal = Refusal.of(question.action());
    boolean stranger = question.caller() instanceof Caller.Anonymous || question.crossAccount();
    if (refusal == Refusal.S3) {
      return stranger ? refusal.message() : Denial.sentence(evaluation, Style.QUOTED);
    }
    return Denial.sentence(evaluation, Style.PLAIN);
  }
}

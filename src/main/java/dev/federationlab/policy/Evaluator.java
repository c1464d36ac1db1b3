package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.policy.Finding.Held;
import dev.federationlab.policy.PrincipalElement.Reach;
import dev.federationlab.policy.Verdict.Allowed;
import dev.federationlab.policy.Verdict.ExplicitDeny;
import dev.federationlab.policy.Verdict.ImplicitDeny;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The evaluation logic (IAM User Guide, "Policy evaluation logic"; aws-behaviour 5.1). */
final class Evaluator {
  /**
   * Which kind an explicit denial names when several deny; AWS names one, and does not say which.
   */
  private static final List<Kind> DENIALS =
      List.of(
          Kind.SERVICE_CONTROL,
          Kind.TRUST,
          Kind.RESOURCE,
          Kind.IDENTITY,
          Kind.BOUNDARY,
          Kind.SESSION);

  private final Question question;
  private final Set<Kind> present = EnumSet.noneOf(Kind.class);
  private final Set<Kind> allowing = EnumSet.noneOf(Kind.class);
  private final Set<Kind> denying = EnumSet.noneOf(Kind.class);
  private Reach reach = Reach.NONE;

  private Evaluator(Question question) {
    this.question = question;
  }

  static Evaluation evaluate(Question question, List<Attached> policies) {
    var findings = new ArrayList<Finding>();
    for (var policy : policies) {
      for (var statement : policy.policy().statements()) {
        findings.add(hold(policy, statement, question));
      }
    }
    var verdict = new Evaluator(question).verdict(policies, findings);
    return new Evaluation(question, verdict, policies, findings);
  }

  private static Finding hold(Attached policy, Statement statement, Question question) {
    var held = new ArrayList<Held>(statement.elements().size());
    for (var element : statement.elements()) {
      held.add(new Held(element, element.matches(question)));
    }
    return new Finding(policy, statement, held);
  }

  private Verdict verdict(List<Attached> policies, List<Finding> findings) {
    policies.forEach(policy -> present.add(policy.kind()));
    for (var finding : findings) {
      if (finding.applied()) {
        count(finding);
      }
    }
    for (var kind : DENIALS) {
      if (denying.contains(kind)) {
        return new ExplicitDeny(kind);
      }
    }
    if (limits(Kind.SERVICE_CONTROL)) {
      return new ImplicitDeny(Kind.SERVICE_CONTROL);
    }
    if (question.caller() instanceof Caller.Root
        || question.caller() instanceof Caller.RoleSession) {
      return question.crossAccount() ? bothSides() : sameAccount();
    }
    return resourceSide();
  }

  private void count(Finding finding) {
    var kind = finding.policy().kind();
    if (finding.effect() == Effect.DENY) {
      denying.add(kind);
      return;
    }
    allowing.add(kind);
    if (kind == Kind.RESOURCE || kind == Kind.TRUST) {
      var named =
          finding.statement().principal().map(principal -> principal.reach(question.caller()));
      reach = named.filter(other -> other.compareTo(reach) > 0).orElse(reach);
    }
  }

  /** A caller who belongs to no account: there is no other side that could allow. */
  private Verdict resourceSide() {
    var kind = resourceKind();
    return allowing.contains(kind) ? new Allowed(Set.of(kind)) : new ImplicitDeny(kind);
  }

  private Verdict sameAccount() {
    if (present.contains(Kind.TRUST) && reach == Reach.NONE) {
      // Trust policies are special: they must allow by themselves.
      return new ImplicitDeny(Kind.TRUST);
    }
    if (reach == Reach.CALLER) {
      return new Allowed(Set.of(resourceKind()));
    }
    if (!identityAllows() && reach != Reach.ROLE) {
      return new ImplicitDeny(Kind.IDENTITY);
    }
    return limited();
  }

  private Verdict bothSides() {
    if (!identityAllows()) {
      return new ImplicitDeny(Kind.IDENTITY);
    }
    var verdict = limited();
    return verdict.allowed() && reach == Reach.NONE ? new ImplicitDeny(resourceKind()) : verdict;
  }

  /** Boundary and session policies grant nothing; where there are any, they must allow too. */
  private Verdict limited() {
    if (limits(Kind.BOUNDARY)) {
      return new ImplicitDeny(Kind.BOUNDARY);
    }
    if (limits(Kind.SESSION)) {
      return new ImplicitDeny(Kind.SESSION);
    }
    return new Allowed(allowing);
  }

  private boolean limits(Kind kind) {
    return present.contains(kind) && !allowing.contains(kind);
  }

  private boolean identityAllows() {
    return question.caller() instanceof Caller.Root || allowing.contains(Kind.IDENTITY);
  }

  private Kind resourceKind() {
    return present.contains(Kind.TRUST) ? Kind.TRUST : Kind.RESOURCE;
  }
}

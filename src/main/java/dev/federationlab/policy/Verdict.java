package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading.Kind;
import java.util.EnumSet;
import java.util.Set;

/** What the policies together say (IAM User Guide, "Policy evaluation logic"). */
public sealed interface Verdict {

  /** Whether an applied statement is one of those that settled it. */
  boolean settledBy(Finding finding);

  default boolean allowed() {
    return this instanceof Allowed;
  }

  /**
   * Allowed.
   *
   * @param by the kinds of policies whose Allow was needed; empty for the root of the resource's
   *     account
   */
  record Allowed(Set<Kind> by) implements Verdict {
    public Allowed {
      by = copy(by);
    }

    @Override
    public boolean settledBy(Finding finding) {
      return finding.effect() == Effect.ALLOW && by.contains(finding.policy().kind());
    }
  }

  /**
   * Denied by a statement.
   *
   * @param named the kind that the error message names
   */
  record ExplicitDeny(Kind named) implements Verdict {
    @Override
    public boolean settledBy(Finding finding) {
      return finding.effect() == Effect.DENY;
    }
  }

  /**
   * Denied because nothing allowed.
   *
   * @param silent the kind of policy that should have allowed and did not
   */
  record ImplicitDeny(Kind silent) implements Verdict {
    @Override
    public boolean settledBy(Finding finding) {
      return false;
    }
  }

  private static Set<Kind> copy(Set<Kind> kinds) {
    return kinds.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(kinds));
  }
}

package dev.federationlab.policy;

import dev.federationlab.decision.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Principal or NotPrincipal.
 *
 * @param not whether it is NotPrincipal
 */
record PrincipalElement(boolean not, List<Named> principals) implements Element {

  /**
   * How directly a policy names the caller, from not at all to the session itself; what else must
   * allow hangs on it.
   */
  enum Reach {
    NONE,
    /** The caller's account: it may pass the right on, by an identity policy. */
    ACCOUNT,
    /** The caller's role, or everyone: boundary and session policies still limit it. */
    ROLE,
    /** The caller itself: nothing that is merely silent limits it. */
    CALLER
  }

  /** The types of principals, as policies spell them. */
  enum Type {
    ANYONE(""),
    AWS("AWS"),
    FEDERATED("Federated"),
    SERVICE("Service"),
    CANONICAL_USER("CanonicalUser");

    private final String text;

    Type(String text) {
      this.text = text;
    }

    String text() {
      return text;
    }
  }

  /**
   * @param value {@code "*"} for {@link Type#ANYONE}
   */
  record Named(Type type, String value) {

    Reach reach(Caller caller) {
      return switch (type) {
        case ANYONE -> Reach.ROLE;
        case AWS -> reachOfAws(caller);
        case FEDERATED ->
            caller instanceof Caller.Federated federated && federated.provider().equals(value)
                ? Reach.CALLER
                : Reach.NONE;
        case SERVICE ->
            caller instanceof Caller.AwsService service && service.name().equals(value)
                ? Reach.CALLER
                : Reach.NONE;
        // The lab knows no canonical user IDs.
        case CANONICAL_USER -> Reach.NONE;
      };
    }

    private Reach reachOfAws(Caller caller) {
      if (caller instanceof Caller.Federated || caller instanceof Caller.AwsService) {
        return Reach.NONE;
      }
      if (value.equals("*")) {
        return Reach.ROLE;
      }
      if (names(caller.accountId())) {
        return caller instanceof Caller.Root ? Reach.CALLER : Reach.ACCOUNT;
      }
      if (caller instanceof Caller.RoleSession session) {
        return value.equals(session.arn())
            ? Reach.CALLER
            : value.equals(session.roleArn()) ? Reach.ROLE : Reach.NONE;
      }
      return Reach.NONE;
    }

    private boolean names(String accountId) {
      return !accountId.isEmpty()
          && (value.equals(accountId) || value.equals("arn:aws:iam::" + accountId + ":root"));
    }

    String shown() {
      return type == Type.ANYONE ? "anyone (*)" : type.text() + " " + value;
    }
  }

  PrincipalElement {
    principals = List.copyOf(principals);
  }

  /** How directly it names the caller. */
  Reach reach(Caller caller) {
    if (not) {
      return exempts(caller) ? Reach.NONE : Reach.ROLE;
    }
    var reach = Reach.NONE;
    for (var named : principals) {
      var other = named.reach(caller);
      reach = other.compareTo(reach) > 0 ? other : reach;
    }
    return reach;
  }

  @Override
  public boolean matches(Question question) {
    return reach(question.caller()) != Reach.NONE;
  }

  /**
   * Whether NotPrincipal leaves the caller out. A role session is left out only if account, role
   * and session are all named (IAM User Guide, "NotPrincipal").
   */
  private boolean exempts(Caller caller) {
    if (principals.stream()
        .anyMatch(named -> named.value().equals("*") && named.reach(caller) != Reach.NONE)) {
      return true;
    }
    var wanted = new ArrayList<>(List.of(Reach.CALLER));
    if (caller instanceof Caller.RoleSession) {
      wanted.add(Reach.ROLE);
      wanted.add(Reach.ACCOUNT);
    }
    return wanted.stream()
        .allMatch(reach -> principals.stream().anyMatch(named -> named.reach(caller) == reach));
  }

  @Override
  public Check explain(Question question) {
    var list = principals.stream().map(Named::shown).collect(Collectors.joining(" or "));
    return new Check(
        not ? "NotPrincipal" : "Principal",
        not ? "anyone but " + list : list,
        shown(question.caller()),
        matches(question),
        "IAM User Guide, \"AWS JSON policy elements: "
            + (not ? "NotPrincipal" : "Principal")
            + "\"");
  }

  private static String shown(Caller caller) {
    if (caller instanceof Caller.Federated federated) {
      return Type.FEDERATED.text() + " " + federated.provider();
    }
    if (caller instanceof Caller.AwsService service) {
      return Type.SERVICE.text() + " " + service.name();
    }
    if (caller instanceof Caller.RoleSession session) {
      return Type.AWS.text() + " " + session.arn() + ", a session of " + session.roleArn();
    }
    return caller.arn().isEmpty()
        ? "nobody: the request is not signed"
        : Type.AWS.text() + " " + caller.arn();
  }
}

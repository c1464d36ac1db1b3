package dev.federationlab.policy;

import dev.federationlab.policy.PrincipalElement.Named;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads Principal and NotPrincipal. */
final class PrincipalReader {
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");
  private static final Pattern ARN =
      Pattern.compile(
          "arn:aws:iam::\\d{12}:(root|(user|role)/[\\w+=,.@/-]+)"
              + "|arn:aws:sts::\\d{12}:(assumed-role|federated-user)/[\\w+=,.@/-]+");
  private static final Pattern PROVIDER =
      Pattern.compile(
          "[A-Za-z0-9.-]+|arn:aws:iam::\\d{12}:(oidc-provider|saml-provider)/[^*?\\s]+");
  private static final Pattern SERVICE = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)+");

  private final Faults faults;

  PrincipalReader(Faults faults) {
    this.faults = faults;
  }

  PrincipalElement read(Json.Member member) throws MalformedPolicyException {
    boolean not = member.name().equals("NotPrincipal");
    var principals = new ArrayList<Named>();
    if (member.value() instanceof Json.Structure structure) {
      for (var entry : structure.members()) {
        var type = type(entry);
        for (var value : faults.list(entry)) {
          principals.add(named(type, value));
        }
      }
      if (principals.isEmpty()) {
        throw faults.emptyPrincipal("`" + member.name() + "` names nobody", structure.place());
      }
      return new PrincipalElement(not, principals);
    }
    if (member.value() instanceof Json.Scalar scalar && scalar.text().equals("*")) {
      principals.add(new Named(PrincipalElement.Type.ANYONE, "*"));
      return new PrincipalElement(not, principals);
    }
    throw faults.syntax(
        "`"
            + member.name()
            + "` is \"*\" or an object such as {\"Federated\": \"accounts.google.com\"}",
        member.value().place());
  }

  private PrincipalElement.Type type(Json.Member entry) throws MalformedPolicyException {
    return type(entry.name())
        .orElseThrow(
            () ->
                faults.unknown(
                    entry.name(),
                    "a principal is of type AWS, Federated, Service or CanonicalUser, not "
                        + entry.name(),
                    entry.place()));
  }

  private static Optional<PrincipalElement.Type> type(String name) {
    for (var type : PrincipalElement.Type.values()) {
      if (type != PrincipalElement.Type.ANYONE && type.text().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  private Named named(PrincipalElement.Type type, Json.Scalar value)
      throws MalformedPolicyException {
    var text = value.text();
    boolean good =
        switch (type) {
          case ANYONE -> false;
          case AWS ->
              text.equals("*") || ACCOUNT.matcher(text).matches() || ARN.matcher(text).matches();
          case FEDERATED -> PROVIDER.matcher(text).matches();
          case SERVICE -> SERVICE.matcher(text).matches();
          case CANONICAL_USER -> !text.isEmpty();
        };
    if (!good) {
      throw faults.principal(type.text(), text, explanation(type) + ": " + text, value.place());
    }
    return new Named(type, text);
  }

  private static String explanation(PrincipalElement.Type type) {
    return switch (type) {
      case ANYONE, CANONICAL_USER -> "no such principal";
      case AWS ->
          "an AWS principal is an account, or the ARN of a root, user, role or session, and no part"
              + " of it a wildcard";
      case FEDERATED ->
          "a federated principal is a provider's domain or the ARN of an IAM provider";
      case SERVICE -> "a service principal is a name such as lambda.amazonaws.com";
    };
  }
}

package dev.federationlab.policy;

import dev.federationlab.decision.PolicyReading.Kind;
import dev.federationlab.policy.PolicyText.PrincipalText;
import dev.federationlab.policy.PolicyText.StatementText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Roles that trust more than was meant, or nobody. */
final class TrustHints {
  private static final String WEB_IDENTITY = "sts:AssumeRoleWithWebIdentity";
  private static final String COGNITO = "cognito-identity.amazonaws.com";
  private static final String OIDC = ":oidc-provider/";
  private static final String SOURCE =
      "IAM User Guide, \"Create a role for OpenID Connect federation\"";
  private static final String COGNITO_SOURCE =
      "Amazon Cognito Developer Guide, \"Role trust and permissions\"";

  /** By the federated principal, the key that says for which app a token was made. */
  private static final Map<String, String> APP_KEYS =
      Map.of(
          "accounts.google.com",
          "accounts.google.com:aud",
          "graph.facebook.com",
          "graph.facebook.com:app_id",
          "www.amazon.com",
          "www.amazon.com:app_id",
          COGNITO,
          COGNITO + ":aud");

  private TrustHints() {}

  static void at(PolicyText policy, StatementText statement, List<Remark> hints) {
    if (policy.kind() != Kind.TRUST) {
      return;
    }
    for (var principal : statement.principals()) {
      if (statement.allows()) {
        anyApp(statement, principal, hints);
        anybody(statement, principal, hints);
        wrongAction(statement, principal, hints);
      }
    }
    keysOfOthers(statement, hints);
  }

  private static void anyApp(StatementText statement, PrincipalText principal, List<Remark> hints) {
    var key = appKey(principal);
    if (key.isEmpty() || !statement.names(WEB_IDENTITY)) {
      return;
    }
    boolean cognito = principal.name().text().equals(COGNITO);
    if (!statement.demands(key.get())) {
      hints.add(
          Remark.hint(
              principal.name().place(),
              "no condition on "
                  + key.get()
                  + (cognito
                      ? ": any identity pool, of any account, may take on the role"
                      : ": a token that was made for any other app gets in too"),
              cognito ? COGNITO_SOURCE : SOURCE));
    }
    if (cognito && !statement.demands(COGNITO + ":amr")) {
      hints.add(
          Remark.hint(
              principal.name().place(),
              "no condition on "
                  + COGNITO
                  + ":amr: guests of the identity pool may take on the role too",
              COGNITO_SOURCE));
    }
  }

  private static Optional<String> appKey(PrincipalText principal) {
    if (!principal.type().equals("Federated")) {
      return Optional.empty();
    }
    var name = principal.name().text();
    int oidc = name.indexOf(OIDC);
    return oidc < 0
        ? Optional.ofNullable(APP_KEYS.get(name))
        : Optional.of(name.substring(oidc + OIDC.length()) + ":aud");
  }

  private static void anybody(
      StatementText statement, PrincipalText principal, List<Remark> hints) {
    if (principal.anybody() && statement.conditions().isEmpty()) {
      hints.add(
          Remark.hint(
              principal.name().place(),
              principal.type().equals("AWS")
                  ? "every AWS account may take on the role"
                  : "everybody may take on the role: every AWS account, and every holder of a"
                      + " token",
              "IAM User Guide, \"AWS JSON policy elements: Principal\""));
    }
  }

  /** Who holds a token and who signs call different operations. */
  private static void wrongAction(
      StatementText statement, PrincipalText principal, List<Remark> hints) {
    boolean federated = principal.type().equals("Federated");
    boolean saml = principal.name().text().contains(":saml-provider/");
    if (federated && !saml && onlyActionIs(statement, "sts:AssumeRole")) {
      hints.add(
          Remark.hint(
              principal.name().place(),
              "holders of a token call " + WEB_IDENTITY + ", so this statement never applies",
              SOURCE));
    }
    if (principal.type().equals("AWS") && onlyActionIs(statement, WEB_IDENTITY)) {
      hints.add(
          Remark.hint(
              principal.name().place(),
              "who holds a token is a Federated principal, never an AWS one: this statement never"
                  + " applies",
              SOURCE));
    }
  }

  private static boolean onlyActionIs(StatementText statement, String action) {
    var actions = statement.values("Action");
    return !actions.isEmpty()
        && actions.stream().allMatch(value -> value.text().equalsIgnoreCase(action));
  }

  /** A token of one provider brings no keys of another. */
  private static void keysOfOthers(StatementText statement, List<Remark> hints) {
    var principals = statement.principals();
    boolean builtIn =
        !principals.isEmpty()
            && principals.stream().allMatch(p -> APP_KEYS.containsKey(p.name().text()));
    if (!builtIn) {
      return;
    }
    for (var condition : statement.conditions()) {
      var of = condition.name().substring(0, condition.name().lastIndexOf(':'));
      if (APP_KEYS.containsKey(of)
          && principals.stream().noneMatch(principal -> principal.name().text().equals(of))) {
        hints.add(
            Remark.hint(
                condition.key().place(),
                condition.key().name()
                    + " comes with tokens of "
                    + of
                    + " only, and this statement is about "
                    + principals.get(0).name().text(),
                "IAM User Guide, \"IAM and AWS STS condition context keys\""));
      }
    }
  }
}

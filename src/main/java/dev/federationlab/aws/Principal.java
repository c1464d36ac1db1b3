package dev.federationlab.aws;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Who is calling, once the signature has been verified. */
public sealed interface Principal {

  /**
   * The ARN as error messages and {@code GetCallerIdentity} show it; empty for {@link Anonymous}.
   */
  String arn();

  /** The twelve digits of the account; empty for {@link Anonymous}. */
  String accountId();

  /** {@code aws:userid}: the account ID of a root, {@code AROA…:session} of a role session. */
  String userId();

  /** The account's root: nothing but a resource policy's explicit deny limits it. */
  record Root(String accountId) implements Principal {
    @Override
    public String arn() {
      return "arn:aws:iam::" + accountId + ":root";
    }

    @Override
    public String userId() {
      return accountId;
    }
  }

  /**
   * A session of a role.
   *
   * @param roleName the key by which the role's policies are found
   * @param roleId {@code AROA…}: a role deleted and made again under the same name is another role
   * @param roleArn with its path
   * @param sessionName chosen by whoever assumed the role
   * @param issuedAt {@code aws:TokenIssueTime}
   * @param keys condition keys that the session carries for good, such as {@code
   *     accounts.google.com:sub} and {@code aws:PrincipalTag/team} (aws-behaviour 2.6)
   * @param sessionPolicies JSON of the policies passed when the role was assumed; they can only
   *     narrow
   */
  record RoleSession(
      String accountId,
      String roleName,
      String roleId,
      String roleArn,
      String sessionName,
      Instant issuedAt,
      Instant expiresAt,
      Map<String, List<String>> keys,
      List<String> sessionPolicies)
      implements Principal {
    public RoleSession {
      keys = Map.copyOf(keys);
      sessionPolicies = List.copyOf(sessionPolicies);
    }

    /** The role's path is dropped (aws-behaviour 0.4). */
    @Override
    public String arn() {
      return "arn:aws:sts::" + accountId + ":assumed-role/" + roleName + "/" + sessionName;
    }

    @Override
    public String userId() {
      return roleId + ":" + sessionName;
    }
  }

  /** Nobody: the request carried no signature. */
  record Anonymous() implements Principal {
    @Override
    public String arn() {
      return "";
    }

    @Override
    public String accountId() {
      return "";
    }

    @Override
    public String userId() {
      return "";
    }
  }
}

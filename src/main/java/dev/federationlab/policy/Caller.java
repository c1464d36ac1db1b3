package dev.federationlab.policy;

/** Who asks, as the Principal element of a policy can name it (IAM User Guide, "Principal"). */
public sealed interface Caller {

  /** As error messages show it; empty for {@link Anonymous}. */
  String arn();

  /** The twelve digits of the account; empty for a caller that belongs to none. */
  String accountId();

  /** The root of an account: needs no identity policy. */
  record Root(String accountId) implements Caller {
    @Override
    public String arn() {
      return "arn:aws:iam::" + accountId + ":root";
    }
  }

  /**
   * A session of a role. A policy can name the account, the role or the session, and it matters
   * which.
   *
   * @param roleArn with the role's path
   * @param arn of the session, without the path
   */
  record RoleSession(String accountId, String roleArn, String arn) implements Caller {}

  /**
   * Whoever holds a token of a web identity provider, before a role has been assumed.
   *
   * @param provider a built-in provider ({@code "accounts.google.com"}) or the ARN of an OIDC
   *     provider
   */
  record Federated(String provider) implements Caller {
    @Override
    public String arn() {
      return provider;
    }

    @Override
    public String accountId() {
      return "";
    }
  }

  /** An AWS service that acts on its own, such as {@code "lambda.amazonaws.com"}. */
  record AwsService(String name) implements Caller {
    @Override
    public String arn() {
      return name;
    }

    @Override
    public String accountId() {
      return "";
    }
  }

  /** Nobody: the request carried no signature. */
  record Anonymous() implements Caller {
    @Override
    public String arn() {
      return "";
    }

    @Override
    public String accountId() {
      return "";
    }
  }
}

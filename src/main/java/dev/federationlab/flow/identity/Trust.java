package dev.federationlab.flow.identity;

/**
 * Trust policies of an identity pool's roles.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html">
 *     Role trust and permissions</a>
 */
public final class Trust {
  /** The principal of a token that an identity pool signed, whichever pool it was. */
  public static final String COGNITO = "cognito-identity.amazonaws.com";

  private Trust() {}

  /** Those who signed in, at this identity pool only. */
  public static String authenticated(Facts facts) {
    return of(facts, "SignedInAtThisPool", "authenticated");
  }

  /** Those who signed in at another identity pool: through this one nobody gets the role. */
  public static String authenticatedElsewhere(Facts facts) {
    return authenticated(new Facts(facts.region(), facts.accountId(), IdentityNames.SOMEBODY));
  }

  /** Guests of this identity pool only. */
  public static String unauthenticated(Facts facts) {
    return of(facts, "GuestsOfThisPool", "unauthenticated");
  }

  private static String of(Facts facts, String sid, String kind) {
    return statement(
        COGNITO,
        sid,
        """
        {
                "StringEquals": {"cognito-identity.amazonaws.com:aud": "%s"},
                "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": "%s"}
              }\
        """
            .formatted(facts.poolId(), kind));
  }

  /**
   * A trust policy of one statement.
   *
   * @param principal the federated principal
   * @param condition a JSON object
   */
  public static String statement(String principal, String sid, String condition) {
    return """
    {
      "Version": "2012-10-17",
      "Statement": [
        {
          "Sid": "%s",
          "Effect": "Allow",
          "Principal": {"Federated": "%s"},
          "Action": "sts:AssumeRoleWithWebIdentity",
          "Condition": %s
        }
      ]
    }
    """
        .formatted(sid, principal, condition);
  }
}

package dev.federationlab.aws.userpools.auth;

import dev.federationlab.aws.userpools.token.Tokens;
import java.util.Map;

/**
 * {@code REFRESH_TOKEN_AUTH}: new ID and access tokens for a refresh token, which stays good.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-using-the-refresh-token.html">Refresh
 *     tokens</a>
 */
final class Refresh implements Flow {
  private final Tokens tokens;

  Refresh(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Progress begin(Attempt attempt) {
    var token = attempt.require("REFRESH_TOKEN");
    if (attempt.client().hasSecret() && attempt.find("SECRET_HASH").isEmpty()) {
      attempt.requireSecretHash("");
    }
    var presented = tokens.present(attempt.moment(), attempt.client(), token);
    // The real username, whatever was typed at sign-in (aws-behaviour 3.7).
    attempt.requireSecretHash(presented.user().username());
    return new Progress.Renewed(tokens.renew(attempt.moment(), presented, Map.of()));
  }
}

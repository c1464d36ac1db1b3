package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.token.Issued;
import dev.federationlab.oauth.Parameters;

/** One way to get tokens at the token endpoint (RFC 6749 §1.3). */
@FunctionalInterface
interface Grant {
  /**
   * The tokens, issued within the call's transaction.
   *
   * @throws dev.federationlab.oauth.OAuthError.Refusal if the grant does not hold
   * @throws dev.federationlab.aws.ServiceException likewise: the endpoint says {@code
   *     invalid_grant}
   */
  Issued issue(Call call, AppClient client, Parameters form);
}

package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.Call;
import dev.federationlab.decision.Check;
import dev.federationlab.oauth.OAuthError;

/** Checks that are made within a transaction, and refused as OAuth 2.0 refuses. */
record CallChecks(Call call) {

  /**
   * Notes a check, and refuses if it failed.
   *
   * @throws OAuthError.Refusal with {@code otherwise} if it failed
   */
  void require(
      boolean passed, String what, String wanted, String saw, String source, OAuthError otherwise) {
    call.explanation().check(new Check(what, wanted, saw, passed, source));
    if (!passed) {
      throw otherwise.refusal();
    }
  }
}

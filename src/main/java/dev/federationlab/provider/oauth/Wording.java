package dev.federationlab.provider.oauth;

import dev.federationlab.oauth.Inquiry;
import dev.federationlab.oauth.OAuthError;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Grants.Step;

/** How one provider words what it refuses to apps. */
public interface Wording {

  /** A request that cannot be understood. */
  OAuthError invalidRequest(String description);

  OAuthError missing(String parameter);

  /** No app is named. */
  OAuthError clientMissing();

  OAuthError clientUnknown();

  OAuthError secretMissing();

  OAuthError secretWrong();

  /** A code that failed at a step of its redemption. */
  OAuthError badCode(Step failed);

  /** The account is gone. */
  OAuthError accountGone();

  /** The answer; what is to be noted of it is noted. */
  Answer answer(OAuthError error, Inquiry inquiry);
}

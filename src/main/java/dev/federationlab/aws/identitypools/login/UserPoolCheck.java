package dev.federationlab.aws.identitypools.login;

import dev.federationlab.aws.Call;
import java.util.Map;

/** What only a user pool knows of an ID token that it issued (ServerSideTokenCheck). */
@FunctionalInterface
public interface UserPoolCheck {

  /**
   * Whether the user is still there, enabled and signed in; what was found is noted in the call's
   * explanation.
   *
   * @param claims of a token whose signature and times were verified
   */
  boolean active(Call call, String userPoolId, Map<String, Object> claims);
}

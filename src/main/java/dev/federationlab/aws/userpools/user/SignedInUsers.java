package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.Call;

/** Verifies access tokens that come back; implemented by who issues them. */
@FunctionalInterface
public interface SignedInUsers {
  /** The scope that operations on oneself need (aws-behaviour 3.1). */
  String SELF = "aws.cognito.signin.user.admin";

  /**
   * The user whom an access token was issued to: signature, issuer, use, expiry and revocation
   * verified, the user there and enabled. Each check is noted in the call's explanation.
   *
   * @param scope what the token must carry
   * @throws dev.federationlab.aws.ServiceException NotAuthorizedException
   */
  SignedIn require(Call call, String accessToken, String scope);
}

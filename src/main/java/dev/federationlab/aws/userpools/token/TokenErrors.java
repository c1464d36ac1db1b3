package dev.federationlab.aws.userpools.token;

import dev.federationlab.aws.ApiError;

/** Errors that only tokens bring; their words are not known of AWS (aws-behaviour appendix C). */
public final class TokenErrors {
  public static final ApiError REFRESH_TOKEN_REUSE =
      new ApiError(
          "RefreshTokenReuseException",
          400,
          "The refresh token has been replaced by another and can no longer be used.");
  public static final ApiError UNSUPPORTED_TOKEN_TYPE =
      new ApiError("UnsupportedTokenTypeException", 400, "Only refresh tokens can be revoked.");
  public static final ApiError UNSUPPORTED_OPERATION =
      new ApiError(
          "UnsupportedOperationException", 400, "Token revocation is off for this client.");
  public static final ApiError UNAUTHORIZED =
      new ApiError("UnauthorizedException", 400, "The client secret is missing or wrong.");

  private TokenErrors() {}
}

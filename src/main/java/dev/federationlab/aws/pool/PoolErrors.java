package dev.federationlab.aws.pool;

import dev.federationlab.aws.ApiError;

/** The error that both services word alike. */
public final class PoolErrors {
  public static final ApiError INVALID_PARAMETER =
      new ApiError("InvalidParameterException", 400, "A parameter is not valid.");

  private PoolErrors() {}
}

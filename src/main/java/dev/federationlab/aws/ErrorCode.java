package dev.federationlab.aws;

/** An error as a service's API names it: mostly an {@link ApiError}. */
public interface ErrorCode {
  /** The code that SDKs match on: {@code "NoSuchKey"}. */
  String code();

  /** The HTTP status, 400 to 599. */
  int status();

  /** The message, as AWS words it. */
  String message();
}

package dev.federationlab.aws;

/**
 * An error of a service's API as a value.
 *
 * @param code what SDKs match on: {@code "UserNotFoundException"}
 * @param status the HTTP status, 400 to 599
 * @param message as AWS words it
 */
public record ApiError(String code, int status, String message) implements ErrorCode {

  /** The error, to be thrown, with its own message. */
  public ServiceException exception() {
    return new ServiceException(this);
  }

  /** The error, to be thrown, with a message that names the case. */
  public ServiceException exception(String text) {
    return new ServiceException(this, text);
  }
}

package dev.federationlab.aws;

import java.util.LinkedHashMap;

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

  /**
   * The error, to be thrown, with a message that names the case.
   *
   * @param namesAndTexts further elements of its body, in this order: {@code "Key", "a.txt"}
   */
  public ServiceException exception(String text, String... namesAndTexts) {
    var details = new LinkedHashMap<String, String>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      details.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return new ServiceException(this, text, details);
  }
}

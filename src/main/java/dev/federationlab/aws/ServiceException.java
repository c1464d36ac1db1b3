package dev.federationlab.aws;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a service answers instead of a result. The wire room alone turns it into bytes. */
public final class ServiceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient ErrorCode error;
  private final transient Map<String, String> details;
  private final boolean keeping;

  /** The error with its own message. */
  public ServiceException(ErrorCode error) {
    this(error, error.message());
  }

  /** The error with a message that names the case. */
  public ServiceException(ErrorCode error, String message) {
    this(error, message, Map.of());
  }

  /**
   * The error with further elements of its body, in order.
   *
   * @param details such as {@code Key} of S3's {@code NoSuchKey}
   */
  public ServiceException(ErrorCode error, String message, Map<String, String> details) {
    this(error, message, details, false);
  }

  private ServiceException(
      ErrorCode error, String message, Map<String, String> details, boolean keeping) {
    super(message, null, false, false);
    this.error = error;
    this.details = new LinkedHashMap<>(details);
    this.keeping = keeping;
  }

  /**
   * The same, but what the request has written is kept although it is refused: a failed guess has
   * to count.
   */
  public ServiceException keeping() {
    return new ServiceException(error, message(), details, true);
  }

  /** Whether the transaction is committed. */
  public boolean keeps() {
    return keeping;
  }

  public ErrorCode error() {
    return error;
  }

  public String message() {
    return String.valueOf(getMessage());
  }

  public Map<String, String> details() {
    return details;
  }
}

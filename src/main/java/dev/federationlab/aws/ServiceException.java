package dev.federationlab.aws;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/** What a service answers instead of a result. The wire room alone turns it into bytes. */
public final class ServiceException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient ErrorCode error;
  private final transient Map<String, String> details;
  private final boolean keeping;
  private final transient @Nullable SdkPojo members;

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
    this(error, message, details, false, null);
  }

  private ServiceException(
      ErrorCode error,
      String message,
      Map<String, String> details,
      boolean keeping,
      @Nullable SdkPojo members) {
    super(message, null, false, false);
    this.error = error;
    this.details = new LinkedHashMap<>(details);
    this.keeping = keeping;
    this.members = members;
  }

  /**
   * The same, but what the request has written is kept although it is refused: a failed guess has
   * to count.
   */
  public ServiceException keeping() {
    return new ServiceException(error, message(), details, true, members);
  }

  /**
   * The same, with the members that the service's model gives this error besides its message.
   *
   * @param withMembers an instance of the SDK's exception class
   */
  public ServiceException with(SdkPojo withMembers) {
    return new ServiceException(error, message(), details, keeping, withMembers);
  }

  /** What the model gives this error besides its message, if that is more than nothing. */
  public Optional<SdkPojo> members() {
    return Optional.ofNullable(members);
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

package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.userpools.message.Purpose;
import dev.federationlab.aws.userpools.message.Words;
import dev.federationlab.aws.userpools.pool.Pool;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What a pool asks functions of its owner while users come to be (aws-behaviour 3.14). An
 * implementation may throw a {@link dev.federationlab.aws.ServiceException} (the function refused)
 * or a {@link dev.federationlab.aws.Errand} (it has to be called first).
 */
public interface Triggers {
  /** A pool without functions. */
  Triggers NONE = new Triggers() {};

  /**
   * What every function is told.
   *
   * @param source {@code "PreSignUp_SignUp"}
   * @param clientId empty where an administrator acts
   * @param user as they would be, or are
   * @param validationData only for this decision, never kept
   */
  record Event(
      String source,
      Pool pool,
      String clientId,
      User user,
      Map<String, String> validationData,
      Map<String, String> clientMetadata,
      Instant now) {
    public Event {
      validationData = Map.copyOf(validationData);
      clientMetadata = Map.copyOf(clientMetadata);
    }
  }

  /** What the pre sign-up function decided. */
  record PreSignUp(boolean confirm, boolean verifyEmail, boolean verifyPhone) {
    /** Nothing out of the ordinary. */
    public static final PreSignUp USUAL = new PreSignUp(false, false, false);
  }

  /** Asked before a user is created. */
  default PreSignUp preSignUp(Event event) {
    return PreSignUp.USUAL;
  }

  /** Told when a user has been confirmed, or has come back by a reset. */
  default void postConfirmation(Event event) {}

  /** Other words for a message; they may hold {@code {####}} and {@code {username}}. */
  default Optional<Words> message(Purpose purpose, Event event) {
    return Optional.empty();
  }
}

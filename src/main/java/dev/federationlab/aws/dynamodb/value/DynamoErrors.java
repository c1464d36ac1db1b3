package dev.federationlab.aws.dynamodb.value;

import dev.federationlab.aws.ApiError;
import dev.federationlab.aws.ServiceException;

/**
 * Errors of DynamoDB's API; all are HTTP 400.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html">Error
 *     handling</a>
 */
public final class DynamoErrors {
  public static final ApiError RESOURCE_NOT_FOUND =
      error("ResourceNotFoundException", "Requested resource not found");
  public static final ApiError RESOURCE_IN_USE = error("ResourceInUseException", "");
  public static final ApiError CONDITION_FAILED =
      error("ConditionalCheckFailedException", "The conditional request failed");
  public static final ApiError TRANSACTION_CANCELLED = error("TransactionCanceledException", "");
  public static final ApiError TRANSACTION_MISMATCH =
      error("IdempotentParameterMismatchException", "");
  public static final ApiError LIMIT_EXCEEDED = error("LimitExceededException", "");

  /** The limit that writes know of; clients do not try again. */
  public static final ApiError COLLECTION_SIZE =
      error("ItemCollectionSizeLimitExceededException", "Collection size exceeded.");

  private static final ApiError VALIDATION = error("ValidationException", "");

  private DynamoErrors() {}

  private static ApiError error(String code, String message) {
    return new ApiError(code, 400, message);
  }

  /** The request says something that cannot be. */
  public static ServiceException invalid(String message) {
    return VALIDATION.exception(message);
  }

  /** A parameter's value cannot be, in the words that many of these begin with. */
  public static ServiceException invalidParameter(String why) {
    return invalid("One or more parameter values were invalid: " + why);
  }

  /** Whether an error is one of {@link #invalid}. */
  public static boolean isInvalid(ServiceException refusal) {
    return refusal.error().code().equals(VALIDATION.code());
  }
}

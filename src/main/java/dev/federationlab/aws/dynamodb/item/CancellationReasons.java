package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Why a transaction is cancelled: for each of its items, in order, what stands in its way. */
final class CancellationReasons {
  private final List<CancellationReason> reasons = new ArrayList<>();
  private boolean cancelled;

  /** The next item can be written. */
  void none() {
    reasons.add(CancellationReason.builder().code("None").build());
  }

  /**
   * The next item cannot be written.
   *
   * @throws ServiceException the refusal itself, if it is none that a reason can tell
   */
  void add(ServiceException refusal) {
    var reason = CancellationReason.builder().message(refusal.message());
    if (DynamoErrors.isInvalid(refusal)) {
      reason.code("ValidationError");
    } else if (refusal.error().equals(DynamoErrors.CONDITION_FAILED)) {
      reason.code("ConditionalCheckFailed");
      if (refusal.members().orElse(null) instanceof ConditionalCheckFailedException failed) {
        reason.item(failed.item());
      }
    } else if (refusal.error().equals(DynamoErrors.COLLECTION_SIZE)) {
      reason.code("ItemCollectionSizeLimitExceeded");
    } else {
      throw refusal;
    }
    cancelled = true;
    reasons.add(reason.build());
  }

  /**
   * Goes on if every item can be written.
   *
   * @throws ServiceException TransactionCanceledException
   */
  void require() {
    if (cancelled) {
      throw refusal(reasons);
    }
  }

  /** That others go on writing items that are to be read at one moment. */
  static ServiceException conflict(int items) {
    var reason =
        CancellationReason.builder()
            .code("TransactionConflict")
            .message("Transaction is ongoing for the item")
            .build();
    return refusal(Collections.nCopies(items, reason));
  }

  private static ServiceException refusal(List<CancellationReason> reasons) {
    var codes = reasons.stream().map(CancellationReason::code).collect(Collectors.joining(", "));
    return DynamoErrors.TRANSACTION_CANCELLED
        .exception(
            "Transaction cancelled, please refer cancellation reasons for specific reasons ["
                + codes
                + "]")
        .with(TransactionCanceledException.builder().cancellationReasons(reasons).build());
  }
}

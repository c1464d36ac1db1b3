package dev.federationlab.aws.dynamodb.item;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.dynamodb.table.Tables;
import dev.federationlab.aws.dynamodb.value.DynamoErrors;
import dev.federationlab.aws.wire.SdkJson;
import dev.federationlab.store.Expiries;
import dev.federationlab.store.Kind;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;

/**
 * Tokens that clients give to transactions, so that one that is sent again is not done again. Each
 * is kept for ten minutes, with a hash of what was asked for under it.
 */
final class RequestTokens {
  private static final Kind<Done> KIND = Kind.of("dynamodb-transaction", Done.class);
  private static final Duration KEPT = Duration.ofMinutes(10);
  private static final int SWEPT = 10;

  private final SdkJson json = new SdkJson();

  /** A transaction that was done. */
  record Done(String hash, Instant at) {}

  /**
   * Whether the same was done already; if not, it is noted that it is, should the call succeed.
   *
   * @throws dev.federationlab.aws.ServiceException IdempotentParameterMismatchException if
   *     something else was done under this token
   */
  boolean isRepeated(Call call, TransactWriteItemsRequest request) {
    var token = request.clientRequestToken();
    if (token == null) {
      return false;
    }
    var space = Tables.space(call.accountId());
    var hash = hash(json.write(request));
    var found = call.store().find(space, KIND, token);
    if (found.isPresent() && call.now().isBefore(found.get().value().at().plus(KEPT))) {
      if (!found.get().value().hash().equals(hash)) {
        throw DynamoErrors.TRANSACTION_MISMATCH.exception(
            "The client request token was used for another request within the last ten minutes");
      }
      return true;
    }
    Expiries.sweep(call.store(), space, call.now(), SWEPT);
    call.store().put(space, KIND, token, new Done(hash, call.now()));
    Expiries.note(call.store(), space, call.now().plus(KEPT), KIND, token);
    return false;
  }

  private static String hash(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not available", e);
    }
  }
}

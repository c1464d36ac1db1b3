package dev.federationlab.aws.lambda;

import dev.federationlab.aws.access.Accounts;
import dev.federationlab.store.Document;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The last invocations of each function, for a look back. */
final class Past {
  private static final int LONGEST = 4000;
  private static final Kind<Run> KIND = Kind.of("lambda-invocation", Run.class);

  private final int remembered;

  Past(int remembered) {
    this.remembered = remembered;
  }

  /**
   * An invocation that has ended. Long texts are cut.
   *
   * @param error the type of the error; absent if the function returned
   */
  record Run(
      String requestId,
      Instant at,
      long tookMillis,
      String by,
      String event,
      String answer,
      @Nullable String error,
      String log) {}

  /**
   * Keeps an invocation, and forgets those that are too many.
   *
   * @param event as it may be shown
   */
  void keep(Transaction store, Invocation invocation, String event, Outcome outcome) {
    var space = Accounts.space(invocation.function().accountId());
    var prefix = prefix(invocation.function().name());
    var run =
        new Run(
            invocation.requestId(),
            invocation.at(),
            outcome.took().toMillis(),
            invocation.by(),
            cut(event),
            cut(outcome.payload()),
            outcome.error().map(Outcome.Thrown::type).orElse(null),
            outcome.log());
    var id =
        prefix
            + String.format(Locale.ROOT, "%015d", invocation.at().toEpochMilli())
            + " "
            + invocation.requestId();
    store.put(space, KIND, id, run);
    var all = store.list(space, KIND, prefix, "", 2 * remembered);
    for (int i = 0; i < all.size() - remembered; i++) {
      store.delete(space, KIND, all.get(i).id());
    }
  }

  /** The last invocations of a function, the latest first. */
  List<Run> of(Transaction store, String accountId, String functionName) {
    var found =
        new java.util.ArrayList<>(
            store
                .list(Accounts.space(accountId), KIND, prefix(functionName), "", 2 * remembered)
                .stream()
                .map(Document::value)
                .toList());
    Collections.reverse(found);
    return found;
  }

  void forget(Transaction store, String accountId, String functionName) {
    var space = Accounts.space(accountId);
    store
        .list(space, KIND, prefix(functionName), "", 2 * remembered)
        .forEach(run -> store.delete(space, KIND, run.id()));
  }

  private static String prefix(String functionName) {
    return functionName + " ";
  }

  private static String cut(String text) {
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}

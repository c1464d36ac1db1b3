package dev.federationlab.aws.lambda;

import dev.federationlab.aws.Access;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.access.Accounts;
import dev.federationlab.decision.Check;
import dev.federationlab.store.Document;
import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Functions: found, changed, and the permission that an operation on one needs. */
final class Functions {
  private static final String SOURCE = "Lambda API reference, FunctionName";

  Optional<LambdaFunction> find(Transaction store, FunctionReference reference) {
    return document(store, reference).map(Document::value);
  }

  private static Optional<Document<LambdaFunction>> document(
      Transaction store, FunctionReference reference) {
    return reference.qualifier().filter(it -> !it.equals(FunctionReference.LATEST)).isPresent()
        ? Optional.empty()
        : store.find(Accounts.space(reference.accountId()), LambdaFunction.KIND, reference.name());
  }

  /**
   * The function that a request names.
   *
   * @throws ServiceException ResourceNotFoundException
   */
  LambdaFunction require(Call call, FunctionReference reference) {
    return requireDocument(call, reference).value();
  }

  private static Document<LambdaFunction> requireDocument(Call call, FunctionReference reference) {
    var found = document(call.store(), reference);
    call.explanation()
        .check(
            new Check(
                "function",
                "one that exists: " + reference.qualifiedArn(),
                found.isPresent() ? "handler " + found.get().value().settings().handler() : "none",
                found.isPresent(),
                SOURCE));
    return found.orElseThrow(reference::notFound);
  }

  /**
   * Changes a function.
   *
   * @return as it is now
   * @throws ServiceException ResourceNotFoundException; what the change throws
   */
  LambdaFunction change(
      Call call, FunctionReference reference, UnaryOperator<LambdaFunction> change) {
    var found = requireDocument(call, reference);
    var changed = change.apply(found.value());
    call.store().update(Accounts.space(reference.accountId()), LambdaFunction.KIND, found, changed);
    return changed;
  }

  /** The functions of an account by name; at most what the quota allows. */
  List<LambdaFunction> list(Transaction store, String accountId) {
    return store
        .list(
            Accounts.space(accountId),
            LambdaFunction.KIND,
            "",
            "",
            LambdaLimits.DEFAULT.functions() + 1)
        .stream()
        .map(Document::value)
        .toList();
  }

  /** What an operation on a function needs: its action, on the function's ARN. */
  List<Access> access(Call call, String action, FunctionReference reference) {
    return access(call, action, reference, Map.of());
  }

  List<Access> access(
      Call call, String action, FunctionReference reference, Map<String, List<String>> keys) {
    return List.of(
        new Access(
            "lambda:" + action,
            reference.qualifiedArn(),
            keys,
            Optional.of(policyOf(call.store(), reference))));
  }

  /** The policy of a function, whether or not there is one. */
  Access.ResourcePolicy policyOf(Transaction store, FunctionReference reference) {
    return new Access.ResourcePolicy(
        "policy of function " + reference.name(),
        reference.accountId(),
        store
            .find(Accounts.space(reference.accountId()), LambdaFunction.KIND, reference.name())
            .map(Document::value)
            .filter(function -> !function.permissions().isEmpty())
            .map(FunctionPolicy::text));
  }

  /**
   * Goes on if a revision was not named, or is the latest.
   *
   * @throws ServiceException PreconditionFailedException
   */
  static void requireRevision(
      LambdaFunction function, @org.jspecify.annotations.Nullable String revisionId) {
    if (revisionId != null && !revisionId.equals(function.revisionId())) {
      throw LambdaErrors.PRECONDITION_FAILED.exception();
    }
  }
}

package dev.federationlab.aws.iam;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.store.Document;
import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Managed policies, found by ARN: an account's own and those of AWS. */
final class KeptPolicies {
  private static final int ALL = 10_000;

  Optional<ManagedPolicy> find(Transaction store, String accountId, String arn) {
    var ofAws = AwsManagedPolicies.find(arn);
    return ofAws.isPresent() ? ofAws : document(store, accountId, arn).map(Document::value);
  }

  /**
   * @throws ServiceException NoSuchEntity, or InvalidInput for what is no ARN of a policy
   */
  ManagedPolicy require(Call call, String arn) {
    requireForm(arn);
    return find(call.store(), call.accountId(), arn).orElseThrow(() -> missing(arn));
  }

  /** Stores what {@code change} makes of a policy of the account's own. */
  void change(Call call, String arn, UnaryOperator<ManagedPolicy> change) {
    var policy = own(call, arn);
    call.store()
        .update(
            KeptRoles.space(call.accountId()),
            ManagedPolicy.KIND,
            policy,
            change.apply(policy.value()));
  }

  /**
   * @throws ServiceException as {@link #require}, and for a policy of AWS
   */
  Document<ManagedPolicy> own(Call call, String arn) {
    requireForm(arn);
    if (AwsManagedPolicies.find(arn).isPresent()) {
      throw new ServiceException(IamError.INVALID_INPUT, "Policy is outside your own account.");
    }
    return document(call.store(), call.accountId(), arn).orElseThrow(() -> missing(arn));
  }

  /** All of an account's own, in the order of their names. */
  List<ManagedPolicy> all(Transaction store, String accountId) {
    return store.list(KeptRoles.space(accountId), ManagedPolicy.KIND, "", "", ALL).stream()
        .map(Document::value)
        .toList();
  }

  static void requireForm(String arn) {
    if (!arn.matches("arn:aws:iam::(\\d{12}|aws):policy/.+")) {
      throw new ServiceException(IamError.INVALID_INPUT, "ARN " + arn + " is not valid.");
    }
  }

  private static Optional<Document<ManagedPolicy>> document(
      Transaction store, String accountId, String arn) {
    var name = arn.substring(arn.lastIndexOf('/') + 1);
    return store
        .find(KeptRoles.space(accountId), ManagedPolicy.KIND, Names.key(name))
        .filter(found -> found.value().arn().equals(arn));
  }

  private static ServiceException missing(String arn) {
    return new ServiceException(IamError.NO_SUCH_ENTITY, "Policy " + arn + " was not found.");
  }
}

package dev.federationlab.aws.lambda;

import dev.federationlab.store.Transaction;
import java.util.Map;
import java.util.Optional;

/** What Lambda must know of roles; IAM keeps them. */
@FunctionalInterface
public interface Roles {

  /** The role of this name, if the account has one. */
  Optional<ExecutionRole> find(Transaction store, String accountId, String roleName);

  /**
   * A role.
   *
   * @param id {@code AROA…}
   * @param arn with its path
   * @param trustPolicy its text, as stored
   * @param tags its tags, which its sessions carry as principal tags
   */
  record ExecutionRole(
      String id, String name, String arn, String trustPolicy, Map<String, String> tags) {}
}

package dev.federationlab.policy;

/**
 * What the policies are asked: may this caller do this?
 *
 * @param action {@code "s3:GetObject"}
 * @param resource its ARN, or {@code "*"} for actions without one
 * @param ownerAccountId the account that owns the resource; if it is not the caller's, both sides
 *     must allow
 * @param context the condition keys of the request
 */
public record Question(
    Caller caller, String action, String resource, String ownerAccountId, Context context) {

  /** Whether the resource belongs to another account than the caller. */
  public boolean crossAccount() {
    return !ownerAccountId.isEmpty() && !ownerAccountId.equals(caller.accountId());
  }
}

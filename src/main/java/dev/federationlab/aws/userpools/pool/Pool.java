package dev.federationlab.aws.userpools.pool;

import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolType;

/**
 * A user pool with the account that it belongs to.
 *
 * @param type as it is described; never without an ID
 */
public record Pool(String accountId, UserPoolType type) {

  /** {@code us-east-1_Ab12Cd34E}. */
  public String id() {
    return type.id();
  }

  /** What follows the underscore of the ID: the name that SRP computes with. */
  public String shortName() {
    return id().substring(id().indexOf('_') + 1);
  }

  /** {@code arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Ab12Cd34E}. */
  public String arn() {
    var region = id().substring(0, id().indexOf('_'));
    return "arn:aws:cognito-idp:" + region + ":" + accountId + ":userpool/" + id();
  }

  /**
   * The space in which everything of this pool is kept: gone with one stroke when it is deleted.
   */
  public String space() {
    return space(id());
  }

  /** The space of a pool. */
  public static String space(String poolId) {
    return "user-pool:" + poolId;
  }
}

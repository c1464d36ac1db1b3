package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.Service;
import dev.federationlab.aws.pool.PoolTable;
import dev.federationlab.aws.userpools.pool.Groups;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.Pools;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersRequest;

/** The operations on users, put together. */
public final class UserOperations {
  private final Pools pools;
  private final Groups groups;
  private final UserRules rules;
  private final SignedInUsers signedInUsers;

  /**
   * @param signedInUsers who verifies access tokens
   */
  public UserOperations(Pools pools, Groups groups, UserRules rules, SignedInUsers signedInUsers) {
    this.pools = pools;
    this.groups = groups;
    this.rules = rules;
    this.signedInUsers = signedInUsers;
  }

  /** Adds all of them to the table. */
  public void addTo(Service service) {
    var table = new PoolTable(service, Pool::arn);
    new PublicOperations(pools, rules).addTo(table);
    new OwnOperations(rules, signedInUsers).addTo(table);
    new AdminOperations(pools, rules).addTo(table);
    new GroupOperations(pools, groups, rules).addTo(table);
    new IdentityOperations(pools, rules).addTo(table);
    table.onPool("ListUsers", ListUsersRequest::userPoolId, new ListUsers(pools, rules.users()));
  }
}

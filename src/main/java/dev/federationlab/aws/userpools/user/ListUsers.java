package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.pool.Page;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.Pools;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.store.Transaction;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListUsersResponse;

/**
 * Lists the users of a pool by username, those who fit a filter.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html">ListUsers</a>
 */
final class ListUsers implements Operation<ListUsersRequest, ListUsersResponse> {
  private static final int MOST_LISTED = 60;
  private static final int AT_ONCE = 200;

  private final Pools pools;
  private final Users users;

  ListUsers(Pools pools, Users users) {
    this.pools = pools;
    this.users = users;
  }

  @Override
  public ListUsersResponse handle(Call call, ListUsersRequest request) {
    var pool = pools.require(call, request.userPoolId());
    var filter = UserFilter.parse(request.filter());
    var shown = shown(pool, request);
    var page =
        Page.<User>of(
            request.paginationToken(),
            request.limit(),
            MOST_LISTED,
            (after, most) -> fitting(call.store(), pool, filter, after, most),
            User::username);
    return ListUsersResponse.builder()
        .users(page.items().stream().map(user -> Shown.user(user, shown)).toList())
        .paginationToken(page.token())
        .build();
  }

  private List<User> fitting(
      Transaction store, Pool pool, UserFilter filter, String after, int most) {
    var fitting = new ArrayList<User>();
    var from = after;
    while (fitting.size() < most) {
      var some = users.list(store, pool, from, AT_ONCE);
      some.stream().filter(filter::fits).limit(most - fitting.size()).forEach(fitting::add);
      if (some.size() < AT_ONCE) {
        break;
      }
      from = some.get(some.size() - 1).username();
    }
    return fitting;
  }

  /** Which attributes are wanted; without a list, all. */
  private static Predicate<String> shown(Pool pool, ListUsersRequest request) {
    if (!request.hasAttributesToGet() || request.attributesToGet().isEmpty()) {
      return name -> true;
    }
    var names = new HashSet<>(request.attributesToGet());
    for (var name : names) {
      if (!StandardAttributes.has(name) && pool.attribute(name).isEmpty()) {
        throw UserPoolErrors.INVALID_PARAMETER.exception(
            "One or more requested attributes do not exist.");
      }
    }
    return names::contains;
  }
}

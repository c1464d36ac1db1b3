package dev.federationlab.aws.userpools;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.Service;
import dev.federationlab.aws.userpools.message.Inbox;
import dev.federationlab.aws.userpools.message.Postman;
import dev.federationlab.aws.userpools.pool.Discovery;
import dev.federationlab.aws.userpools.pool.PoolLimits;
import dev.federationlab.aws.userpools.pool.PoolParts;
import dev.federationlab.aws.userpools.pool.Pools;
import dev.federationlab.aws.userpools.pool.StandIns;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.user.Memberships;
import dev.federationlab.aws.userpools.user.SignedIn;
import dev.federationlab.aws.userpools.user.Triggers;
import dev.federationlab.aws.userpools.user.UserOperations;
import dev.federationlab.aws.userpools.user.UserRules;
import dev.federationlab.aws.userpools.user.Users;
import dev.federationlab.aws.wire.SdkJson;
import dev.federationlab.store.Transaction;
import java.net.URI;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * User pools for all accounts: the parts put together, and the table of their operations.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/Welcome.html">User
 *     pools API</a>
 */
public final class UserPools {

  /**
   * What user pools need of the others.
   *
   * @param random for IDs, secrets and codes: it must not be guessable
   * @param providers the origin of the web identity providers
   * @param discovery asks OpenID Connect issuers for their endpoints
   * @param ownUrl whether a URL belongs to this installation, which need not be https
   */
  public record Needs(
      RandomGenerator random,
      URI providers,
      Discovery discovery,
      Predicate<URI> ownUrl,
      PoolLimits limits) {}

  private final Pools pools;
  private final PoolParts parts;
  private final UserRules rules;
  private final Inbox inbox = new Inbox();
  private final Service service = new Service("cognito-idp");

  public UserPools(Needs needs) {
    var json = new SdkJson();
    pools = new Pools(json);
    var users = new Users(needs.limits().users());
    parts =
        new PoolParts(
            pools,
            new PoolParts.Needs(
                json,
                needs.random(),
                new StandIns(needs.providers()),
                needs.discovery(),
                needs.ownUrl(),
                needs.limits(),
                users::count,
                new Memberships(users)::leave));
    parts.addTo(service);
    rules =
        new UserRules(
            users,
            parts.groups(),
            parts.providers(),
            new Postman(inbox),
            Triggers.NONE,
            needs.random());
    new UserOperations(pools, parts.groups(), rules, UserPools::nobody).addTo(service);
  }

  /** The table, for the endpoint. */
  public Service service() {
    return service;
  }

  /** Until there are tokens. */
  private static SignedIn nobody(Call call, String accessToken, String scope) {
    throw UserPoolErrors.NOT_AUTHORIZED.exception("Invalid Access Token");
  }

  /** Users, and the rules about them. */
  public UserRules rules() {
    return rules;
  }

  /** What pools have sent. */
  public Inbox inbox() {
    return inbox;
  }

  /** Pools and clients, found by ID. */
  public Pools pools() {
    return pools;
  }

  /** Removes all pools of an account, with all that is in them. */
  public void emptyAccount(Transaction store, String accountId) {
    parts.emptyAccount(store, accountId);
  }
}

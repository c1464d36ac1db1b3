package dev.federationlab.aws.userpools;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.Service;
import dev.federationlab.aws.endpoint.Mount;
import dev.federationlab.aws.userpools.auth.Authentication;
import dev.federationlab.aws.userpools.login.LoginParts;
import dev.federationlab.aws.userpools.login.broker.Broker;
import dev.federationlab.aws.userpools.message.Inbox;
import dev.federationlab.aws.userpools.message.Postman;
import dev.federationlab.aws.userpools.pool.Discovery;
import dev.federationlab.aws.userpools.pool.PoolLimits;
import dev.federationlab.aws.userpools.pool.PoolParts;
import dev.federationlab.aws.userpools.pool.Pools;
import dev.federationlab.aws.userpools.pool.StandIns;
import dev.federationlab.aws.userpools.srp.Verifier;
import dev.federationlab.aws.userpools.token.AccessTokens;
import dev.federationlab.aws.userpools.token.AgedTokens;
import dev.federationlab.aws.userpools.token.IdTokens;
import dev.federationlab.aws.userpools.token.Issuers;
import dev.federationlab.aws.userpools.token.KeyRotation;
import dev.federationlab.aws.userpools.token.PoolKeys;
import dev.federationlab.aws.userpools.token.Published;
import dev.federationlab.aws.userpools.token.Tokens;
import dev.federationlab.aws.userpools.trigger.Asking;
import dev.federationlab.aws.userpools.trigger.PoolFunctions;
import dev.federationlab.aws.userpools.user.Memberships;
import dev.federationlab.aws.userpools.user.UserOperations;
import dev.federationlab.aws.userpools.user.UserRules;
import dev.federationlab.aws.userpools.user.Users;
import dev.federationlab.aws.wire.SdkJson;
import dev.federationlab.store.Store;
import dev.federationlab.store.Transaction;
import dev.federationlab.token.KeyPairs;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

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
   * @param address the public origin of the embedded AWS, under which pools issue tokens
   * @param keyPairs made ahead: each pool takes two
   * @param functions runs the functions of triggers
   * @param json the form in which the store keeps records
   * @param background for what is made ahead
   */
  public record Needs(
      SecureRandom random,
      URI providers,
      Discovery discovery,
      Predicate<URI> ownUrl,
      PoolLimits limits,
      URI address,
      KeyPairs keyPairs,
      PoolFunctions functions,
      JsonMapper json,
      Executor background) {}

  private final Pools pools;
  private final PoolParts parts;
  private final UserRules rules;
  private final Inbox inbox = new Inbox();
  private final Issuers issuers;
  private final PoolKeys keys;
  private final Tokens tokens;
  private final AccessTokens accessTokens;
  private final IdTokens idTokens;
  private final Authentication authentication;
  private final Service service = new Service("cognito-idp");

  public UserPools(Needs needs) {
    needs.background().execute(Verifier::prepare);
    var json = new SdkJson();
    pools = new Pools(json);
    issuers = new Issuers(needs.address());
    keys = new PoolKeys(needs.keyPairs(), needs.random());
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
                new Memberships(users)::leave,
                keys::make));
    parts.addTo(service);
    var asking = new Asking(needs.functions());
    rules =
        new UserRules(
            users, parts.groups(), parts.providers(), new Postman(inbox), asking, needs.random());
    tokens = new Tokens(issuers, keys, parts.groups()::find, rules.users(), asking, needs.json());
    accessTokens = new AccessTokens(pools, rules.users(), issuers, keys);
    idTokens = new IdTokens(pools, rules.users());
    authentication =
        new Authentication(
            new Authentication.Needs(
                pools,
                rules.users(),
                rules.passwords(),
                tokens,
                keys,
                accessTokens,
                rules.triggers(),
                rules.migrations(),
                asking,
                needs.random(),
                needs.json()));
    authentication.addTo(service);
    new UserOperations(pools, parts.groups(), rules, accessTokens).addTo(service);
  }

  /** The table, for the endpoint. */
  public Service service() {
    return service;
  }

  /**
   * What pools answer besides the operations: their public keys and discovery documents, and the
   * control endpoints that give them new keys, and tokens as they will be later.
   */
  public List<Mount> mounts(Store store, Clock clock, String controlSecret) {
    var published = new Published(store, pools, keys, issuers, clock);
    var rotation = new KeyRotation(store, pools, keys, clock, controlSecret);
    var aged = new AgedTokens(store, pools, issuers, keys, controlSecret);
    return List.of(
        new Mount(Published::takes, published::answer),
        Mount.below(KeyRotation.PREFIX, rotation::answer),
        Mount.at(AgedTokens.PATH, aged::answer));
  }

  /**
   * Managed login: its pages and OAuth 2.0 endpoints.
   *
   * @param broker speaks to web identity providers
   */
  public List<Mount> managedLogin(LoginParts.Ground ground, Broker broker) {
    return LoginParts.of(
            ground,
            new LoginParts.Rules(
                pools,
                parts.providers(),
                rules,
                authentication,
                tokens,
                accessTokens,
                keys,
                broker))
        .mounts();
  }

  /** Issues tokens, and takes refresh tokens back. */
  public Tokens tokens() {
    return tokens;
  }

  /** Verifies access tokens that come back. */
  public AccessTokens accessTokens() {
    return accessTokens;
  }

  /** Knows whether the users of ID tokens are still signed in. */
  public IdTokens idTokens() {
    return idTokens;
  }

  /** Passwords, challenges and second factors. */
  public Authentication authentication() {
    return authentication;
  }

  /** Users, and the rules about them. */
  public UserRules rules() {
    return rules;
  }

  /** What pools have sent. */
  public Inbox inbox() {
    return inbox;
  }

  /** What of the operations that are served behaves in another way than at AWS. */
  public static List<String> notes() {
    return List.of(
        "Triggers ask the functions of Lambda here, except for CustomEmailSender, CustomSMSSender,"
            + " InboundFederation and version V3_0 of PreTokenGeneration. What functions keep"
            + " between custom challenges has to fit into the session, and a migrated user is sent"
            + " no message.",
        "Only authenticator apps are second factors: a pool cannot require text messages, e-mail"
            + " or passkeys.",
        "DeviceConfiguration, UserPoolAddOns, EmailConfiguration, SmsConfiguration and"
            + " AnalyticsConfiguration are kept and described, and change nothing: messages go to"
            + " the inbox of the lab.",
        "Confirmation is by code; by link it is refused.",
        "Identity providers of the types SAML and SignInWithApple, and custom domains, are"
            + " refused.",
        "Google, Facebook and Login with Amazon are the stand-ins of this installation, and"
            + " OpenID Connect issuers are asked only on its own origins.",
        "A sandbox keeps less than an account: "
            + PoolLimits.DEFAULT.pools()
            + " pools, and in each "
            + PoolLimits.DEFAULT.clients()
            + " app clients, "
            + PoolLimits.DEFAULT.users()
            + " users, "
            + PoolLimits.DEFAULT.groups()
            + " groups, "
            + PoolLimits.DEFAULT.providers()
            + " identity providers.");
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

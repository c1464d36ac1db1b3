package dev.federationlab.aws.identitypools;

import dev.federationlab.aws.Authorizer;
import dev.federationlab.aws.OpaqueTokens;
import dev.federationlab.aws.Service;
import dev.federationlab.aws.endpoint.Mount;
import dev.federationlab.aws.identitypools.credentials.CredentialOperations;
import dev.federationlab.aws.identitypools.credentials.RoleSessions;
import dev.federationlab.aws.identitypools.identity.DeveloperIdentities;
import dev.federationlab.aws.identitypools.identity.Identities;
import dev.federationlab.aws.identitypools.identity.IdentityOperations;
import dev.federationlab.aws.identitypools.identity.Linking;
import dev.federationlab.aws.identitypools.login.IdTokenLogins;
import dev.federationlab.aws.identitypools.login.LoginVerifier;
import dev.federationlab.aws.identitypools.login.OidcProviders;
import dev.federationlab.aws.identitypools.login.TrustedIssuers;
import dev.federationlab.aws.identitypools.login.UserPoolCheck;
import dev.federationlab.aws.identitypools.pool.IdentityPool;
import dev.federationlab.aws.identitypools.pool.IdentityPoolLimits;
import dev.federationlab.aws.identitypools.pool.PoolIds;
import dev.federationlab.aws.identitypools.pool.PoolParts;
import dev.federationlab.aws.identitypools.pool.Pools;
import dev.federationlab.aws.identitypools.token.AgedIdentityTokens;
import dev.federationlab.aws.identitypools.token.IdentityTokens;
import dev.federationlab.aws.identitypools.token.Published;
import dev.federationlab.aws.pool.PoolTable;
import dev.federationlab.store.Store;
import dev.federationlab.store.Transaction;
import dev.federationlab.token.KeyPairs;
import dev.federationlab.token.TokenVerifier;
import java.net.URI;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;

/**
 * Identity pools for all accounts: the parts put together, and the table of their operations.
 *
 * @see <a href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/Welcome.html">API
 *     reference</a>
 */
public final class IdentityPools {

  /**
   * What identity pools need of the others.
   *
   * @param random for IDs: whoever knows a guest's is that guest
   * @param address the public origin of the embedded AWS, under which user pools issue tokens
   * @param builtIn the providers that need not be registered, by issuer
   * @param verifier verifies ID tokens of providers and user pools
   * @param authorizer asked whether a caller may pass a role to Cognito
   * @param sessions lends credentials of roles
   * @param keyPairs made ahead: one signs identity tokens
   */
  public record Needs(
      SecureRandom random,
      URI address,
      Map<String, String> builtIn,
      TokenVerifier verifier,
      OpaqueTokens opaqueTokens,
      OidcProviders oidcProviders,
      UserPoolCheck userPools,
      Authorizer authorizer,
      RoleSessions sessions,
      KeyPairs keyPairs,
      IdentityPoolLimits limits) {}

  private final URI address;
  private final Pools pools = new Pools(Identities::deleteAll);
  private final IdentityTokens tokens;
  private final Service service = new Service("cognito-identity");

  public IdentityPools(Needs needs) {
    address = needs.address();
    var ids = new PoolIds(needs.random());
    var identities = new Identities(ids, needs.limits().identities());
    var linking = new Linking(identities);
    tokens = new IdentityTokens(needs.keyPairs(), needs.random());
    var verifier =
        new LoginVerifier(
            needs.opaqueTokens(),
            new IdTokenLogins(
                needs.verifier(),
                new TrustedIssuers(address, needs.builtIn(), needs.oidcProviders()),
                needs.userPools()));
    PoolParts.addTo(service, pools, needs.authorizer(), ids, needs.limits());
    var table = new PoolTable(service, IdentityPool::arn);
    new IdentityOperations(pools, identities, linking, verifier).addTo(table);
    new DeveloperIdentities(pools, identities, linking).addTo(table);
    new CredentialOperations(pools, identities, linking, verifier, tokens, needs.sessions())
        .addTo(table);
  }

  /** The table, for the endpoint. */
  public Service service() {
    return service;
  }

  /** What is answered besides the operations: the identity token's key, and a control endpoint. */
  public List<Mount> mounts(Store store, String controlSecret) {
    var published = new Published(store, tokens, address);
    var aged = new AgedIdentityTokens(store, tokens, controlSecret);
    return List.of(
        Mount.at(Published.JWKS, published::answer),
        Mount.at(Published.DISCOVERY, published::answer),
        Mount.at(AgedIdentityTokens.PATH, aged::answer));
  }

  /** What of the operations that are served behaves in another way than at AWS. */
  public static List<String> notes() {
    return List.of(
        "SAML providers are refused; logins with Apple, Twitter and Digits can be configured, and"
            + " their tokens are not accepted, since these providers are not here.",
        "Google, Facebook and Login with Amazon are the stand-ins of this installation; tokens of"
            + " OpenID Connect providers are verified with keys from its own origins only.",
        "The identity token is signed with a key of this installation, published at"
            + " /.well-known/jwks_uri of its address.",
        "A sandbox keeps less than an account: "
            + IdentityPoolLimits.DEFAULT.pools()
            + " pools, and in each "
            + IdentityPoolLimits.DEFAULT.identities()
            + " identities.");
  }

  /** Removes all pools of an account, with their identities. */
  public void emptyAccount(Transaction store, String accountId) {
    pools.emptyAccount(store, accountId);
  }
}

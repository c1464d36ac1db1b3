package dev.federationlab;

import dev.federationlab.aws.Errand;
import dev.federationlab.aws.Service;
import dev.federationlab.aws.access.Accounts;
import dev.federationlab.aws.access.AgedSessions;
import dev.federationlab.aws.access.Authentication;
import dev.federationlab.aws.access.Authorization;
import dev.federationlab.aws.access.ControlEndpoints;
import dev.federationlab.aws.access.Emptying;
import dev.federationlab.aws.access.ServiceCaller;
import dev.federationlab.aws.access.SessionTokens;
import dev.federationlab.aws.access.StandingAccounts;
import dev.federationlab.aws.access.TrustDecision;
import dev.federationlab.aws.dynamodb.DynamoDb;
import dev.federationlab.aws.dynamodb.table.TableLimits;
import dev.federationlab.aws.endpoint.AwsListener;
import dev.federationlab.aws.endpoint.CoverageEndpoint;
import dev.federationlab.aws.endpoint.Endpoint;
import dev.federationlab.aws.endpoint.Mount;
import dev.federationlab.aws.endpoint.OwnOrigin;
import dev.federationlab.aws.endpoint.SiteEndpoint;
import dev.federationlab.aws.endpoint.SitesListener;
import dev.federationlab.aws.iam.Iam;
import dev.federationlab.aws.iam.IamLimits;
import dev.federationlab.aws.identitypools.IdentityPools;
import dev.federationlab.aws.identitypools.pool.IdentityPoolLimits;
import dev.federationlab.aws.lambda.Lambda;
import dev.federationlab.aws.lambda.LambdaLimits;
import dev.federationlab.aws.opaque.AskedProviders;
import dev.federationlab.aws.s3.S3;
import dev.federationlab.aws.s3.S3Limits;
import dev.federationlab.aws.sts.Sts;
import dev.federationlab.aws.userpools.FetchedEndpoints;
import dev.federationlab.aws.userpools.UserPools;
import dev.federationlab.aws.userpools.login.LoginParts;
import dev.federationlab.aws.userpools.login.broker.Broker;
import dev.federationlab.aws.userpools.message.InboxEndpoint;
import dev.federationlab.aws.userpools.pool.PoolLimits;
import dev.federationlab.aws.userpools.user.CodesEndpoint;
import dev.federationlab.aws.wire.Wire;
import dev.federationlab.decision.Trail;
import dev.federationlab.http.BoundedFetch;
import dev.federationlab.http.SiteAddress;
import dev.federationlab.oauth.PageRenderer;
import dev.federationlab.policy.Policies;
import dev.federationlab.store.Store;
import dev.federationlab.token.AllowedOrigins;
import dev.federationlab.token.FetchedKeys;
import dev.federationlab.token.KeyPairs;
import dev.federationlab.token.KeySource;
import dev.federationlab.token.KeySource.KeysUnavailableException;
import dev.federationlab.token.TokenVerifier;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/** Builds the embedded AWS: its rooms, in order, and its listener. */
final class EmbeddedAws {
  /** Characters of policy text that are kept parsed: some thousand policies. */
  private static final int PARSED_POLICIES = 4_000_000;

  private EmbeddedAws() {}

  /**
   * What it needs of the others.
   *
   * @param address public address
   * @param sites public addresses of buckets' websites
   * @param issuers which issuers stand for built-in web identity providers: {@code
   *     "accounts.google.com"}
   * @param lab public address of the lab, whose pages take part in flows
   * @param providers public address of the web identity providers
   * @param keyPairs made ahead, for user pools
   * @param pages renders those of managed login
   * @param keyOrigins the only origins that issuers' keys are fetched from
   * @param background for what is made ahead
   */
  record Needs(
      String bind,
      int port,
      URI address,
      int sitesPort,
      SiteAddress sites,
      Wire wire,
      StandingAccounts standing,
      Store store,
      Trail trail,
      Clock clock,
      SecureRandom random,
      String controlSecret,
      Map<String, String> issuers,
      URI lab,
      URI providers,
      KeyPairs keyPairs,
      PageRenderer pages,
      List<URI> keyOrigins,
      Executor background) {}

  /** Both its origins: the endpoint's, and the one of buckets' websites. */
  record Listening(AwsListener aws, SitesListener sites) implements AutoCloseable {
    @Override
    public void close() {
      sites.close();
      aws.close();
    }
  }

  static Listening start(Needs needs) throws IOException {
    var policies = new Policies(PARSED_POLICIES);
    var iam =
        new Iam(
            policies,
            needs.random(),
            issuer -> needs.issuers().containsKey(issuer.toString()),
            IamLimits.DEFAULT);
    var authorization =
        new Authorization(policies, iam, "https".equals(needs.address().getScheme()));
    var sessions = SessionTokens.of(needs.store(), needs.random());
    var s3 = new S3(authorization, policies, S3Limits.DEFAULT);
    var outside = new AllowedOrigins(needs.keyOrigins());
    var own = new OwnOrigin(needs.address(), new BoundedFetch());
    var lambda =
        new Lambda(
            new Lambda.Needs(
                new IamDirectory(iam)::executionRole,
                authorization,
                new ServiceCaller(authorization, Lambda.PRINCIPAL),
                policies,
                sessions::issue,
                needs.store(),
                needs.clock(),
                needs.address(),
                LambdaLimits.DEFAULT));
    var userPools =
        new UserPools(
            new UserPools.Needs(
                needs.random(),
                needs.providers(),
                new FetchedEndpoints(outside, own, needs.store().json(), needs.clock()),
                ownAddresses(needs),
                PoolLimits.DEFAULT,
                needs.address(),
                needs.keyPairs(),
                new LambdaTriggers(
                    lambda.forServices(),
                    new ServiceCaller(authorization, LambdaTriggers.PRINCIPAL)),
                needs.store().json(),
                needs.background()));
    var keys =
        new FetchedKeys(outside, needs.clock(), Map.of(Sts.IDENTITY_POOLS, needs.address()), own);
    var verifier = new TokenVerifier(askedOutside(keys), needs.clock());
    var opaqueTokens =
        new AskedProviders(
            URI.create(needs.providers() + "/facebook"), URI.create(needs.providers() + "/amazon"));
    var directory = new IamDirectory(iam);
    var sts =
        new Sts(
            directory,
            verifier,
            needs.issuers(),
            opaqueTokens,
            new TrustDecision(authorization),
            policies,
            sessions::issue);
    var identityPools =
        new IdentityPools(
            new IdentityPools.Needs(
                needs.random(),
                needs.address(),
                needs.issuers(),
                verifier,
                opaqueTokens,
                directory,
                userPools.idTokens()::active,
                authorization,
                new StsSessions(sts),
                needs.keyPairs(),
                IdentityPoolLimits.DEFAULT));
    var dynamoDb = new DynamoDb(needs.random(), TableLimits.DEFAULT);
    var accounts =
        new Accounts(
            needs.store(),
            needs.clock(),
            needs.random(),
            needs.standing(),
            Accounts.Caps.USUAL,
            List.<Emptying>of(
                s3::emptyAccount,
                iam::emptyAccount,
                userPools::emptyAccount,
                identityPools::emptyAccount,
                dynamoDb::emptyAccount));
    var services =
        List.<Service>of(
            dynamoDb.service(),
            iam.service(),
            identityPools.service(),
            lambda.service(),
            s3.service(),
            sts.service(),
            userPools.service());
    var endpoint =
        new Endpoint(
            needs.wire(),
            services,
            new Authentication(accounts, sessions),
            authorization,
            s3.crossOrigin(),
            needs.store(),
            needs.trail(),
            needs.clock(),
            needs.random());
    var control = new ControlEndpoints(accounts, needs.controlSecret(), needs.store().json());
    var aged = new AgedSessions(sessions, needs.controlSecret(), needs.store().json());
    var inbox =
        new InboxEndpoint(
            userPools.inbox(), needs.store(), accounts::standing, needs.controlSecret());
    var codes =
        new CodesEndpoint(
            userPools.pools(),
            userPools.rules(),
            needs.store(),
            needs.clock(),
            needs.controlSecret());
    var coverage =
        new CoverageEndpoint(
            endpoint.coverage(),
            Map.of(
                "cognito-idp",
                UserPools.notes(),
                "cognito-identity",
                IdentityPools.notes(),
                "dynamodb",
                DynamoDb.notes(),
                "lambda",
                Lambda.notes()),
            needs.store().json());
    var mounts =
        new ArrayList<>(userPools.mounts(needs.store(), needs.clock(), needs.controlSecret()));
    mounts.addAll(identityPools.mounts(needs.store(), needs.controlSecret()));
    mounts.addAll(
        userPools.managedLogin(
            new LoginParts.Ground(
                needs.store(),
                needs.trail(),
                needs.clock(),
                needs.random(),
                needs.pages(),
                needs.address()),
            new Broker(
                new TokenVerifier(keys, needs.clock()),
                outside,
                own,
                URI.create(needs.address() + "/oauth2/idpresponse"))));
    mounts.add(Mount.at(CoverageEndpoint.PATH, coverage::answer));
    mounts.add(Mount.below(InboxEndpoint.PREFIX, inbox::answer));
    mounts.add(Mount.at(CodesEndpoint.PATH, codes::answer));
    mounts.add(Mount.at(AgedSessions.PATH, aged::answer));
    mounts.add(Mount.below("/_lab/", control::answer));
    var websites =
        new SiteEndpoint(
            s3.sites(),
            s3.crossOrigin(),
            needs.store(),
            needs.trail(),
            needs.clock(),
            needs.random());
    own.answeredBy(AwsListener.answers(endpoint, mounts));
    var aws = AwsListener.start(needs.bind(), needs.port(), endpoint, mounts);
    try {
      return new Listening(
          aws,
          SitesListener.start(needs.bind(), needs.sitesPort(), needs.sites(), websites::handle));
    } catch (IOException e) {
      aws.close();
      throw e;
    }
  }

  /** What may be a callback without https: addresses of this installation. */
  private static Predicate<URI> ownAddresses(Needs needs) {
    var origins = new AllowedOrigins(List.of(needs.lab(), needs.providers(), needs.address()));
    return address -> origins.permit(address) || needs.sites().has(address);
  }

  /** Keys that are fetched between transactions, never in one. */
  private static KeySource askedOutside(FetchedKeys keys) {
    return (issuer, keyId) -> {
      if (keys.wouldFetch(issuer, keyId)) {
        throw new Errand(() -> fetch(keys, issuer, keyId));
      }
      return keys.find(issuer, keyId);
    };
  }

  private static void fetch(KeySource keys, String issuer, String keyId) {
    try {
      keys.find(issuer, keyId);
    } catch (KeysUnavailableException e) {
      // Remembered by the source, which says so again when the operation asks.
    }
  }
}

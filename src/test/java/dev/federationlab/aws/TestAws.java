package dev.federationlab.aws;

import dev.federationlab.IamDirectory;
import dev.federationlab.LambdaTriggers;
import dev.federationlab.StsSessions;
import dev.federationlab.aws.access.Accounts;
import dev.federationlab.aws.access.Authentication;
import dev.federationlab.aws.access.Authorization;
import dev.federationlab.aws.access.RootKey;
import dev.federationlab.aws.access.ServiceCaller;
import dev.federationlab.aws.access.SessionTokens;
import dev.federationlab.aws.access.StandingAccounts;
import dev.federationlab.aws.access.TrustDecision;
import dev.federationlab.aws.dynamodb.DynamoDb;
import dev.federationlab.aws.dynamodb.table.TableLimits;
import dev.federationlab.aws.endpoint.AwsListener;
import dev.federationlab.aws.endpoint.Endpoint;
import dev.federationlab.aws.endpoint.OwnOrigin;
import dev.federationlab.aws.endpoint.SiteEndpoint;
import dev.federationlab.aws.endpoint.SitesListener;
import dev.federationlab.aws.iam.Iam;
import dev.federationlab.aws.iam.IamLimits;
import dev.federationlab.aws.identitypools.IdentityPools;
import dev.federationlab.aws.identitypools.pool.IdentityPoolLimits;
import dev.federationlab.aws.lambda.Lambda;
import dev.federationlab.aws.lambda.LambdaLimits;
import dev.federationlab.aws.s3.S3;
import dev.federationlab.aws.s3.S3Limits;
import dev.federationlab.aws.sts.Sts;
import dev.federationlab.aws.userpools.UserPools;
import dev.federationlab.aws.userpools.login.LoginParts;
import dev.federationlab.aws.userpools.login.broker.Broker;
import dev.federationlab.aws.userpools.pool.Discovery;
import dev.federationlab.aws.userpools.pool.PoolLimits;
import dev.federationlab.aws.wire.Wire;
import dev.federationlab.aws.wire.model.Models;
import dev.federationlab.decision.Decision;
import dev.federationlab.decision.Trail;
import dev.federationlab.http.BoundedFetch;
import dev.federationlab.http.SiteAddress;
import dev.federationlab.policy.Policies;
import dev.federationlab.provider.TestPages;
import dev.federationlab.store.Store;
import dev.federationlab.token.AllowedOrigins;
import dev.federationlab.token.FetchedKeys;
import dev.federationlab.token.FewKeyPairs;
import dev.federationlab.token.KeyPairs;
import dev.federationlab.token.TokenVerifier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentity.CognitoIdentityClient;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * The whole embedded AWS on a free port, with its store in memory and {@link TestIssuer} as the
 * built-in Google. Its clock is the machine's, since SDK clients sign by that, until it is moved.
 */
public final class TestAws implements AutoCloseable {
  /** What the control endpoints ask for. */
  public static final String CONTROL_SECRET = "a control secret";

  private static final URI PROVIDERS = URI.create("http://localhost:7071");
  private static final KeyPairs PAIRS = new FewKeyPairs();

  public final ClockAhead clock = new ClockAhead();
  public final Store store = Store.open(Store.addressInMemory("aws-" + UUID.randomUUID()));
  public final Trail trail = new Trail(1000);
  public final Accounts accounts;
  public final SessionTokens sessions;
  public final Iam iam;
  public final S3 s3;
  public final UserPools userPools;
  public final IdentityPools identityPools;
  public final DynamoDb dynamoDb;
  public final Lambda lambda;
  private final URI address;
  private final AwsListener listener;
  private final SitesListener sites;

  public TestAws() {
    this(0, S3Limits.DEFAULT, OpaqueTokens.NONE);
  }

  /**
   * @param opaqueTokens who is asked about tokens of Facebook and Amazon
   */
  public TestAws(OpaqueTokens opaqueTokens) {
    this(0, S3Limits.DEFAULT, opaqueTokens);
  }

  /**
   * @param limits how much an account may keep in S3
   */
  public TestAws(S3Limits limits) {
    this(0, limits, OpaqueTokens.NONE);
  }

  /**
   * @param providers the origin of the web identity providers, for user pools as their clients
   */
  public TestAws(URI providers) {
    this(0, S3Limits.DEFAULT, OpaqueTokens.NONE, providers, IdentityPoolLimits.DEFAULT);
  }

  /**
   * @param limits how much an account may keep of identity pools
   */
  public TestAws(IdentityPoolLimits limits) {
    this(0, S3Limits.DEFAULT, OpaqueTokens.NONE, PROVIDERS, limits);
  }

  TestAws(int port, S3Limits limits, OpaqueTokens opaqueTokens) {
    this(port, limits, opaqueTokens, PROVIDERS, IdentityPoolLimits.DEFAULT);
  }

  private TestAws(
      int port,
      S3Limits limits,
      OpaqueTokens opaqueTokens,
      URI providers,
      IdentityPoolLimits poolLimits) {
    // Issuers of user pools need the address before anybody listens.
    int chosen = port == 0 ? freePort() : port;
    address = URI.create("http://localhost:" + chosen);
    var random = new SecureRandom();
    var policies = new Policies(1_000_000);
    iam =
        new Iam(
            policies, random, issuer -> issuer.getHost().equals("localhost"), IamLimits.DEFAULT);
    var authorization = new Authorization(policies, iam, false);
    sessions = SessionTokens.of(store, random);
    s3 = new S3(authorization, policies, limits);
    lambda =
        new Lambda(
            new Lambda.Needs(
                new IamDirectory(iam)::executionRole,
                authorization,
                new ServiceCaller(authorization, Lambda.PRINCIPAL),
                policies,
                sessions::issue,
                store,
                clock,
                address,
                LambdaLimits.DEFAULT));
    userPools =
        new UserPools(
            new UserPools.Needs(
                random,
                providers,
                TestAws::endpoints,
                url -> false,
                PoolLimits.DEFAULT,
                address,
                PAIRS,
                new LambdaTriggers(
                    lambda.forServices(),
                    new ServiceCaller(authorization, LambdaTriggers.PRINCIPAL)),
                store.json(),
                Runnable::run));
    var outside = new AllowedOrigins(List.of(providers, address));
    var own = new OwnOrigin(address, new BoundedFetch());
    var fetched = new FetchedKeys(outside, clock, Map.of(Sts.IDENTITY_POOLS, address), own);
    var verifier = new TokenVerifier(new TestKeys(address, fetched), clock);
    var directory = new IamDirectory(iam);
    var builtIn = Map.of(TestIssuer.GOOGLE, "accounts.google.com");
    var sts =
        new Sts(
            directory,
            verifier,
            builtIn,
            opaqueTokens,
            new TrustDecision(authorization),
            policies,
            sessions::issue);
    identityPools =
        new IdentityPools(
            new IdentityPools.Needs(
                random,
                address,
                builtIn,
                verifier,
                opaqueTokens,
                directory,
                userPools.idTokens()::active,
                authorization,
                new StsSessions(sts),
                PAIRS,
                poolLimits));
    dynamoDb = new DynamoDb(random, TableLimits.DEFAULT);
    accounts =
        new Accounts(
            store,
            clock,
            random,
            StandingAccounts.NONE,
            Accounts.Caps.USUAL,
            List.of(
                s3::emptyAccount,
                iam::emptyAccount,
                userPools::emptyAccount,
                identityPools::emptyAccount,
                dynamoDb::emptyAccount));
    var endpoint =
        new Endpoint(
            new Wire(Models.load(), URI.create("http://localhost")),
            List.of(
                dynamoDb.service(),
                iam.service(),
                identityPools.service(),
                lambda.service(),
                s3.service(),
                sts.service(),
                userPools.service()),
            new Authentication(accounts, sessions),
            authorization,
            s3.crossOrigin(),
            store,
            trail,
            clock,
            random);
    var mounts = new ArrayList<>(userPools.mounts(store, clock, CONTROL_SECRET));
    mounts.addAll(identityPools.mounts(store, CONTROL_SECRET));
    mounts.addAll(
        userPools.managedLogin(
            new LoginParts.Ground(store, trail, clock, random, new TestPages(), address),
            new Broker(
                new TokenVerifier(fetched, clock),
                outside,
                own,
                URI.create(address + "/oauth2/idpresponse"))));
    try {
      own.answeredBy(AwsListener.answers(endpoint, mounts));
      listener = AwsListener.start("127.0.0.1", chosen, endpoint, mounts);
      sites =
          SitesListener.start(
              "127.0.0.1",
              0,
              new SiteAddress("http://BUCKET.localhost"),
              new SiteEndpoint(s3.sites(), s3.crossOrigin(), store, trail, clock, random)::handle);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Of any issuer but one. */
  private static Optional<Discovery.Endpoints> endpoints(String issuer) {
    return issuer.contains("unreachable")
        ? Optional.empty()
        : Optional.of(
            new Discovery.Endpoints(
                issuer + "/auth", issuer + "/token", issuer + "/userinfo", issuer + "/keys"));
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address() {
    return address;
  }

  /**
   * Where the websites of buckets are listened for, under hosts such as {@code photos.localhost}.
   */
  public int sitesPort() {
    return sites.port();
  }

  /** A new sandbox. */
  public RootKey sandbox() {
    return accounts.make("127.0.0.1").orElseThrow();
  }

  public S3Client s3(AwsCredentials credentials) {
    return with(
            S3Client.builder().forcePathStyle(true), StaticCredentialsProvider.create(credentials))
        .build();
  }

  public S3Client s3(RootKey key) {
    return s3(root(key));
  }

  /** Signs nothing. */
  public S3Client anonymousS3() {
    return with(S3Client.builder().forcePathStyle(true), AnonymousCredentialsProvider.create())
        .build();
  }

  public IamClient iam(RootKey key) {
    return with(IamClient.builder(), StaticCredentialsProvider.create(root(key))).build();
  }

  public IamClient iam(AwsCredentials credentials) {
    return with(IamClient.builder(), StaticCredentialsProvider.create(credentials)).build();
  }

  public StsClient sts(AwsCredentials credentials) {
    return with(StsClient.builder(), StaticCredentialsProvider.create(credentials)).build();
  }

  /** Signs nothing. */
  public StsClient anonymousSts() {
    return with(StsClient.builder(), AnonymousCredentialsProvider.create()).build();
  }

  public LambdaClient lambda(AwsCredentials credentials) {
    return with(LambdaClient.builder(), StaticCredentialsProvider.create(credentials)).build();
  }

  public LambdaClient lambda(RootKey key) {
    return lambda(root(key));
  }

  /** Tries nothing again. */
  public LambdaClient impatientLambda(RootKey key) {
    return with(LambdaClient.builder(), StaticCredentialsProvider.create(root(key)))
        .overrideConfiguration(it -> it.retryStrategy(AwsRetryStrategy.doNotRetry()))
        .build();
  }

  public CognitoIdentityProviderClient userPools(AwsCredentials credentials) {
    return with(
            CognitoIdentityProviderClient.builder(), StaticCredentialsProvider.create(credentials))
        .build();
  }

  public CognitoIdentityProviderClient userPools(RootKey key) {
    return userPools(root(key));
  }

  /** Signs nothing. */
  public CognitoIdentityProviderClient anonymousUserPools() {
    return with(CognitoIdentityProviderClient.builder(), AnonymousCredentialsProvider.create())
        .build();
  }

  public CognitoIdentityClient identityPools(AwsCredentials credentials) {
    return with(CognitoIdentityClient.builder(), StaticCredentialsProvider.create(credentials))
        .build();
  }

  public CognitoIdentityClient identityPools(RootKey key) {
    return identityPools(root(key));
  }

  /** Signs nothing. */
  public CognitoIdentityClient anonymousIdentityPools() {
    return with(CognitoIdentityClient.builder(), AnonymousCredentialsProvider.create()).build();
  }

  public DynamoDbClient dynamoDb(AwsCredentials credentials) {
    return with(DynamoDbClient.builder(), StaticCredentialsProvider.create(credentials)).build();
  }

  public DynamoDbClient dynamoDb(RootKey key) {
    return dynamoDb(root(key));
  }

  public static AwsCredentials root(RootKey key) {
    return AwsBasicCredentials.create(key.accessKeyId(), key.secretAccessKey());
  }

  public static AwsCredentials session(Credentials credentials) {
    return AwsSessionCredentials.create(
        credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken());
  }

  /** Those of an identity pool. */
  public static AwsCredentials session(
      software.amazon.awssdk.services.cognitoidentity.model.Credentials credentials) {
    return AwsSessionCredentials.create(
        credentials.accessKeyId(), credentials.secretKey(), credentials.sessionToken());
  }

  /** The decision behind an answer. */
  public Decision decision(String requestId) {
    return trail
        .find(requestId)
        .orElseThrow(() -> new AssertionError("no decision for " + requestId));
  }

  private <B extends AwsClientBuilder<B, ?> & AwsSyncClientBuilder<B, ?>> B with(
      B builder, AwsCredentialsProvider credentials) {
    return builder
        .endpointOverride(address())
        .region(Region.US_EAST_1)
        .credentialsProvider(credentials)
        .httpClientBuilder(UrlConnectionHttpClient.builder());
  }

  @Override
  public void close() {
    sites.close();
    listener.close();
    store.close();
  }

  /** Stands until it is killed, to be tried by hand; prints its address, a sandbox and a token. */
  public static void main(String[] arguments) throws InterruptedException {
    var aws = new TestAws(Integer.parseInt(arguments[0]), S3Limits.DEFAULT, OpaqueTokens.NONE);
    var key = aws.sandbox();
    System.out.println("export AWS_ENDPOINT_URL=" + aws.address());
    System.out.println("export AWS_ACCESS_KEY_ID=" + key.accessKeyId());
    System.out.println("export AWS_SECRET_ACCESS_KEY=" + key.secretAccessKey());
    System.out.println("export AWS_DEFAULT_REGION=us-east-1 ACCOUNT=" + key.accountId());
    System.out.println("export TOKEN=" + TestIssuer.token(aws.clock.instant()));
    Thread.sleep(Long.MAX_VALUE);
  }
}

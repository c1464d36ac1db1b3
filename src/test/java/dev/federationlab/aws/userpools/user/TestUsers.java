package dev.federationlab.aws.userpools.user;

import dev.federationlab.aws.Authenticated;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Explanation;
import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.Principal;
import dev.federationlab.aws.Service;
import dev.federationlab.aws.endpoint.AwsListener;
import dev.federationlab.aws.endpoint.Endpoint;
import dev.federationlab.aws.endpoint.Mount;
import dev.federationlab.aws.endpoint.NoRules;
import dev.federationlab.aws.userpools.message.Inbox;
import dev.federationlab.aws.userpools.message.InboxEndpoint;
import dev.federationlab.aws.userpools.message.Message;
import dev.federationlab.aws.userpools.message.Postman;
import dev.federationlab.aws.userpools.pool.PoolLimits;
import dev.federationlab.aws.userpools.pool.PoolParts;
import dev.federationlab.aws.userpools.pool.Pools;
import dev.federationlab.aws.userpools.pool.StandIns;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.trigger.Asking;
import dev.federationlab.aws.userpools.trigger.PoolFunctions;
import dev.federationlab.aws.wire.SdkJson;
import dev.federationlab.aws.wire.Wire;
import dev.federationlab.aws.wire.model.Models;
import dev.federationlab.contract.MovableClock;
import dev.federationlab.decision.Decision;
import dev.federationlab.decision.Trail;
import dev.federationlab.store.Store;
import dev.federationlab.store.Transaction;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cognitoidentityprovider.CognitoIdentityProviderClient;

/**
 * User pools on a free port, under a clock that can be moved: signatures are believed, and an
 * access token is a client's ID and a username. Everything else is the product's.
 */
public final class TestUsers implements AutoCloseable {
  public static final String ACCOUNT = "111122223333";
  public static final String OTHER_ACCOUNT = "444455556666";
  public static final String CONTROL = "control-secret";

  private static final Pattern CREDENTIAL = Pattern.compile("Credential=AKIA([0-9]{12})/");

  public final MovableClock clock = new MovableClock(Instant.parse("2026-03-04T10:00:00Z"));
  public final Store store = Store.open(Store.addressInMemory("users-" + UUID.randomUUID()));
  public final Trail trail = new Trail(1000);
  public final Pools pools;
  public final UserRules rules;
  public final Inbox inbox = new Inbox();
  private final AwsListener listener;

  public TestUsers() {
    this(
        (explanation, asked) -> new PoolFunctions.Refused("ResourceNotFoundException"),
        PoolLimits.DEFAULT);
  }

  /**
   * @param functions what the functions of pools answer
   */
  public TestUsers(PoolFunctions functions, PoolLimits limits) {
    var random = new SecureRandom();
    var json = new SdkJson();
    pools = new Pools(json);
    var users = new Users(limits.users());
    var parts =
        new PoolParts(
            pools,
            new PoolParts.Needs(
                json,
                random,
                new StandIns(URI.create("http://localhost:7071")),
                issuer -> Optional.empty(),
                url -> true,
                limits,
                users::count,
                new Memberships(users)::leave,
                (store, pool) -> {}));
    rules =
        new UserRules(
            users,
            parts.groups(),
            parts.providers(),
            new Postman(inbox),
            new Asking(functions),
            random);
    var service = new Service("cognito-idp");
    parts.addTo(service);
    new UserOperations(pools, parts.groups(), rules, this::signedIn).addTo(service);
    var endpoint =
        new Endpoint(
            new Wire(Models.load(), URI.create("http://localhost")),
            List.of(service),
            TestUsers::believed,
            (call, access) -> {},
            new NoRules(),
            store,
            trail,
            clock,
            random);
    var messages = new InboxEndpoint(inbox, store, OTHER_ACCOUNT::equals, CONTROL);
    var codes = new CodesEndpoint(pools, rules, store, clock, CONTROL);
    try {
      listener =
          AwsListener.start(
              "127.0.0.1",
              0,
              endpoint,
              List.of(
                  Mount.below(InboxEndpoint.PREFIX, messages::answer),
                  Mount.at(CodesEndpoint.PATH, codes::answer)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Authenticated believed(
      Incoming request,
      String service,
      Service.Signature signature,
      Transaction store,
      Instant now,
      Explanation explanation) {
    var credential = CREDENTIAL.matcher(request.headers().first("authorization").orElse(""));
    return new Authenticated(
        credential.find() ? new Principal.Root(credential.group(1)) : new Principal.Anonymous(),
        request.body());
  }

  /** An access token that {@link #signedIn} takes. */
  public static String token(String clientId, String username) {
    return clientId + "." + username;
  }

  private SignedIn signedIn(Call call, String accessToken, String scope) {
    var parts = accessToken.split("\\.", 2);
    if (parts.length < 2 || !scope.equals(SignedInUsers.SELF)) {
      throw UserPoolErrors.NOT_AUTHORIZED.exception("Invalid Access Token");
    }
    var client = pools.requireClient(call.store(), parts[0]);
    var user =
        rules
            .users()
            .byUsername(call.store(), client.pool(), parts[1])
            .orElseThrow(UserPoolErrors.USER_NOT_FOUND::exception);
    return new SignedIn(client, user);
  }

  public URI address() {
    return URI.create("http://localhost:" + listener.port());
  }

  /** Signs as the root of an account. */
  public CognitoIdentityProviderClient administrator(String accountId) {
    return client(
        StaticCredentialsProvider.create(
            AwsBasicCredentials.create("AKIA" + accountId, "believed")));
  }

  /** Signs nothing. */
  public CognitoIdentityProviderClient anybody() {
    return client(AnonymousCredentialsProvider.create());
  }

  private CognitoIdentityProviderClient client(AwsCredentialsProvider credentials) {
    return CognitoIdentityProviderClient.builder()
        .endpointOverride(address())
        .region(Region.US_EAST_1)
        .credentialsProvider(credentials)
        .overrideConfiguration(
            override -> override.retryStrategy(strategy -> strategy.maxAttempts(1)))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** What the pools of an account have sent. */
  public List<Message> messages(String accountId) {
    return store.read(transaction -> inbox.list(transaction, accountId, ""));
  }

  /** The newest message of {@link #ACCOUNT}. */
  public Message newest() {
    var all = messages(ACCOUNT);
    return all.get(all.size() - 1);
  }

  /** The code that was sent last. */
  public String code() {
    return newest().code();
  }

  /** A user as they are kept. */
  public @Nullable User kept(String poolId, String name) {
    return read(
        transaction ->
            pools
                .find(transaction, poolId)
                .flatMap(pool -> rules.users().find(transaction, pool, name))
                .orElse(null));
  }

  public <T> T read(Function<Transaction, T> work) {
    return store.read(work);
  }

  /** The decision behind an answer. */
  public Decision decision(String requestId) {
    return trail.find(requestId).orElseThrow();
  }

  @Override
  public void close() {
    listener.close();
    store.close();
  }
}

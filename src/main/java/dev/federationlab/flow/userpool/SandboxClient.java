package dev.federationlab.flow.userpool;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH;

import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import java.time.Duration;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;

/**
 * An app client of a pool, set up through the AWS API as the sandbox's root.
 *
 * @param key by which the sandbox remembers its ID
 * @param name as it is called in AWS
 * @param settings what it is set to
 */
public record SandboxClient(
    SandboxPool pool,
    String key,
    String name,
    Consumer<CreateUserPoolClientRequest.Builder> settings) {
  /** How long refresh tokens are good at a client that says nothing of it. */
  static final Duration USUAL_REFRESH = Duration.ofDays(30);

  /** How long they are at the clients whose tokens are short-lived. */
  static final Duration SHORT_REFRESH = Duration.ofDays(1);

  private static final int SHORTEST_MINUTES = 5;

  /** A web app in the browser: no secret, SRP, and no word about who exists. */
  public static final SandboxClient WEB =
      new SandboxClient(
          SandboxPool.DIRECTORY,
          "user-pool/web",
          "web",
          r ->
              r.generateSecret(false)
                  .explicitAuthFlows(ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH)
                  .enableTokenRevocation(true)
                  .preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED));

  /** The same as clients were before: it says when there is no such user. */
  public static final SandboxClient TALKATIVE =
      new SandboxClient(
          SandboxPool.DIRECTORY,
          "user-pool/talkative",
          "talkative",
          r ->
              r.generateSecret(false)
                  .explicitAuthFlows(ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH)
                  .preventUserExistenceErrors(PreventUserExistenceErrorTypes.LEGACY));

  /** A server's client, with a secret. */
  public static final SandboxClient CONFIDENTIAL =
      new SandboxClient(
          SandboxPool.DIRECTORY,
          "user-pool/server",
          "server",
          r ->
              r.generateSecret(true)
                  .explicitAuthFlows(ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH)
                  .preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED));

  /** Tokens as short as AWS lets them be. */
  public static final SandboxClient SHORT =
      new SandboxClient(
          SandboxPool.TOKENS,
          "token-pool/short",
          "short",
          r -> shortLived(r).explicitAuthFlows(ALLOW_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH));

  /** The same, with a new refresh token each time. */
  public static final SandboxClient ROTATING =
      new SandboxClient(
          SandboxPool.TOKENS,
          "token-pool/rotating",
          "rotating",
          r ->
              shortLived(r)
                  .explicitAuthFlows(ALLOW_USER_PASSWORD_AUTH)
                  .refreshTokenRotation(
                      t -> t.feature(FeatureType.ENABLED).retryGracePeriodSeconds(0)));

  /** One that takes proofs only, and no passwords. */
  public static final SandboxClient PROVING =
      new SandboxClient(
          SandboxPool.TOKENS,
          "token-pool/proving",
          "proving",
          r -> shortLived(r).explicitAuthFlows(ALLOW_USER_SRP_AUTH, ALLOW_REFRESH_TOKEN_AUTH));

  /** Of the pool that is nothing to this app. */
  public static final SandboxClient FOREIGN =
      new SandboxClient(
          SandboxPool.FOREIGN,
          "foreign-pool/app",
          "app",
          r ->
              r.generateSecret(false)
                  .explicitAuthFlows(ALLOW_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH));

  private static CreateUserPoolClientRequest.Builder shortLived(
      CreateUserPoolClientRequest.Builder r) {
    return r.generateSecret(false)
        .accessTokenValidity(SHORTEST_MINUTES)
        .idTokenValidity(SHORTEST_MINUTES)
        .refreshTokenValidity((int) SHORT_REFRESH.toDays())
        .tokenValidityUnits(
            u ->
                u.accessToken(TimeUnitsType.MINUTES)
                    .idToken(TimeUnitsType.MINUTES)
                    .refreshToken(TimeUnitsType.DAYS))
        .enableTokenRevocation(true);
  }

  /** Its ID; it and its pool are set up if that was not done before. */
  public String ensure(Run run) throws Refused {
    var poolId = pool.ensure(run);
    run.once(key, preparing -> setUp(preparing, poolId));
    return run.named(key).orElseThrow(() -> new IllegalStateException("no ID of client " + key));
  }

  private void setUp(Run run, String poolId) throws Refused {
    var known = run.named(key);
    if (known.isPresent() && isThere(run, poolId, known.get())) {
      return;
    }
    var made =
        run.aws(
            SandboxPool.asRoot("CreateUserPoolClient"),
            aws ->
                aws.userPools()
                    .createUserPoolClient(
                        r -> {
                          r.userPoolId(poolId).clientName(name);
                          settings.accept(r);
                          r.overrideConfiguration(SandboxPool.root(run));
                        }));
    run.name(key, made.userPoolClient().clientId());
  }

  private static boolean isThere(Run run, String poolId, String clientId) throws Refused {
    return SandboxPool.unlessGone(
        () ->
            run.aws(
                SandboxPool.asRoot("DescribeUserPoolClient"),
                aws ->
                    aws.userPools()
                        .describeUserPoolClient(
                            r ->
                                r.userPoolId(poolId)
                                    .clientId(clientId)
                                    .overrideConfiguration(SandboxPool.root(run)))));
  }
}

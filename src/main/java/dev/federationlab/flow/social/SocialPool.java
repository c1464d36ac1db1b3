package dev.federationlab.flow.social;

import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_USER_PASSWORD_AUTH;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Message;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.Signed;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.userpool.SandboxClient;
import dev.federationlab.flow.userpool.SandboxPool;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;

/**
 * The user pool of this flow with its domain, its provider and its app client, set up through the
 * AWS API as the sandbox's root. The pool is a client of Facebook's; the app is a client of the
 * pool's, and has no secret: it could as well run in the browser.
 */
public final class SocialPool {
  public static final SandboxPool POOL = new SandboxPool("social-pool", "FederationLabSocial");
  static final String FACEBOOK = "Facebook";
  private static final String COGNITO = "COGNITO";

  /** Another app of the same pool: its users are the same, its tokens are for somebody else. */
  public static final SandboxClient BESIDE =
      new SandboxClient(
          POOL,
          POOL.key() + "/beside",
          "beside",
          r ->
              r.generateSecret(false)
                  .explicitAuthFlows(ALLOW_USER_PASSWORD_AUTH, ALLOW_REFRESH_TOKEN_AUTH));

  private SocialPool() {}

  /** The prefix of the pool's domain, which nobody else in AWS may have. */
  static String domain(String accountId) {
    return "federation-lab-" + accountId;
  }

  /** By which the sandbox remembers the app client: one for each address of the lab. */
  static String webKey(URI callback) {
    return POOL.key() + "/web/" + callback;
  }

  /** The pool's ID; it is set up with domain and provider if that was not done before. */
  static String ensure(Run run) throws Refused {
    var poolId = POOL.ensure(run);
    run.once(POOL.key() + "/domain", preparing -> domain(preparing, poolId));
    run.once(POOL.key() + "/facebook", preparing -> facebook(preparing, poolId));
    return poolId;
  }

  /** The ID of the app client that this run uses. */
  static String client(Run run) throws Refused {
    ensure(run);
    return SocialNames.OWN_USERS_ONLY.equals(run.setting(SocialNames.CLIENT, ""))
        ? client(run, POOL.key() + "/own-users", COGNITO)
        : web(run);
  }

  /** The ID of the web app's own client. */
  static String web(Run run) throws Refused {
    ensure(run);
    return client(run, webKey(run.parties().callback(SocialNames.FLOW)), FACEBOOK);
  }

  private static String client(Run run, String key, String provider) throws Refused {
    var callback = run.parties().callback(SocialNames.FLOW).toString();
    Consumer<CreateUserPoolClientRequest.Builder> settings =
        r ->
            r.generateSecret(false)
                .supportedIdentityProviders(provider)
                .callbackURLs(callback)
                .allowedOAuthFlows(OAuthFlowType.CODE)
                .allowedOAuthFlowsUserPoolClient(true)
                .allowedOAuthScopes(List.of(SocialNames.SCOPES.split(" ")))
                .explicitAuthFlows(ALLOW_REFRESH_TOKEN_AUTH)
                .enableTokenRevocation(true);
    return new SandboxClient(POOL, key, "web", settings).ensure(run);
  }

  private static void domain(Run run, String poolId) throws Refused {
    var pool =
        run.aws(
            asRoot("DescribeUserPool"),
            aws ->
                aws.userPools()
                    .describeUserPool(
                        r -> r.userPoolId(poolId).overrideConfiguration(Signed.byRoot(run))));
    if (pool.userPool().domain() != null) {
      return;
    }
    var prefix = domain(run.sandbox().accountId());
    run.aws(
        asRoot("CreateUserPoolDomain"),
        aws ->
            aws.userPools()
                .createUserPoolDomain(
                    r ->
                        r.userPoolId(poolId)
                            .domain(prefix)
                            .overrideConfiguration(Signed.byRoot(run))));
  }

  /** The pool's own app at Facebook, whose secret it keeps. */
  private static void facebook(Run run, String poolId) throws Refused {
    var app = run.app("facebook");
    var details =
        Map.of(
            "client_id",
            app.clientId(),
            "client_secret",
            app.clientSecret(),
            "authorize_scopes",
            "public_profile, email",
            "api_version",
            "v17.0");
    try {
      run.aws(
          asRoot("CreateIdentityProvider"),
          aws ->
              aws.userPools()
                  .createIdentityProvider(
                      r ->
                          r.userPoolId(poolId)
                              .providerName(FACEBOOK)
                              .providerType(IdentityProviderTypeType.FACEBOOK)
                              .providerDetails(details)
                              .attributeMapping(mapping())
                              .overrideConfiguration(Signed.byRoot(run))));
    } catch (Refused e) {
      if (!e.outcome().id().equals("DuplicateProviderException")) {
        throw e;
      }
    }
  }

  private static Map<String, String> mapping() {
    return Map.of("username", "id", "email", "email", "name", "name");
  }

  private static Stage.Planned asRoot(String operation) {
    return new Stage.Planned(
        Actor.APP, Actor.USER_POOL, operation, Message.Channel.BACK, List.of(), List.of());
  }
}

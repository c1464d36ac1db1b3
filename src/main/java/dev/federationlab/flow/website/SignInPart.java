package dev.federationlab.flow.website;

import static dev.federationlab.flow.Actor.USER_POOL;
import static software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType.ALLOW_REFRESH_TOKEN_AUTH;

import dev.federationlab.flow.Refused;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AttributeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.MessageActionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifiedAttributeType;

/** The user pool, its domain, an app client without a secret, and two people who can sign in. */
final class SignInPart {
  /** Who can sign in, both with one password: two, so that one can try to read the other's. */
  static final List<String> PEOPLE = List.of("ada", "ben");

  private static final List<String> SCOPES = List.of("openid", "email", "profile");
  private static final List<ExplicitAuthFlowsType> FLOWS = List.of(ALLOW_REFRESH_TOKEN_AUTH);
  private static final int SECRET_CHARACTERS = 10;

  private SignInPart() {}

  /**
   * Sets it up, or sets it right.
   *
   * @param address of the website, which managed login sends the browser back to
   */
  static void ensure(Root root, String address) throws Refused {
    var poolId = pool(root);
    domain(root, poolId);
    client(root, poolId, address);
    var password = password(root);
    for (var name : PEOPLE) {
      person(root, poolId, name, password);
    }
  }

  private static String pool(Root root) throws Refused {
    var known = root.run().named(WebsiteNames.POOL);
    if (known.isPresent()
        && root.found(
            USER_POOL,
            "DescribeUserPool",
            (aws, signed) ->
                aws.userPools()
                    .describeUserPool(
                        r -> r.userPoolId(known.get()).overrideConfiguration(signed)))) {
      return known.get();
    }
    var made =
        root.call(
            USER_POOL,
            "CreateUserPool",
            (aws, signed) ->
                aws.userPools()
                    .createUserPool(
                        r ->
                            r.poolName(WebsiteNames.NAME)
                                .autoVerifiedAttributes(VerifiedAttributeType.EMAIL)
                                .usernameConfiguration(u -> u.caseSensitive(false))
                                .overrideConfiguration(signed)));
    var poolId = made.userPool().id();
    root.run().name(WebsiteNames.POOL, poolId);
    return poolId;
  }

  private static void domain(Root root, String poolId) throws Refused {
    var pool =
        root.call(
            USER_POOL,
            "DescribeUserPool",
            (aws, signed) ->
                aws.userPools()
                    .describeUserPool(r -> r.userPoolId(poolId).overrideConfiguration(signed)));
    if (pool.userPool().domain() == null) {
      root.call(
          USER_POOL,
          "CreateUserPoolDomain",
          (aws, signed) ->
              aws.userPools()
                  .createUserPoolDomain(
                      r ->
                          r.userPoolId(poolId)
                              .domain(WebsiteNames.domain(root.accountId()))
                              .overrideConfiguration(signed)));
    }
  }

  private static void client(Root root, String poolId, String address) throws Refused {
    var known = root.run().named(WebsiteNames.CLIENT);
    if (known.isPresent()
        && root.found(
            USER_POOL,
            "UpdateUserPoolClient",
            (aws, signed) ->
                aws.userPools()
                    .updateUserPoolClient(
                        r ->
                            r.userPoolId(poolId)
                                .clientId(known.get())
                                .clientName("website")
                                .supportedIdentityProviders("COGNITO")
                                .callbackURLs(address)
                                .logoutURLs(address)
                                .allowedOAuthFlows(OAuthFlowType.CODE)
                                .allowedOAuthFlowsUserPoolClient(true)
                                .allowedOAuthScopes(SCOPES)
                                .explicitAuthFlows(FLOWS)
                                .enableTokenRevocation(true)
                                .overrideConfiguration(signed)))) {
      return;
    }
    var made =
        root.call(
            USER_POOL,
            "CreateUserPoolClient",
            (aws, signed) ->
                aws.userPools()
                    .createUserPoolClient(
                        r ->
                            r.userPoolId(poolId)
                                .clientName("website")
                                .generateSecret(false)
                                .supportedIdentityProviders("COGNITO")
                                .callbackURLs(address)
                                .logoutURLs(address)
                                .allowedOAuthFlows(OAuthFlowType.CODE)
                                .allowedOAuthFlowsUserPoolClient(true)
                                .allowedOAuthScopes(SCOPES)
                                .explicitAuthFlows(FLOWS)
                                .enableTokenRevocation(true)
                                .overrideConfiguration(signed)));
    root.run().name(WebsiteNames.CLIENT, made.userPoolClient().clientId());
  }

  /** One for each sandbox, since its client ID is no secret; of all kinds that a pool asks for. */
  private static String password(Root root) {
    return root.run()
        .named(WebsiteNames.PASSWORD)
        .orElseGet(
            () -> {
              var secret = root.run().secret().replaceAll("[^A-Za-z0-9]", "");
              var made = "Notes-" + secret.substring(0, SECRET_CHARACTERS) + "-1";
              root.run().name(WebsiteNames.PASSWORD, made);
              return made;
            });
  }

  private static void person(Root root, String poolId, String name, String password)
      throws Refused {
    root.callUnless(
        "UsernameExistsException",
        USER_POOL,
        "AdminCreateUser",
        (aws, signed) ->
            aws.userPools()
                .adminCreateUser(
                    r ->
                        r.userPoolId(poolId)
                            .username(name)
                            .messageAction(MessageActionType.SUPPRESS)
                            .userAttributes(
                                attribute("email", name + "@example.com"),
                                attribute("email_verified", "true"))
                            .overrideConfiguration(signed)));
    root.call(
        USER_POOL,
        "AdminSetUserPassword",
        (aws, signed) ->
            aws.userPools()
                .adminSetUserPassword(
                    r ->
                        r.userPoolId(poolId)
                            .username(name)
                            .password(password)
                            .permanent(true)
                            .overrideConfiguration(signed)));
  }

  private static AttributeType attribute(String name, String value) {
    return AttributeType.builder().name(name).value(value).build();
  }
}

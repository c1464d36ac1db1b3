package dev.federationlab.aws.identitypools.pool;

import dev.federationlab.aws.identitypools.pool.IdentityPool.UserPoolProvider;
import dev.federationlab.aws.pool.Tags;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentity.model.CognitoIdentityProvider;
import software.amazon.awssdk.services.cognitoidentity.model.CreateIdentityPoolRequest;
import software.amazon.awssdk.services.cognitoidentity.model.DescribeIdentityPoolResponse;
import software.amazon.awssdk.services.cognitoidentity.model.UpdateIdentityPoolRequest;

/**
 * What a client sets of a pool; held against what may be set (aws-behaviour 4.2). SAML providers
 * are refused: there are none here. What AWS answers to each mistake is not known; the words are
 * ours.
 */
record PoolSettings(
    String name,
    boolean guests,
    @Nullable Boolean classic,
    Map<String, String> loginProviders,
    List<UserPoolProvider> userPools,
    List<String> oidcProviders,
    @Nullable String developerProvider,
    Map<String, String> tags) {
  /** The providers that need only an app's ID. */
  private static final Set<String> PUBLIC =
      Set.of(
          "graph.facebook.com",
          "accounts.google.com",
          "www.amazon.com",
          "appleid.apple.com",
          "api.twitter.com",
          "www.digits.com");

  private static final int MOST_USER_POOLS = 50;
  private static final Pattern USER_POOL =
      Pattern.compile("cognito-idp\\.[\\w-]+\\.amazonaws\\.com/[\\w-]+_[0-9a-zA-Z]+");
  private static final Pattern OIDC_PROVIDER =
      Pattern.compile("arn:aws:iam::\\d{12}:oidc-provider/.+");

  static PoolSettings of(CreateIdentityPoolRequest request) {
    requireNoSaml(request.samlProviderARNs());
    return new PoolSettings(
            request.identityPoolName(),
            request.allowUnauthenticatedIdentities(),
            request.allowClassicFlow(),
            request.supportedLoginProviders(),
            userPools(request.cognitoIdentityProviders()),
            request.openIdConnectProviderARNs(),
            request.developerProviderName(),
            request.identityPoolTags())
        .checked();
  }

  static PoolSettings of(UpdateIdentityPoolRequest request) {
    requireNoSaml(request.samlProviderARNs());
    return new PoolSettings(
            request.identityPoolName(),
            request.allowUnauthenticatedIdentities(),
            request.allowClassicFlow(),
            request.supportedLoginProviders(),
            userPools(request.cognitoIdentityProviders()),
            request.openIdConnectProviderARNs(),
            request.developerProviderName(),
            request.identityPoolTags())
        .checked();
  }

  private static List<UserPoolProvider> userPools(List<CognitoIdentityProvider> given) {
    for (var provider : given) {
      if (provider.providerName() == null || provider.clientId() == null) {
        throw IdentityPoolErrors.INVALID_PARAMETER.exception(
            "A Cognito identity provider has a provider name and a client ID.");
      }
    }
    return given.stream()
        .map(
            provider ->
                new UserPoolProvider(
                    provider.providerName(), provider.clientId(), provider.serverSideTokenCheck()))
        .toList();
  }

  private static void requireNoSaml(List<String> arns) {
    if (!arns.isEmpty()) {
      throw IdentityPoolErrors.INVALID_PARAMETER.exception(
          "SAML providers are not supported here: " + arns.get(0));
    }
  }

  private PoolSettings checked() {
    for (var provider : loginProviders.keySet()) {
      if (!PUBLIC.contains(provider)) {
        throw IdentityPoolErrors.INVALID_PARAMETER.exception(
            "Not a supported login provider: " + provider);
      }
    }
    if (userPools.size() > MOST_USER_POOLS) {
      throw IdentityPoolErrors.LIMIT_EXCEEDED.exception(
          "A pool has at most " + MOST_USER_POOLS + " Cognito identity providers.");
    }
    var clients = new HashSet<String>();
    for (var entry : userPools) {
      if (!USER_POOL.matcher(entry.provider()).matches()) {
        throw IdentityPoolErrors.INVALID_PARAMETER.exception(
            "Invalid Cognito Identity Provider: " + entry.provider());
      }
      if (!clients.add(entry.provider() + ":" + entry.clientId())) {
        throw IdentityPoolErrors.INVALID_PARAMETER.exception(
            "Twice in the list of Cognito identity providers: " + entry.clientId());
      }
    }
    for (var arn : oidcProviders) {
      if (!OIDC_PROVIDER.matcher(arn).matches()) {
        throw IdentityPoolErrors.INVALID_PARAMETER.exception(
            "Invalid OpenID Connect provider ARN: " + arn);
      }
    }
    Tags.require(tags);
    return this;
  }

  /** A new pool with these settings. */
  IdentityPool pool(String accountId, String poolId) {
    return new IdentityPool(
        accountId,
        poolId,
        name,
        guests,
        classic,
        loginProviders,
        userPools,
        oidcProviders,
        developerProvider,
        tags,
        Map.of(),
        Map.of(),
        Map.of());
  }

  /**
   * A pool with these settings in place of its own: what is not given takes its default (API
   * Reference, UpdateIdentityPool), but for the developer provider, which stays.
   *
   * @throws dev.federationlab.aws.ServiceException InvalidParameterException if the developer
   *     provider is to have another name
   */
  IdentityPool of(IdentityPool before) {
    var developer = before.developerProvider();
    if (developer != null && developerProvider != null && !developer.equals(developerProvider)) {
      throw IdentityPoolErrors.INVALID_PARAMETER.exception(
          "The developer provider name of an identity pool cannot be changed.");
    }
    return new IdentityPool(
        before.accountId(),
        before.id(),
        name,
        guests,
        classic,
        loginProviders,
        userPools,
        oidcProviders,
        developer != null ? developer : developerProvider,
        tags,
        before.roles(),
        before.mappings(),
        before.tagMaps());
  }

  /** A pool as it is described: empty lists and maps are left out. */
  static DescribeIdentityPoolResponse described(IdentityPool pool) {
    var answer =
        DescribeIdentityPoolResponse.builder()
            .identityPoolId(pool.id())
            .identityPoolName(pool.name())
            .allowUnauthenticatedIdentities(pool.guests())
            .allowClassicFlow(pool.classic())
            .developerProviderName(pool.developerProvider())
            .identityPoolTags(pool.tags());
    if (!pool.loginProviders().isEmpty()) {
      answer.supportedLoginProviders(pool.loginProviders());
    }
    if (!pool.oidcProviders().isEmpty()) {
      answer.openIdConnectProviderARNs(pool.oidcProviders());
    }
    if (!pool.userPools().isEmpty()) {
      answer.cognitoIdentityProviders(
          pool.userPools().stream()
              .map(
                  entry ->
                      CognitoIdentityProvider.builder()
                          .providerName(entry.provider())
                          .clientId(entry.clientId())
                          .serverSideTokenCheck(entry.checked())
                          .build())
              .toList());
    }
    return answer.build();
  }
}

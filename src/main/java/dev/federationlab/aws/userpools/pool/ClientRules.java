package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/**
 * What must hold of an app client, whatever the request that led to it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-client-apps.html">App
 *     clients</a>
 */
final class ClientRules {
  private static final String ALLOW = "ALLOW_";
  private static final String POOL_ITSELF = "COGNITO";
  private static final Set<String> STANDARD_SCOPES =
      Set.of("phone", "email", "openid", "profile", "aws.cognito.signin.user.admin");

  /** Told by the pool, never by a user. */
  private static final Set<String> READ_ONLY =
      Set.of("sub", "email_verified", "phone_number_verified");

  private final Predicate<String> scopeExists;
  private final Predicate<String> providerExists;
  private final RedirectUrls urls;

  /**
   * @param scopeExists whether the pool has a custom scope: {@code "photos/read"}
   * @param providerExists whether the pool has an identity provider of this name
   */
  ClientRules(Predicate<String> scopeExists, Predicate<String> providerExists, RedirectUrls urls) {
    this.scopeExists = scopeExists;
    this.providerExists = providerExists;
    this.urls = urls;
  }

  /**
   * @throws ServiceException in the words of the rule that is broken
   */
  void require(AppClient client) {
    requireFlows(client.type());
    requireLifetimes(client);
    requireAttributes(client);
    requireOAuth(client);
    for (var name : client.identityProviders()) {
      if (!name.equals(POOL_ITSELF) && !providerExists.test(name)) {
        throw UserPoolErrors.INVALID_PARAMETER.exception(
            "The provider " + name + " does not exist for User Pool " + client.pool().id() + ".");
      }
    }
  }

  private static void requireFlows(UserPoolClientType client) {
    var flows = client.explicitAuthFlowsAsStrings();
    long named = flows.stream().filter(flow -> flow.startsWith(ALLOW)).count();
    if (named > 0 && named < flows.size()) {
      throw invalid(
          "ExplicitAuthFlows: ADMIN_NO_SRP_AUTH, CUSTOM_AUTH_FLOW_ONLY and USER_PASSWORD_AUTH"
              + " cannot be used together with values that begin with ALLOW_.");
    }
    var rotation = client.refreshTokenRotation();
    if (rotation != null
        && rotation.feature() == FeatureType.ENABLED
        && (flows.isEmpty() || flows.contains("ALLOW_REFRESH_TOKEN_AUTH"))) {
      throw invalid(
          "RefreshTokenRotation cannot be enabled together with ALLOW_REFRESH_TOKEN_AUTH: with"
              + " rotation, GetTokensFromRefreshToken takes its place.");
    }
  }

  private static void requireLifetimes(AppClient client) {
    requireRange(client.accessTokenLifetime(), Validity.ACCESS);
    requireRange(client.idTokenLifetime(), Validity.ID);
    var refresh = client.refreshTokenLifetime();
    requireRange(refresh, Validity.REFRESH);
    if (client.accessTokenLifetime().compareTo(refresh) > 0
        || client.idTokenLifetime().compareTo(refresh) > 0) {
      throw invalid(
          "Invalid range for token validity: access and ID tokens cannot outlive the refresh"
              + " token.");
    }
  }

  private static void requireRange(Duration lifetime, Validity validity) {
    if (!validity.allows(lifetime)) {
      throw invalid("Invalid range for token validity.");
    }
  }

  private static void requireAttributes(AppClient client) {
    var pool = client.pool();
    if (!client.type().readAttributes().stream().allMatch(name -> known(pool, name))) {
      throw invalid("Invalid read attributes specified while creating a client");
    }
    if (!client.type().writeAttributes().stream()
        .allMatch(name -> known(pool, name) && !READ_ONLY.contains(name))) {
      throw invalid("Invalid write attributes specified while creating a client");
    }
  }

  private static boolean known(Pool pool, String attribute) {
    return pool.attribute(attribute).isPresent();
  }

  private void requireOAuth(AppClient client) {
    urls.require(client.callbackUrls());
    urls.require(client.logoutUrls());
    var redirect = client.type().defaultRedirectURI();
    if (redirect != null && !client.callbackUrls().contains(redirect)) {
      throw invalid("Default redirect URI must be one of the callback URLs: " + redirect);
    }
    var grants = client.type().allowedOAuthFlowsAsStrings();
    if (!client.usesOAuth()) {
      if (!grants.isEmpty() || !client.scopes().isEmpty()) {
        throw invalid(
            "AllowedOAuthFlowsUserPoolClient must be true to use AllowedOAuthFlows and"
                + " AllowedOAuthScopes.");
      }
      return;
    }
    if (grants.isEmpty() || client.scopes().isEmpty()) {
      throw invalid(
          "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to"
              + " use OAuth flows.");
    }
    requireGrants(client, grants);
    for (var scope : client.scopes()) {
      if (!STANDARD_SCOPES.contains(scope) && !scopeExists.test(scope)) {
        throw UserPoolErrors.SCOPE_DOES_NOT_EXIST.exception("Invalid scope requested: " + scope);
      }
    }
  }

  private static void requireGrants(AppClient client, List<String> grants) {
    if (!grants.contains("client_credentials")) {
      if (client.callbackUrls().isEmpty()) {
        throw invalid("CallbackURLs are required for the flows code and implicit.");
      }
      return;
    }
    if (grants.size() > 1) {
      throw UserPoolErrors.INVALID_OAUTH_FLOW.exception(
          "client_credentials flow can not be selected along with code flow or implicit flow.");
    }
    if (!client.hasSecret()) {
      throw UserPoolErrors.INVALID_OAUTH_FLOW.exception(
          "client_credentials flow can not be selected if client does not have a client secret.");
    }
    for (var scope : client.scopes()) {
      if (STANDARD_SCOPES.contains(scope)) {
        throw UserPoolErrors.INVALID_OAUTH_FLOW.exception(
            scope + " is not supported with client_credentials flow");
      }
    }
  }

  private static ServiceException invalid(String message) {
    return UserPoolErrors.INVALID_PARAMETER.exception(message);
  }
}

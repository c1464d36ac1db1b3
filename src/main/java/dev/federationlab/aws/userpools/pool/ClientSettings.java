package dev.federationlab.aws.userpools.pool;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AnalyticsConfigurationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RefreshTokenRotationType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TokenValidityUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/**
 * What of a client can be set when it is made, and set anew by {@code UpdateUserPoolClient}: what a
 * request leaves out goes back to its default. Enumerations are texts, as the SDK hands over those
 * that it does not know.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_UpdateUserPoolClient.html">UpdateUserPoolClient</a>
 */
record ClientSettings(
    @Nullable Integer refreshTokenValidity,
    @Nullable Integer accessTokenValidity,
    @Nullable Integer idTokenValidity,
    @Nullable TokenValidityUnitsType units,
    List<String> readAttributes,
    List<String> writeAttributes,
    List<String> flows,
    List<String> providers,
    List<String> callbackUrls,
    List<String> logoutUrls,
    @Nullable String defaultRedirect,
    List<String> grants,
    List<String> scopes,
    @Nullable Boolean usesOAuth,
    @Nullable AnalyticsConfigurationType analytics,
    @Nullable PreventUserExistenceErrorTypes userExistence,
    @Nullable Boolean revocation,
    @Nullable Boolean contextData,
    @Nullable Integer sessionMinutes,
    @Nullable RefreshTokenRotationType rotation) {
  private static final int USUAL_REFRESH_DAYS = 30;
  private static final int USUAL_SESSION_MINUTES = 3;

  static ClientSettings of(CreateUserPoolClientRequest request) {
    return new ClientSettings(
        request.refreshTokenValidity(),
        request.accessTokenValidity(),
        request.idTokenValidity(),
        request.tokenValidityUnits(),
        request.readAttributes(),
        request.writeAttributes(),
        request.explicitAuthFlowsAsStrings(),
        request.supportedIdentityProviders(),
        request.callbackURLs(),
        request.logoutURLs(),
        request.defaultRedirectURI(),
        request.allowedOAuthFlowsAsStrings(),
        request.allowedOAuthScopes(),
        request.allowedOAuthFlowsUserPoolClient(),
        request.analyticsConfiguration(),
        request.preventUserExistenceErrors(),
        request.enableTokenRevocation(),
        request.enablePropagateAdditionalUserContextData(),
        request.authSessionValidity(),
        request.refreshTokenRotation());
  }

  static ClientSettings of(UpdateUserPoolClientRequest request) {
    return new ClientSettings(
        request.refreshTokenValidity(),
        request.accessTokenValidity(),
        request.idTokenValidity(),
        request.tokenValidityUnits(),
        request.readAttributes(),
        request.writeAttributes(),
        request.explicitAuthFlowsAsStrings(),
        request.supportedIdentityProviders(),
        request.callbackURLs(),
        request.logoutURLs(),
        request.defaultRedirectURI(),
        request.allowedOAuthFlowsAsStrings(),
        request.allowedOAuthScopes(),
        request.allowedOAuthFlowsUserPoolClient(),
        request.analyticsConfiguration(),
        request.preventUserExistenceErrors(),
        request.enableTokenRevocation(),
        request.enablePropagateAdditionalUserContextData(),
        request.authSessionValidity(),
        request.refreshTokenRotation());
  }

  /** Puts the settings into a client, defaults where nothing was said. */
  void into(UserPoolClientType.Builder client) {
    client
        .refreshTokenValidity(
            refreshTokenValidity == null || refreshTokenValidity == 0
                ? usualRefresh()
                : refreshTokenValidity)
        .accessTokenValidity(accessTokenValidity)
        .idTokenValidity(idTokenValidity)
        .tokenValidityUnits(units == null ? TokenValidityUnitsType.builder().build() : units)
        .readAttributes(readAttributes)
        .writeAttributes(writeAttributes)
        .explicitAuthFlowsWithStrings(flows)
        .supportedIdentityProviders(providers)
        .callbackURLs(callbackUrls)
        .logoutURLs(logoutUrls)
        .defaultRedirectURI(defaultRedirect)
        .allowedOAuthFlowsWithStrings(grants)
        .allowedOAuthScopes(scopes)
        .allowedOAuthFlowsUserPoolClient(Boolean.TRUE.equals(usesOAuth))
        .analyticsConfiguration(analytics)
        .preventUserExistenceErrors(userExistence)
        .enableTokenRevocation(!Boolean.FALSE.equals(revocation))
        .enablePropagateAdditionalUserContextData(Boolean.TRUE.equals(contextData))
        .authSessionValidity(sessionMinutes == null ? USUAL_SESSION_MINUTES : sessionMinutes)
        .refreshTokenRotation(rotation);
  }

  /** 30 days, in whatever unit was set. */
  private int usualRefresh() {
    var unit = units == null ? null : units.refreshToken();
    if (unit == null) {
      return USUAL_REFRESH_DAYS;
    }
    return switch (unit) {
      case SECONDS -> USUAL_REFRESH_DAYS * 86_400;
      case MINUTES -> USUAL_REFRESH_DAYS * 1440;
      case HOURS -> USUAL_REFRESH_DAYS * 24;
      default -> USUAL_REFRESH_DAYS;
    };
  }
}

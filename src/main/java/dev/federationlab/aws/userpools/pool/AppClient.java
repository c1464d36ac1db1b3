package dev.federationlab.aws.userpools.pool;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TokenValidityUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

/** An app client with its pool. */
public record AppClient(Pool pool, UserPoolClientType type) {
  /** What is allowed where nothing was said. */
  private static final Set<String> USUAL_FLOWS =
      Set.of("USER_SRP_AUTH", "CUSTOM_AUTH", "REFRESH_TOKEN_AUTH");

  private static final String ALLOW = "ALLOW_";

  /** What nobody writes but the pool itself. */
  private static final Set<String> POOLS_OWN =
      Set.of("sub", "email_verified", "phone_number_verified", "identities");

  /** 26 lower-case letters and digits. */
  public String id() {
    return type.clientId();
  }

  /**
   * Whether a flow of {@code InitiateAuth} or {@code AdminInitiateAuth} is enabled.
   *
   * @param flow as the request names it: {@code "USER_SRP_AUTH"}, {@code "ADMIN_NO_SRP_AUTH"}
   */
  public boolean allows(String flow) {
    var name =
        switch (flow) {
          case "ADMIN_NO_SRP_AUTH" -> "ADMIN_USER_PASSWORD_AUTH";
          case "REFRESH_TOKEN" -> "REFRESH_TOKEN_AUTH";
          default -> flow;
        };
    var enabled = type.explicitAuthFlowsAsStrings();
    if (enabled.isEmpty()) {
      return USUAL_FLOWS.contains(name);
    }
    if (enabled.stream().allMatch(one -> one.startsWith(ALLOW))) {
      return enabled.contains(ALLOW + name);
    }
    return switch (name) {
      case "ADMIN_USER_PASSWORD_AUTH" -> enabled.contains("ADMIN_NO_SRP_AUTH");
      case "USER_PASSWORD_AUTH" -> enabled.contains("USER_PASSWORD_AUTH");
      case "USER_SRP_AUTH" -> !enabled.contains("CUSTOM_AUTH_FLOW_ONLY");
      default -> USUAL_FLOWS.contains(name);
    };
  }

  /** Whether it is a confidential client. */
  public boolean hasSecret() {
    return type.clientSecret() != null;
  }

  /** The secrets that are good now; empty for a public client. */
  public List<String> secrets() {
    return hasSecret() ? List.of(type.clientSecret()) : List.of();
  }

  /** From issue to expiry; an hour unless set otherwise. */
  public Duration accessTokenLifetime() {
    return Validity.of(
        type.accessTokenValidity(), unit(TokenValidityUnitsType::accessToken), Validity.ACCESS);
  }

  /** From issue to expiry; an hour unless set otherwise. */
  public Duration idTokenLifetime() {
    return Validity.of(type.idTokenValidity(), unit(TokenValidityUnitsType::idToken), Validity.ID);
  }

  /** From sign-in to expiry; 30 days unless set otherwise. */
  public Duration refreshTokenLifetime() {
    return Validity.of(
        type.refreshTokenValidity(), unit(TokenValidityUnitsType::refreshToken), Validity.REFRESH);
  }

  private @Nullable TimeUnitsType unit(Function<TokenValidityUnitsType, TimeUnitsType> of) {
    return type.tokenValidityUnits() == null ? null : of.apply(type.tokenValidityUnits());
  }

  /** How long the session of a challenge is good. */
  public Duration sessionLifetime() {
    return Duration.ofMinutes(type.authSessionValidity());
  }

  /** Whether an unknown user is answered like a wrong password (aws-behaviour 3.15). */
  public boolean hidesUsers() {
    return type.preventUserExistenceErrors() == PreventUserExistenceErrorTypes.ENABLED;
  }

  /** Whether refresh tokens can be revoked, and tokens carry {@code origin_jti}. */
  public boolean revocable() {
    return Boolean.TRUE.equals(type.enableTokenRevocation());
  }

  /**
   * If each refresh yields another refresh token: how long the one before stays good, for whoever
   * missed the answer.
   */
  public Optional<Duration> rotation() {
    var rotation = type.refreshTokenRotation();
    return rotation == null || rotation.feature() != FeatureType.ENABLED
        ? Optional.empty()
        : Optional.of(
            Duration.ofSeconds(
                rotation.retryGracePeriodSeconds() == null
                    ? 0
                    : rotation.retryGracePeriodSeconds()));
  }

  /**
   * Whether ID token, UserInfo and {@code GetUser} may show an attribute: all, unless a list was
   * set.
   */
  public boolean readable(String attribute) {
    return type.readAttributes().isEmpty() || type.readAttributes().contains(attribute);
  }

  /**
   * Whether a user may set an attribute through this client: all that are not the pool's own,
   * unless a list was set.
   */
  public boolean writable(String attribute) {
    return !POOLS_OWN.contains(attribute)
        && (type.writeAttributes().isEmpty() || type.writeAttributes().contains(attribute));
  }

  /** Whether it may use managed login and the OAuth 2.0 endpoints. */
  public boolean usesOAuth() {
    return Boolean.TRUE.equals(type.allowedOAuthFlowsUserPoolClient());
  }

  /**
   * Whether it may use a grant at the OAuth 2.0 endpoints.
   *
   * @param grant {@code CODE}, {@code IMPLICIT} or {@code CLIENT_CREDENTIALS}
   */
  public boolean grants(OAuthFlowType grant) {
    return usesOAuth() && type.allowedOAuthFlows().contains(grant);
  }

  /** The most that a request's {@code scope} may ask for. */
  public Set<String> scopes() {
    return new LinkedHashSet<>(type.allowedOAuthScopes());
  }

  /** Where authorization codes may be sent, compared to the letter. */
  public List<String> callbackUrls() {
    return type.callbackURLs();
  }

  /** Where a browser may be sent after {@code /logout}, compared to the letter. */
  public List<String> logoutUrls() {
    return type.logoutURLs();
  }

  /**
   * With whom users of this client sign in at managed login: {@code COGNITO} for the pool itself,
   * and names of its identity providers.
   */
  public List<String> identityProviders() {
    return type.supportedIdentityProviders();
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "AppClient[" + id() + " of " + pool.id() + "]";
  }
}

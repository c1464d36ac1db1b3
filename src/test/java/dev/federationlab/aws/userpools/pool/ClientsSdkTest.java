package dev.federationlab.aws.userpools.pool;

import static dev.federationlab.aws.userpools.pool.PoolRefusals.INVALID;
import static dev.federationlab.aws.userpools.pool.PoolRefusals.NOT_FOUND;
import static dev.federationlab.aws.userpools.pool.PoolRefusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolClientRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ExplicitAuthFlowsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.FeatureType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.OAuthFlowType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.PreventUserExistenceErrorTypes;
import software.amazon.awssdk.services.cognitoidentityprovider.model.TimeUnitsType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolClientType;

class ClientsSdkTest extends PoolSandbox {
  private static final String CALLBACK = "http://localhost:7070/callback";

  private AppClient found(UserPoolClientType client) {
    return aws.store
        .read(store -> aws.userPools.pools().client(store, client.clientId()))
        .orElseThrow();
  }

  private static Consumer<CreateUserPoolClientRequest.Builder> oauth(
      Consumer<CreateUserPoolClientRequest.Builder> more) {
    return request -> {
      request
          .allowedOAuthFlowsUserPoolClient(true)
          .allowedOAuthFlows(OAuthFlowType.CODE)
          .allowedOAuthScopes("openid", "email")
          .callbackURLs(CALLBACK);
      more.accept(request);
    };
  }

  @Test
  void makesAClientWithTheDefaultsOfTheApi() {
    var client = client(request -> {});

    assertThat(client.clientId()).matches("[a-z0-9]{26}");
    assertThat(client.clientSecret()).isNull();
    assertThat(client.refreshTokenValidity()).isEqualTo(30);
    assertThat(client.accessTokenValidity()).isNull();
    assertThat(client.enableTokenRevocation()).isTrue();
    assertThat(client.authSessionValidity()).isEqualTo(3);
    assertThat(client.allowedOAuthFlowsUserPoolClient()).isFalse();
    assertThat(client.preventUserExistenceErrors()).isNull();
    assertThat(client.hasExplicitAuthFlows()).isFalse();
    assertThat(
            cognito
                .describeUserPoolClient(
                    request -> request.userPoolId(poolId).clientId(client.clientId()))
                .userPoolClient())
        .isEqualTo(client);
    var found = found(client);
    assertThat(found.allows("USER_SRP_AUTH")).isTrue();
    assertThat(found.allows("REFRESH_TOKEN")).isTrue();
    assertThat(found.allows("USER_PASSWORD_AUTH")).isFalse();
    assertThat(found.accessTokenLifetime()).isEqualTo(Duration.ofHours(1));
    assertThat(found.refreshTokenLifetime()).isEqualTo(Duration.ofDays(30));
    assertThat(found.sessionLifetime()).isEqualTo(Duration.ofMinutes(3));
    assertThat(found.hidesUsers()).isFalse();
    assertThat(found.revocable()).isTrue();
    assertThat(found.rotation()).isEmpty();
  }

  @Test
  void makesASecretThatStays() {
    var client = client(request -> request.generateSecret(true));
    assertThat(client.clientSecret()).matches("[a-z0-9]{51}");

    var updated =
        cognito
            .updateUserPoolClient(
                request ->
                    request
                        .userPoolId(poolId)
                        .clientId(client.clientId())
                        .preventUserExistenceErrors(PreventUserExistenceErrorTypes.ENABLED))
            .userPoolClient();

    assertThat(updated.clientSecret()).isEqualTo(client.clientSecret());
    assertThat(updated.clientName()).isEqualTo("web");
    assertThat(found(updated).secrets()).containsExactly(client.clientSecret());
    assertThat(found(updated).hidesUsers()).isTrue();
    assertThat(found(updated).toString()).doesNotContain(client.clientSecret());
  }

  @ParameterizedTest
  @CsvSource({
    "ALLOW_USER_PASSWORD_AUTH, USER_PASSWORD_AUTH, USER_SRP_AUTH",
    "ALLOW_ADMIN_USER_PASSWORD_AUTH, ADMIN_NO_SRP_AUTH, USER_PASSWORD_AUTH",
    "ADMIN_NO_SRP_AUTH, ADMIN_USER_PASSWORD_AUTH, USER_PASSWORD_AUTH",
    "USER_PASSWORD_AUTH, USER_SRP_AUTH, ADMIN_USER_PASSWORD_AUTH",
    "CUSTOM_AUTH_FLOW_ONLY, CUSTOM_AUTH, USER_SRP_AUTH",
  })
  void enablesFlowsByBothGenerationsOfNames(String set, String allowed, String refused) {
    var client = found(client(request -> request.explicitAuthFlowsWithStrings(set)));

    assertThat(client.allows(allowed)).isTrue();
    assertThat(client.allows(refused)).isFalse();
  }

  @Test
  void refusesNamesOfBothGenerationsTogether() {
    assertRefused(
        () ->
            client(
                request ->
                    request.explicitAuthFlows(
                        ExplicitAuthFlowsType.ADMIN_NO_SRP_AUTH,
                        ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH)),
        INVALID,
        "ExplicitAuthFlows: ADMIN_NO_SRP_AUTH, CUSTOM_AUTH_FLOW_ONLY and USER_PASSWORD_AUTH cannot"
            + " be used together with values that begin with ALLOW_.");
  }

  @Test
  void countsLifetimesInTheirUnits() {
    var client =
        found(
            client(
                request ->
                    request
                        .accessTokenValidity(10)
                        .idTokenValidity(2)
                        .refreshTokenValidity(0)
                        .tokenValidityUnits(
                            units ->
                                units
                                    .accessToken(TimeUnitsType.MINUTES)
                                    .refreshToken(TimeUnitsType.HOURS))));

    assertThat(client.accessTokenLifetime()).isEqualTo(Duration.ofMinutes(10));
    assertThat(client.idTokenLifetime()).isEqualTo(Duration.ofHours(2));
    assertThat(client.refreshTokenLifetime()).isEqualTo(Duration.ofDays(30));
  }

  @ParameterizedTest
  @CsvSource({"4, MINUTES, 30, DAYS", "25, HOURS, 30, DAYS", "1, HOURS, 59, MINUTES"})
  void refusesLifetimesOutOfRange(
      int access, TimeUnitsType accessUnit, int refresh, TimeUnitsType refreshUnit) {
    assertRefused(
        () ->
            client(
                request ->
                    request
                        .accessTokenValidity(access)
                        .refreshTokenValidity(refresh)
                        .tokenValidityUnits(
                            units -> units.accessToken(accessUnit).refreshToken(refreshUnit))),
        INVALID,
        "Invalid range for token validity.");
  }

  @Test
  void letsNoAccessTokenOutliveItsRefreshToken() {
    assertRefused(
        () ->
            client(
                request ->
                    request
                        .accessTokenValidity(3)
                        .refreshTokenValidity(2)
                        .tokenValidityUnits(units -> units.refreshToken(TimeUnitsType.HOURS))),
        INVALID,
        "Invalid range for token validity: access and ID tokens cannot outlive the refresh token.");
  }

  @Test
  void rotatesRefreshTokensOnlyWhereTheOldWayIsShut() {
    Consumer<CreateUserPoolClientRequest.Builder> rotating =
        request ->
            request.refreshTokenRotation(
                rotation -> rotation.feature(FeatureType.ENABLED).retryGracePeriodSeconds(10));
    assertRefused(
        () -> client(rotating),
        INVALID,
        "RefreshTokenRotation cannot be enabled together with ALLOW_REFRESH_TOKEN_AUTH: with"
            + " rotation, GetTokensFromRefreshToken takes its place.");

    var client =
        client(
            rotating.andThen(
                request -> request.explicitAuthFlows(ExplicitAuthFlowsType.ALLOW_USER_SRP_AUTH)));
    assertThat(found(client).rotation()).contains(Duration.ofSeconds(10));
  }

  @Test
  void knowsWhatItMayReadAndWrite() {
    var open = found(client(request -> {}));
    var narrow =
        found(client(request -> request.readAttributes("email", "name").writeAttributes("name")));

    assertThat(open.readable("email")).isTrue();
    assertThat(open.writable("nickname")).isTrue();
    assertThat(open.writable("email_verified")).isFalse();
    assertThat(narrow.readable("nickname")).isFalse();
    assertThat(narrow.writable("name")).isTrue();
    assertThat(narrow.writable("email")).isFalse();
    assertRefused(
        () -> client(request -> request.readAttributes("custom:team")),
        INVALID,
        "Invalid read attributes specified while creating a client");
    assertRefused(
        () -> client(request -> request.writeAttributes("email_verified")),
        INVALID,
        "Invalid write attributes specified while creating a client");
  }

  @Test
  void takesGrantsScopesAndUrls() {
    var client =
        found(
            client(
                oauth(
                    request ->
                        request
                            .logoutURLs("https://app.example/bye", "myapp://bye")
                            .defaultRedirectURI(CALLBACK)
                            .supportedIdentityProviders("COGNITO"))));

    assertThat(client.grants(OAuthFlowType.CODE)).isTrue();
    assertThat(client.grants(OAuthFlowType.IMPLICIT)).isFalse();
    assertThat(client.scopes()).containsExactly("openid", "email");
    assertThat(client.callbackUrls()).containsExactly(CALLBACK);
    assertThat(client.logoutUrls()).containsExactly("https://app.example/bye", "myapp://bye");
    assertThat(client.identityProviders()).containsExactly("COGNITO");
  }

  @Test
  void needsGrantsAndScopesForManagedLogin() {
    assertRefused(
        () -> client(request -> request.allowedOAuthFlowsUserPoolClient(true)),
        INVALID,
        "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to"
            + " use OAuth flows.");
    assertRefused(
        () -> client(oauth(request -> request.callbackURLs(List.of()))),
        INVALID,
        "CallbackURLs are required for the flows code and implicit.");
    assertRefused(
        () -> client(oauth(request -> request.allowedOAuthScopes("photos/read"))),
        "ScopeDoesNotExistException",
        "Invalid scope requested: photos/read");
    assertRefused(
        () -> client(request -> request.supportedIdentityProviders("Google")),
        INVALID,
        "The provider Google does not exist for User Pool " + poolId + ".");
    assertRefused(
        () -> client(oauth(request -> request.defaultRedirectURI("https://app.example/"))),
        INVALID,
        "Default redirect URI must be one of the callback URLs: https://app.example/");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://app.example/cb | cannot use the HTTP protocol.",
        "https://app.example/cb#top | cannot have a fragment.",
        "/cb | is not an absolute URI.",
        "javascript:alert(1) | cannot use the scheme javascript.",
        "https:///cb | names no host.",
        "https://app.example@evil.example/ | names no host.",
      })
  void refusesUrlsThatCodesMustNotGoTo(String url, String why) {
    assertRefused(
        () -> client(oauth(request -> request.callbackURLs(url))), INVALID, url + " " + why);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://127.0.0.1:3000/cb", "https://app.example/cb?a=b", "com.example.app:/cb"})
  void takesUrlsOfMachinesAndApps(String url) {
    assertThat(client(oauth(request -> request.callbackURLs(url))).callbackURLs())
        .containsExactly(url);
  }

  @Test
  void givesClientCredentialsToServersAlone() {
    cognito.createResourceServer(
        request ->
            request
                .userPoolId(poolId)
                .identifier("photos")
                .name("Photos")
                .scopes(scope -> scope.scopeName("read").scopeDescription("See photos")));
    Consumer<CreateUserPoolClientRequest.Builder> machine =
        request ->
            request
                .allowedOAuthFlowsUserPoolClient(true)
                .allowedOAuthFlows(OAuthFlowType.CLIENT_CREDENTIALS)
                .allowedOAuthScopes("photos/read");

    assertThat(
            found(client(machine.andThen(request -> request.generateSecret(true))))
                .grants(OAuthFlowType.CLIENT_CREDENTIALS))
        .isTrue();
    assertRefused(
        () -> client(machine),
        "InvalidOAuthFlowException",
        "client_credentials flow can not be selected if client does not have a client secret.");
    assertRefused(
        () ->
            client(
                machine.andThen(
                    request ->
                        request
                            .generateSecret(true)
                            .callbackURLs(CALLBACK)
                            .allowedOAuthFlows(
                                OAuthFlowType.CLIENT_CREDENTIALS, OAuthFlowType.CODE))),
        "InvalidOAuthFlowException",
        "client_credentials flow can not be selected along with code flow or implicit flow.");
    assertRefused(
        () ->
            client(
                machine.andThen(
                    request -> request.generateSecret(true).allowedOAuthScopes("openid"))),
        "InvalidOAuthFlowException",
        "openid is not supported with client_credentials flow");
  }

  @Test
  void changesNothingWhereAnUpdateIsRefused() {
    var client = client(oauth(request -> {}));

    assertRefused(
        () ->
            cognito.updateUserPoolClient(
                request ->
                    request
                        .userPoolId(poolId)
                        .clientId(client.clientId())
                        .supportedIdentityProviders("Facebook")),
        INVALID,
        "The provider Facebook does not exist for User Pool " + poolId + ".");
    assertThat(found(client).type()).isEqualTo(client);
  }

  @Test
  void listsAndDeletesClients() {
    for (int i = 0; i < 3; i++) {
      client(request -> {});
    }
    var listed =
        cognito
            .listUserPoolClientsPaginator(request -> request.userPoolId(poolId).maxResults(2))
            .userPoolClients()
            .stream()
            .toList();
    assertThat(listed)
        .hasSize(3)
        .extracting(UserPoolClientDescription::clientName)
        .containsOnly("web");

    var id = listed.get(0).clientId();
    cognito.deleteUserPoolClient(request -> request.userPoolId(poolId).clientId(id));

    assertRefused(
        () -> cognito.describeUserPoolClient(request -> request.userPoolId(poolId).clientId(id)),
        NOT_FOUND,
        "User pool client " + id + " does not exist.");
  }

  @Test
  void findsNoClientInAnotherPool() {
    var client = client(request -> {});
    var other = pool(request -> {}).id();

    assertRefused(
        () ->
            cognito.describeUserPoolClient(
                request -> request.userPoolId(other).clientId(client.clientId())),
        NOT_FOUND,
        "User pool client " + client.clientId() + " does not exist.");
  }

  @Test
  void keepsNoMoreClientsThanASandboxMay() {
    for (int i = 0; i < PoolLimits.DEFAULT.clients(); i++) {
      client(request -> {});
    }

    assertRefused(
        () -> client(request -> {}),
        "LimitExceededException",
        "The user pool has reached its limit of 50 app clients.");
  }
}

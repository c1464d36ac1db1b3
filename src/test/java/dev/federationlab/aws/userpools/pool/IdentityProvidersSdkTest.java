package dev.federationlab.aws.userpools.pool;

import static dev.federationlab.aws.userpools.pool.PoolRefusals.INVALID;
import static dev.federationlab.aws.userpools.pool.PoolRefusals.NOT_FOUND;
import static dev.federationlab.aws.userpools.pool.PoolRefusals.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ProviderDescription;

class IdentityProvidersSdkTest extends PoolSandbox {
  private static final Map<String, String> GOOGLE =
      Map.of(
          "client_id", "1.apps.googleusercontent.com",
          "client_secret", "secret",
          "authorize_scopes", "email profile openid");
  private static final Map<String, String> OPEN_ID =
      Map.of(
          "client_id", "pool",
          "client_secret", "secret",
          "authorize_scopes", "openid email",
          "attributes_request_method", "GET",
          "oidc_issuer", "http://localhost:7071/google");

  private IdentityProviderType create(
      String name,
      String type,
      Map<String, String> details,
      Consumer<CreateIdentityProviderRequest.Builder> more) {
    return cognito
        .createIdentityProvider(
            request -> {
              request
                  .userPoolId(poolId)
                  .providerName(name)
                  .providerType(type)
                  .providerDetails(details);
              more.accept(request);
            })
        .identityProvider();
  }

  private IdentityProviderType google() {
    return create("Google", "Google", GOOGLE, request -> {});
  }

  private static Map<String, String> without(Map<String, String> details, String name) {
    var fewer = new HashMap<>(details);
    fewer.remove(name);
    return fewer;
  }

  private static Map<String, String> with(Map<String, String> details, String name, String value) {
    var more = new HashMap<>(details);
    more.put(name, value);
    return more;
  }

  @Test
  void fillsInWhatItKnowsOfGoogle() {
    var provider = google();

    assertThat(provider.providerDetails())
        .containsAllEntriesOf(GOOGLE)
        .containsEntry("authorize_url", "http://localhost:7071/google/o/oauth2/v2/auth")
        .containsEntry("token_url", "http://localhost:7071/google/token")
        .containsEntry("oidc_issuer", "http://localhost:7071/google")
        .containsEntry("token_request_method", "POST")
        .containsEntry("attributes_url_add_attributes", "true");
    assertThat(provider.attributeMapping()).containsExactly(Map.entry("username", "sub"));
    assertThat(
            cognito
                .describeIdentityProvider(
                    request -> request.userPoolId(poolId).providerName("Google"))
                .identityProvider())
        .isEqualTo(provider);
  }

  @Test
  void fillsInWhatItKnowsOfFacebookInItsVersion() {
    var details =
        Map.of(
            "client_id", "1",
            "client_secret", "secret",
            "authorize_scopes", "public_profile, email",
            "api_version", "v19.0");

    var provider = create("Facebook", "Facebook", details, request -> {});

    assertThat(provider.providerDetails())
        .containsEntry("authorize_url", "http://localhost:7071/facebook/v19.0/dialog/oauth")
        .containsEntry("token_url", "http://localhost:7071/facebook/v19.0/oauth/access_token")
        .containsEntry("attributes_url", "http://localhost:7071/facebook/v19.0/me?fields=")
        .containsEntry("token_request_method", "GET");
    assertThat(provider.attributeMapping()).containsEntry("username", "id");
  }

  @Test
  void fillsInWhatItKnowsOfAmazon() {
    var details =
        Map.of("client_id", "1", "client_secret", "secret", "authorize_scopes", "profile");

    var provider = create("LoginWithAmazon", "LoginWithAmazon", details, request -> {});

    assertThat(provider.providerDetails())
        .containsEntry("authorize_url", "http://localhost:7071/amazon/ap/oa")
        .containsEntry("token_url", "http://localhost:7071/amazon/auth/o2/token")
        .containsEntry("attributes_url", "http://localhost:7071/amazon/user/profile");
    assertThat(provider.attributeMapping()).containsEntry("username", "user_id");
  }

  @Test
  void asksAnOpenIdConnectIssuerForTheRest() {
    var provider = create("MyOIDC", "OIDC", OPEN_ID, request -> {});

    assertThat(provider.providerDetails())
        .containsEntry("authorize_url", "http://localhost:7071/google/auth")
        .containsEntry("jwks_uri", "http://localhost:7071/google/keys");
    assertRefused(
        () ->
            create(
                "Other",
                "OIDC",
                with(OPEN_ID, "oidc_issuer", "http://unreachable.example"),
                request -> {}),
        INVALID,
        "Unable to contact well-known endpoint");
  }

  @Test
  void asksNobodyIfItIsToldAll() {
    var told =
        Map.of(
            "authorize_url", "http://unreachable.example/a",
            "token_url", "http://unreachable.example/t",
            "attributes_url", "http://unreachable.example/u",
            "jwks_uri", "http://unreachable.example/k",
            "oidc_issuer", "http://unreachable.example");
    var details = new HashMap<>(OPEN_ID);
    details.putAll(told);

    assertThat(create("MyOIDC", "OIDC", details, request -> {}).providerDetails())
        .containsAllEntriesOf(told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"client_id", "client_secret", "authorize_scopes"})
  void needsItsOwnRegistrationAtTheProvider(String name) {
    assertRefused(
        () -> create("Google", "Google", without(GOOGLE, name), request -> {}),
        INVALID,
        "ProviderDetails: " + name + " is required.");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "authorize_scopes | email | authorize_scopes must include openid.",
        "attributes_request_method | PUT | attributes_request_method must be GET or POST.",
      })
  void refusesDetailsThatCannotWork(String name, String value, String why) {
    assertRefused(
        () -> create("MyOIDC", "OIDC", with(OPEN_ID, name, value), request -> {}),
        INVALID,
        "ProviderDetails: " + why);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Goggle | Google | ProviderName of type Google must be Google.",
        "Google | OIDC | ProviderName Google is reserved.",
        "MySAML | SAML | Identity providers of type SAML are not served here yet.",
      })
  void refusesNamesAndTypes(String name, String type, String why) {
    assertRefused(() -> create(name, type, GOOGLE, request -> {}), INVALID, why);
  }

  @Test
  void refusesAProviderTwice() {
    google();

    assertRefused(
        this::google,
        "DuplicateProviderException",
        "A provider named Google already exists in this user pool.");
  }

  @Test
  void mapsOnlyAttributesThatCanChange() {
    var mapped =
        create(
            "Google",
            "Google",
            GOOGLE,
            request ->
                request.attributeMapping(
                    Map.of("email", "email", "email_verified", "email_verified")));
    assertThat(mapped.attributeMapping())
        .containsOnly(
            Map.entry("email", "email"),
            Map.entry("email_verified", "email_verified"),
            Map.entry("username", "sub"));

    assertRefused(
        () ->
            cognito.updateIdentityProvider(
                request ->
                    request
                        .userPoolId(poolId)
                        .providerName("Google")
                        .attributeMapping(Map.of("custom:team", "hd"))),
        INVALID,
        "AttributeMapping: custom:team: Attribute does not exist in the schema.");
    assertRefused(
        () ->
            cognito.updateIdentityProvider(
                request ->
                    request
                        .userPoolId(poolId)
                        .providerName("Google")
                        .attributeMapping(Map.of("sub", "sub"))),
        INVALID,
        "AttributeMapping: sub: Attribute cannot be updated.");
    assertRefused(
        () ->
            cognito.updateIdentityProvider(
                request ->
                    request
                        .userPoolId(poolId)
                        .providerName("Google")
                        .attributeMapping(Map.of("username", "email"))),
        INVALID,
        "AttributeMapping: username of a Google user is always sub.");
  }

  @Test
  void changesOnlyWhatAnUpdateNames() {
    google();

    var changed =
        cognito
            .updateIdentityProvider(
                request ->
                    request
                        .userPoolId(poolId)
                        .providerName("Google")
                        .providerDetails(with(GOOGLE, "client_id", "2")))
            .identityProvider();

    assertThat(changed.providerDetails())
        .containsEntry("client_id", "2")
        .containsEntry("token_url", "http://localhost:7071/google/token");
    assertThat(changed.attributeMapping()).containsExactly(Map.entry("username", "sub"));
  }

  @Test
  void isFoundByItsIdentifiers() {
    create("MyOIDC", "OIDC", OPEN_ID, request -> request.idpIdentifiers("example.com", "staff"));

    assertThat(
            cognito
                .getIdentityProviderByIdentifier(
                    request -> request.userPoolId(poolId).idpIdentifier("staff"))
                .identityProvider()
                .providerName())
        .isEqualTo("MyOIDC");
    assertRefused(
        () -> create("Other", "OIDC", OPEN_ID, request -> request.idpIdentifiers("staff")),
        "DuplicateProviderException",
        "The identifier staff belongs to another provider of this user pool.");
    assertRefused(
        () ->
            cognito.getIdentityProviderByIdentifier(
                request -> request.userPoolId(poolId).idpIdentifier("guests")),
        NOT_FOUND,
        "Identity provider guests does not exist.");
  }

  @Test
  void leavesTheClientsWhenItIsDeleted() {
    google();
    var client = client(request -> request.supportedIdentityProviders("COGNITO", "Google"));

    cognito.deleteIdentityProvider(request -> request.userPoolId(poolId).providerName("Google"));

    assertThat(
            cognito
                .describeUserPoolClient(
                    request -> request.userPoolId(poolId).clientId(client.clientId()))
                .userPoolClient()
                .supportedIdentityProviders())
        .containsExactly("COGNITO");
    assertRefused(
        () ->
            cognito.deleteIdentityProvider(
                request -> request.userPoolId(poolId).providerName("Google")),
        NOT_FOUND,
        "Identity provider Google does not exist.");
  }

  @Test
  void listsProvidersInParts() {
    for (var name : List.of("One", "Two", "Three")) {
      create(name, "OIDC", OPEN_ID, request -> {});
    }

    assertThat(
            cognito
                .listIdentityProvidersPaginator(request -> request.userPoolId(poolId).maxResults(2))
                .providers()
                .stream())
        .extracting(ProviderDescription::providerName)
        .containsExactlyInAnyOrder("One", "Two", "Three");
  }
}

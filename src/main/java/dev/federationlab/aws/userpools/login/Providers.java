package dev.federationlab.aws.userpools.login;

import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.IdentityProviders;
import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;

/** With whom the users of an app client sign in. */
final class Providers {
  private final IdentityProviders providers;

  Providers(IdentityProviders providers) {
    this.providers = providers;
  }

  /** Whether the pool itself is among them. */
  static boolean local(AppClient client) {
    return client.identityProviders().contains(Granting.COGNITO);
  }

  /** The web identity providers, in the order of the app client. */
  List<IdentityProviderType> of(Transaction store, AppClient client) {
    return client.identityProviders().stream()
        .filter(name -> !name.equals(Granting.COGNITO))
        .flatMap(name -> providers.find(store, client.pool(), name).stream())
        .toList();
  }

  /** One of them by its name. */
  Optional<IdentityProviderType> named(Transaction store, AppClient client, String name) {
    return client.identityProviders().contains(name)
        ? providers.find(store, client.pool(), name)
        : Optional.empty();
  }

  /** One of them by another name of it, such as the domain of its e-mail addresses. */
  Optional<IdentityProviderType> identified(
      Transaction store, AppClient client, String identifier) {
    return providers
        .findByIdentifier(store, client.pool(), identifier)
        .filter(found -> client.identityProviders().contains(found.providerName()));
  }

  /** As templates see it. */
  static Map<String, String> shown(IdentityProviderType provider, AuthorizationRequest request) {
    var name = provider.providerName();
    return Map.of(
        "name",
        name,
        "title",
        name.equals("LoginWithAmazon") ? "Amazon" : name,
        "kind",
        provider.providerTypeAsString().toLowerCase(Locale.ROOT),
        "address",
        Granting.address(
            "/oauth2/authorize", request, Map.of("identity_provider", name, "idp_identifier", "")));
  }
}

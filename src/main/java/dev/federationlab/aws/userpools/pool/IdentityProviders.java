package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.pool.Page;
import dev.federationlab.aws.pool.PoolTable;
import dev.federationlab.aws.wire.SdkJson;
import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateIdentityProviderResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteIdentityProviderResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeIdentityProviderResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetIdentityProviderByIdentifierRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetIdentityProviderByIdentifierResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListIdentityProvidersRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ListIdentityProvidersResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ProviderDescription;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateIdentityProviderRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateIdentityProviderResponse;

/** The identity providers that a pool takes users from, by name. */
public final class IdentityProviders {
  private static final int MOST_LISTED = 60;

  /** Names that only the type itself may have, and the pool's own. */
  private static final Set<String> RESERVED =
      Set.of("Cognito", "COGNITO", "Facebook", "Google", "LoginWithAmazon", "SignInWithApple");

  private final Pools pools;
  private final Kept<IdentityProviderType> providers;
  private final ProviderDetails details;
  private final PoolLimits limits;

  IdentityProviders(Pools pools, SdkJson json, ProviderDetails details, PoolLimits limits) {
    this.pools = pools;
    this.providers =
        new Kept<>(
            json,
            "user-pool-identity-provider",
            IdentityProviderType.class,
            IdentityProviderType::builder);
    this.details = details;
    this.limits = limits;
  }

  /** Adds the operations to the table. */
  void addTo(PoolTable table) {
    table
        .onPool("CreateIdentityProvider", CreateIdentityProviderRequest::userPoolId, this::create)
        .onPool(
            "DescribeIdentityProvider", DescribeIdentityProviderRequest::userPoolId, this::describe)
        .onPool(
            "GetIdentityProviderByIdentifier",
            GetIdentityProviderByIdentifierRequest::userPoolId,
            this::getByIdentifier)
        .onPool("UpdateIdentityProvider", UpdateIdentityProviderRequest::userPoolId, this::update)
        .onPool("DeleteIdentityProvider", DeleteIdentityProviderRequest::userPoolId, this::delete)
        .onPool("ListIdentityProviders", ListIdentityProvidersRequest::userPoolId, this::list);
  }

  /** The provider of this name, to the letter. */
  public Optional<IdentityProviderType> find(Transaction store, Pool pool, String name) {
    return providers.find(store, pool.space(), name);
  }

  /** The provider that goes by this identifier, such as the domain of its users' addresses. */
  public Optional<IdentityProviderType> findByIdentifier(
      Transaction store, Pool pool, String identifier) {
    return all(store, pool).stream()
        .filter(provider -> provider.idpIdentifiers().contains(identifier))
        .findFirst();
  }

  /** All providers of a pool, by name. */
  public List<IdentityProviderType> all(Transaction store, Pool pool) {
    return providers.list(store, pool.space(), "", limits.providers());
  }

  private CreateIdentityProviderResponse create(Call call, CreateIdentityProviderRequest request) {
    var pool = pools.require(call, request.userPoolId());
    requireName(request.providerType(), request.providerName());
    if (providers.count(call.store(), pool.space()) >= limits.providers()) {
      throw UserPoolErrors.LIMIT_EXCEEDED.exception(
          "The user pool has reached its limit of " + limits.providers() + " identity providers.");
    }
    requireFree(call, pool, request.providerName(), request.idpIdentifiers());
    var provider =
        IdentityProviderType.builder()
            .userPoolId(pool.id())
            .providerName(request.providerName())
            .providerType(request.providerType())
            .providerDetails(details.inForce(request.providerType(), request.providerDetails()))
            .attributeMapping(
                AttributeMapping.inForce(pool, request.providerType(), request.attributeMapping()))
            .idpIdentifiers(request.idpIdentifiers())
            .creationDate(call.now())
            .lastModifiedDate(call.now())
            .build();
    if (!providers.insert(call.store(), pool.space(), provider.providerName(), provider)) {
      throw UserPoolErrors.DUPLICATE_PROVIDER.exception(
          "A provider named " + provider.providerName() + " already exists in this user pool.");
    }
    return CreateIdentityProviderResponse.builder().identityProvider(provider).build();
  }

  private static void requireName(IdentityProviderTypeType type, String name) {
    boolean social = RESERVED.contains(type.toString());
    if (social && !name.equals(type.toString())) {
      throw UserPoolErrors.INVALID_PARAMETER.exception(
          "ProviderName of type " + type + " must be " + type + ".");
    }
    if (!social && RESERVED.contains(name)) {
      throw UserPoolErrors.INVALID_PARAMETER.exception("ProviderName " + name + " is reserved.");
    }
  }

  private void requireFree(Call call, Pool pool, String name, List<String> identifiers) {
    for (var identifier : identifiers) {
      if (findByIdentifier(call.store(), pool, identifier)
          .filter(other -> !other.providerName().equals(name))
          .isPresent()) {
        throw UserPoolErrors.DUPLICATE_PROVIDER.exception(
            "The identifier " + identifier + " belongs to another provider of this user pool.");
      }
    }
  }

  private DescribeIdentityProviderResponse describe(
      Call call, DescribeIdentityProviderRequest request) {
    var pool = pools.require(call, request.userPoolId());
    return DescribeIdentityProviderResponse.builder()
        .identityProvider(require(call, pool, request.providerName()))
        .build();
  }

  private IdentityProviderType require(Call call, Pool pool, String name) {
    return find(call.store(), pool, name).orElseThrow(() -> missing(name));
  }

  private static ServiceException missing(String name) {
    return UserPoolErrors.RESOURCE_NOT_FOUND.exception(
        "Identity provider " + name + " does not exist.");
  }

  private GetIdentityProviderByIdentifierResponse getByIdentifier(
      Call call, GetIdentityProviderByIdentifierRequest request) {
    var pool = pools.require(call, request.userPoolId());
    return GetIdentityProviderByIdentifierResponse.builder()
        .identityProvider(
            findByIdentifier(call.store(), pool, request.idpIdentifier())
                .orElseThrow(() -> missing(request.idpIdentifier())))
        .build();
  }

  /** What the request does not name stays; the details, if it names them, are set as a whole. */
  private UpdateIdentityProviderResponse update(Call call, UpdateIdentityProviderRequest request) {
    var pool = pools.require(call, request.userPoolId());
    if (request.hasIdpIdentifiers()) {
      requireFree(call, pool, request.providerName(), request.idpIdentifiers());
    }
    var changed =
        providers
            .change(
                call.store(),
                pool.space(),
                request.providerName(),
                provider -> changed(call, pool, provider, request))
            .orElseThrow(() -> missing(request.providerName()));
    return UpdateIdentityProviderResponse.builder().identityProvider(changed).build();
  }

  private IdentityProviderType changed(
      Call call, Pool pool, IdentityProviderType provider, UpdateIdentityProviderRequest request) {
    var changed = provider.toBuilder().lastModifiedDate(call.now());
    if (request.hasProviderDetails()) {
      changed.providerDetails(details.inForce(provider.providerType(), request.providerDetails()));
    }
    if (request.hasAttributeMapping()) {
      changed.attributeMapping(
          AttributeMapping.inForce(pool, provider.providerType(), request.attributeMapping()));
    }
    if (request.hasIdpIdentifiers()) {
      changed.idpIdentifiers(request.idpIdentifiers());
    }
    return changed.build();
  }

  /** Clients that named it no longer do: none may name what is not there. */
  private DeleteIdentityProviderResponse delete(Call call, DeleteIdentityProviderRequest request) {
    var pool = pools.require(call, request.userPoolId());
    var name = request.providerName();
    if (!providers.delete(call.store(), pool.space(), name)) {
      throw missing(name);
    }
    for (var client : pools.clients(call.store(), pool, "", Integer.MAX_VALUE)) {
      if (client.identityProviders().contains(name)) {
        pools.changeClient(
            call.store(),
            pool,
            client.id(),
            type ->
                type.toBuilder()
                    .supportedIdentityProviders(
                        type.supportedIdentityProviders().stream()
                            .filter(other -> !other.equals(name))
                            .toList())
                    .build());
      }
    }
    return DeleteIdentityProviderResponse.builder().build();
  }

  private ListIdentityProvidersResponse list(Call call, ListIdentityProvidersRequest request) {
    var pool = pools.require(call, request.userPoolId());
    var page =
        Page.<IdentityProviderType>of(
            request.nextToken(),
            request.maxResults(),
            MOST_LISTED,
            (after, most) -> providers.list(call.store(), pool.space(), after, most),
            IdentityProviderType::providerName);
    return ListIdentityProvidersResponse.builder()
        .providers(page.items().stream().map(IdentityProviders::description).toList())
        .nextToken(page.token())
        .build();
  }

  private static ProviderDescription description(IdentityProviderType provider) {
    return ProviderDescription.builder()
        .providerName(provider.providerName())
        .providerType(provider.providerType())
        .creationDate(provider.creationDate())
        .lastModifiedDate(provider.lastModifiedDate())
        .build();
  }
}

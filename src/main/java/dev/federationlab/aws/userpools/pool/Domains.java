package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.pool.PoolTable;
import dev.federationlab.store.Document;
import dev.federationlab.store.Kind;
import dev.federationlab.store.Transaction;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.CreateUserPoolDomainResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DeleteUserPoolDomainResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DescribeUserPoolDomainResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainDescriptionType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.DomainStatusType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolDomainRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UpdateUserPoolDomainResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.UserPoolTierType;

/**
 * The domains of managed login, by prefix: one for each pool, and no two pools of the whole
 * installation have the same. Custom domains would need DNS and certificates, and are refused.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-assign-domain-prefix.html">Prefix
 *     domains</a>
 */
public final class Domains {
  /** What a prefix must not contain. */
  private static final List<String> RESERVED = List.of("aws", "amazon", "cognito");

  private static final int CLASSIC = 1;
  private static final int MANAGED = 2;

  /**
   * A domain as it is stored, under its prefix.
   *
   * @param version 1 for the classic hosted pages, 2 for managed login
   */
  record Domain(String poolId, int version) {}

  static final Kind<Domain> KIND = Kind.of("user-pool-domain", Domain.class);

  private final Pools pools;

  Domains(Pools pools) {
    this.pools = pools;
  }

  /** Adds the operations to the table. */
  void addTo(PoolTable table) {
    table
        .onPool("CreateUserPoolDomain", CreateUserPoolDomainRequest::userPoolId, this::create)
        .onAny("DescribeUserPoolDomain", this::describe)
        .onPool("UpdateUserPoolDomain", UpdateUserPoolDomainRequest::userPoolId, this::update)
        .onPool("DeleteUserPoolDomain", DeleteUserPoolDomainRequest::userPoolId, this::delete);
  }

  /** The pool whose managed login has this prefix. */
  public Optional<Pool> pool(Transaction store, String prefix) {
    return document(store, prefix).flatMap(found -> pools.find(store, found.value().poolId()));
  }

  private static Optional<Document<Domain>> document(Transaction store, String prefix) {
    return store.find(Pools.GLOBAL, KIND, prefix);
  }

  private CreateUserPoolDomainResponse create(Call call, CreateUserPoolDomainRequest request) {
    var prefix = request.domain();
    if (request.customDomainConfig() != null) {
      throw customDomain();
    }
    for (var word : RESERVED) {
      if (prefix.contains(word)) {
        throw invalid("Domain cannot contain reserved word: " + word);
      }
    }
    var version = version(request.managedLoginVersion(), CLASSIC);
    pools.change(
        call,
        request.userPoolId(),
        pool -> {
          requireTier(pool, version);
          if (pool.domain().isPresent()) {
            throw invalid("The user pool already has a domain: " + pool.domain().get());
          }
          return withDomain(pool, prefix);
        });
    if (!call.store()
        .insert(Pools.GLOBAL, KIND, prefix, new Domain(request.userPoolId(), version))) {
      throw invalid("Domain already associated with another user pool.");
    }
    return CreateUserPoolDomainResponse.builder().managedLoginVersion(version).build();
  }

  private static ServiceException customDomain() {
    return invalid(
        "Custom domains are not served here: they need DNS and a certificate. Use a prefix.");
  }

  private static int version(@Nullable Integer asked, int otherwise) {
    int version = asked == null ? otherwise : asked;
    if (version != CLASSIC && version != MANAGED) {
      throw invalid("ManagedLoginVersion must be 1 or 2.");
    }
    return version;
  }

  private static void requireTier(Pool pool, int version) {
    if (version == MANAGED && pool.type().userPoolTier() == UserPoolTierType.LITE) {
      throw UserPoolErrors.FEATURE_UNAVAILABLE_IN_TIER.exception(
          "Managed login is not available in the tier LITE.");
    }
  }

  private static Pool withDomain(Pool pool, @Nullable String prefix) {
    return new Pool(
        pool.accountId(), pool.type().toBuilder().domain(prefix).build(), pool.factors());
  }

  /** Of a domain that is not there, or not the caller's, nothing is told, as AWS does it. */
  private DescribeUserPoolDomainResponse describe(
      Call call, DescribeUserPoolDomainRequest request) {
    var description =
        document(call.store(), request.domain())
            .flatMap(
                found ->
                    pools
                        .find(call.store(), found.value().poolId())
                        .filter(pool -> pool.accountId().equals(call.accountId()))
                        .map(pool -> description(pool, found)))
            .orElseGet(() -> DomainDescriptionType.builder().build());
    return DescribeUserPoolDomainResponse.builder().domainDescription(description).build();
  }

  private static DomainDescriptionType description(Pool pool, Document<Domain> domain) {
    return DomainDescriptionType.builder()
        .userPoolId(pool.id())
        .awsAccountId(pool.accountId())
        .domain(domain.id())
        .status(DomainStatusType.ACTIVE)
        .managedLoginVersion(domain.value().version())
        .build();
  }

  private UpdateUserPoolDomainResponse update(Call call, UpdateUserPoolDomainRequest request) {
    if (request.customDomainConfig() != null) {
      throw customDomain();
    }
    var pool = pools.require(call, request.userPoolId());
    var domain = require(call, pool, request.domain());
    var version = version(request.managedLoginVersion(), domain.value().version());
    requireTier(pool, version);
    call.store().update(Pools.GLOBAL, KIND, domain, new Domain(pool.id(), version));
    return UpdateUserPoolDomainResponse.builder().managedLoginVersion(version).build();
  }

  private static Document<Domain> require(Call call, Pool pool, String prefix) {
    return document(call.store(), prefix)
        .filter(found -> found.value().poolId().equals(pool.id()))
        .orElseThrow(() -> invalid("No such domain or user pool exists."));
  }

  private DeleteUserPoolDomainResponse delete(Call call, DeleteUserPoolDomainRequest request) {
    require(call, pools.require(call, request.userPoolId()), request.domain());
    pools.change(call, request.userPoolId(), pool -> withDomain(pool, null));
    call.store().delete(Pools.GLOBAL, KIND, request.domain());
    return DeleteUserPoolDomainResponse.builder().build();
  }

  private static ServiceException invalid(String message) {
    return UserPoolErrors.INVALID_PARAMETER.exception(message);
  }
}

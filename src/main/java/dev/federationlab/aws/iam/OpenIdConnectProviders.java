package dev.federationlab.aws.iam;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.store.Document;
import dev.federationlab.store.Transaction;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.iam.model.AddClientIdToOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.AddClientIdToOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.CreateOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.DeleteOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.DeleteOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.GetOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProviderTagsRequest;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProviderTagsResponse;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProvidersRequest;
import software.amazon.awssdk.services.iam.model.ListOpenIdConnectProvidersResponse;
import software.amazon.awssdk.services.iam.model.OpenIDConnectProviderListEntry;
import software.amazon.awssdk.services.iam.model.RemoveClientIdFromOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.RemoveClientIdFromOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.TagOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.TagOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.UntagOpenIdConnectProviderRequest;
import software.amazon.awssdk.services.iam.model.UntagOpenIdConnectProviderResponse;
import software.amazon.awssdk.services.iam.model.UpdateOpenIdConnectProviderThumbprintRequest;
import software.amazon.awssdk.services.iam.model.UpdateOpenIdConnectProviderThumbprintResponse;

/**
 * OpenID Connect providers that an account trusts, and for which audiences. Thumbprints are kept
 * and never needed: whom keys may be fetched from is decided by this installation.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateOpenIDConnectProvider.html">CreateOpenIDConnectProvider</a>
 */
final class OpenIdConnectProviders {
  private static final int ALL = 10_000;

  private final ProviderUrls urls;
  private final IamLimits limits;

  OpenIdConnectProviders(ProviderUrls urls, IamLimits limits) {
    this.urls = urls;
    this.limits = limits;
  }

  CreateOpenIdConnectProviderResponse create(
      Call call, CreateOpenIdConnectProviderRequest request) {
    var provider =
        new OpenIdConnectProvider(
            call.accountId(),
            urls.require(request.url()),
            ProviderLists.clientIds(request.clientIDList()),
            ProviderLists.thumbprints(request.thumbprintList()),
            call.now().truncatedTo(ChronoUnit.SECONDS),
            Tags.of(request.tags()));
    var space = KeptRoles.space(call.accountId());
    if (call.store().find(space, OpenIdConnectProvider.KIND, provider.name()).isEmpty()
        && call.store().count(space, OpenIdConnectProvider.KIND) >= limits.providers()) {
      throw new ServiceException(
          IamError.LIMIT_EXCEEDED,
          "Cannot exceed quota for OpenIdConnectProvidersPerAccount: " + limits.providers());
    }
    if (!call.store().insert(space, OpenIdConnectProvider.KIND, provider.name(), provider)) {
      throw new ServiceException(
          IamError.ENTITY_ALREADY_EXISTS,
          "Provider with url " + provider.issuer() + " already exists.");
    }
    var answer =
        CreateOpenIdConnectProviderResponse.builder().openIDConnectProviderArn(provider.arn());
    return provider.tags().isEmpty()
        ? answer.build()
        : answer.tags(Tags.list(provider.tags())).build();
  }

  GetOpenIdConnectProviderResponse get(Call call, GetOpenIdConnectProviderRequest request) {
    var provider = require(call, request.openIDConnectProviderArn()).value();
    var answer =
        GetOpenIdConnectProviderResponse.builder()
            .url(provider.name())
            .clientIDList(provider.clientIds())
            .thumbprintList(provider.thumbprints())
            .createDate(provider.createdAt());
    return provider.tags().isEmpty()
        ? answer.build()
        : answer.tags(Tags.list(provider.tags())).build();
  }

  ListOpenIdConnectProvidersResponse list(Call call, ListOpenIdConnectProvidersRequest request) {
    var entries =
        call
            .store()
            .list(KeptRoles.space(call.accountId()), OpenIdConnectProvider.KIND, "", "", ALL)
            .stream()
            .map(
                provider ->
                    OpenIDConnectProviderListEntry.builder().arn(provider.value().arn()).build())
            .toList();
    return ListOpenIdConnectProvidersResponse.builder().openIDConnectProviderList(entries).build();
  }

  /** What is not there is deleted, too. */
  DeleteOpenIdConnectProviderResponse delete(
      Call call, DeleteOpenIdConnectProviderRequest request) {
    call.store()
        .delete(
            KeptRoles.space(call.accountId()),
            OpenIdConnectProvider.KIND,
            nameIn(call, request.openIDConnectProviderArn()));
    return DeleteOpenIdConnectProviderResponse.builder().build();
  }

  /** What is in the list already stays so. */
  AddClientIdToOpenIdConnectProviderResponse addClientId(
      Call call, AddClientIdToOpenIdConnectProviderRequest request) {
    change(
        call,
        request.openIDConnectProviderArn(),
        provider -> {
          var ids = new ArrayList<>(provider.clientIds());
          ids.add(request.clientID());
          return provider.withClientIds(ProviderLists.clientIds(ids));
        });
    return AddClientIdToOpenIdConnectProviderResponse.builder().build();
  }

  RemoveClientIdFromOpenIdConnectProviderResponse removeClientId(
      Call call, RemoveClientIdFromOpenIdConnectProviderRequest request) {
    change(
        call,
        request.openIDConnectProviderArn(),
        provider ->
            provider.withClientIds(
                provider.clientIds().stream()
                    .filter(id -> !id.equals(request.clientID()))
                    .toList()));
    return RemoveClientIdFromOpenIdConnectProviderResponse.builder().build();
  }

  UpdateOpenIdConnectProviderThumbprintResponse updateThumbprints(
      Call call, UpdateOpenIdConnectProviderThumbprintRequest request) {
    var prints = ProviderLists.thumbprints(request.thumbprintList());
    change(call, request.openIDConnectProviderArn(), provider -> provider.withThumbprints(prints));
    return UpdateOpenIdConnectProviderThumbprintResponse.builder().build();
  }

  TagOpenIdConnectProviderResponse tag(Call call, TagOpenIdConnectProviderRequest request) {
    change(
        call,
        request.openIDConnectProviderArn(),
        provider -> provider.withTags(Tags.with(provider.tags(), request.tags())));
    return TagOpenIdConnectProviderResponse.builder().build();
  }

  UntagOpenIdConnectProviderResponse untag(Call call, UntagOpenIdConnectProviderRequest request) {
    change(
        call,
        request.openIDConnectProviderArn(),
        provider -> provider.withTags(Tags.without(provider.tags(), request.tagKeys())));
    return UntagOpenIdConnectProviderResponse.builder().build();
  }

  ListOpenIdConnectProviderTagsResponse tags(
      Call call, ListOpenIdConnectProviderTagsRequest request) {
    var tags = Tags.list(require(call, request.openIDConnectProviderArn()).value().tags());
    return ListOpenIdConnectProviderTagsResponse.builder().tags(tags).isTruncated(false).build();
  }

  /** The provider that an account registered for an issuer, the URL compared to the letter. */
  Optional<OpenIdConnectProvider> find(Transaction store, String accountId, String issuer) {
    return store
        .find(
            KeptRoles.space(accountId),
            OpenIdConnectProvider.KIND,
            OpenIdConnectProvider.name(issuer))
        .map(Document::value)
        .filter(provider -> provider.issuer().equals(issuer));
  }

  /** The provider of this ARN. */
  Optional<OpenIdConnectProvider> byArn(Transaction store, String accountId, String arn) {
    var start = OpenIdConnectProvider.arn(accountId, "");
    return arn.startsWith(start)
        ? store
            .find(
                KeptRoles.space(accountId),
                OpenIdConnectProvider.KIND,
                arn.substring(start.length()))
            .map(Document::value)
        : Optional.empty();
  }

  private void change(Call call, String arn, UnaryOperator<OpenIdConnectProvider> change) {
    var provider = require(call, arn);
    call.store()
        .update(
            KeptRoles.space(call.accountId()),
            OpenIdConnectProvider.KIND,
            provider,
            change.apply(provider.value()));
  }

  private Document<OpenIdConnectProvider> require(Call call, String arn) {
    return call.store()
        .find(KeptRoles.space(call.accountId()), OpenIdConnectProvider.KIND, nameIn(call, arn))
        .orElseThrow(
            () ->
                new ServiceException(
                    IamError.NO_SUCH_ENTITY, "OpenIDConnect Provider not found for arn " + arn));
  }

  private static String nameIn(Call call, String arn) {
    var start = OpenIdConnectProvider.arn(call.accountId(), "");
    if (!arn.startsWith(start) || arn.length() == start.length()) {
      throw new ServiceException(IamError.INVALID_INPUT, "Invalid ARN: " + arn);
    }
    return arn.substring(start.length());
  }

  /** For resets. */
  List<String> names(Transaction store, String accountId) {
    return store.list(KeptRoles.space(accountId), OpenIdConnectProvider.KIND, "", "", ALL).stream()
        .map(Document::id)
        .toList();
  }
}

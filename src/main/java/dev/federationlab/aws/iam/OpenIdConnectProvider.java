package dev.federationlab.aws.iam;

import dev.federationlab.store.Kind;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An OpenID Connect provider that an account trusts, stored under its URL without the scheme.
 *
 * @param issuer its URL with the scheme: what its tokens say in {@code iss}
 * @param clientIds the audiences it is trusted for
 */
public record OpenIdConnectProvider(
    String accountId,
    String issuer,
    List<String> clientIds,
    List<String> thumbprints,
    Instant createdAt,
    Map<String, String> tags) {
  static final Kind<OpenIdConnectProvider> KIND =
      Kind.of("oidc-provider", OpenIdConnectProvider.class);

  public OpenIdConnectProvider {
    clientIds = List.copyOf(clientIds);
    thumbprints = List.copyOf(thumbprints);
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /** The URL without its scheme: the name in ARNs and condition keys. */
  public String name() {
    return name(issuer);
  }

  public String arn() {
    return arn(accountId, name());
  }

  static String name(String url) {
    int scheme = url.indexOf("://");
    return scheme < 0 ? url : url.substring(scheme + 3);
  }

  static String arn(String accountId, String name) {
    return "arn:aws:iam::" + accountId + ":oidc-provider/" + name;
  }

  OpenIdConnectProvider withClientIds(List<String> ids) {
    return new OpenIdConnectProvider(accountId, issuer, ids, thumbprints, createdAt, tags);
  }

  OpenIdConnectProvider withThumbprints(List<String> prints) {
    return new OpenIdConnectProvider(accountId, issuer, clientIds, prints, createdAt, tags);
  }

  OpenIdConnectProvider withTags(Map<String, String> newTags) {
    return new OpenIdConnectProvider(accountId, issuer, clientIds, thumbprints, createdAt, newTags);
  }
}

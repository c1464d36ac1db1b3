package dev.federationlab.aws.userpools.token;

import dev.federationlab.aws.Incoming;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.Pools;
import dev.federationlab.http.Response;
import dev.federationlab.store.Store;
import dev.federationlab.token.PublicDocument;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What everyone may know of a pool, at the address that its issuer is: its public keys and its
 * discovery document (aws-behaviour 3.9).
 *
 * <pre>
 * GET /{poolId}/.well-known/jwks.json
 * GET /{poolId}/.well-known/openid-configuration
 * </pre>
 *
 * @see <a href="https://openid.net/specs/openid-connect-discovery-1_0.html#ProviderConfig">OpenID
 *     Connect Discovery §4</a>
 */
public final class Published {
  private static final Pattern PATH =
      Pattern.compile(
          "/([a-z0-9-]+_[0-9a-zA-Z]{1,40})/\\.well-known/(jwks\\.json|openid-configuration)");

  private final Store store;
  private final Pools pools;
  private final PoolKeys keys;
  private final Issuers issuers;
  private final Clock clock;

  public Published(Store store, Pools pools, PoolKeys keys, Issuers issuers, Clock clock) {
    this.store = store;
    this.pools = pools;
    this.keys = keys;
    this.issuers = issuers;
    this.clock = clock;
  }

  /** Whether a request is for one of the two; no bucket's name has an underscore. */
  public static boolean takes(Incoming request) {
    return PATH.matcher(request.rawPath()).matches();
  }

  /** Answers a request that it {@link #takes}. */
  public Response answer(Incoming request) {
    var path = PATH.matcher(request.rawPath());
    if (!path.matches()) {
      throw new IllegalArgumentException("not a path of this: " + request.rawPath());
    }
    return PublicDocument.read(
        request.method(),
        () ->
            document(path.group(1), path.group(2).equals("jwks.json"))
                .map(PublicDocument::found)
                .orElseGet(
                    () ->
                        PublicDocument.refused(
                            404, "User pool " + path.group(1) + " does not exist.")));
  }

  private Optional<Map<String, Object>> document(String poolId, boolean keySet) {
    return store.write(
        transaction ->
            pools
                .find(transaction, poolId)
                .map(
                    pool ->
                        keySet
                            ? keys.of(transaction, pool).published(clock.instant()).toJSONObject()
                            : discovery(pool)));
  }

  /** Managed login's endpoints are those of the domain, if the pool has one. */
  private Map<String, Object> discovery(Pool pool) {
    var issuer = issuers.of(pool);
    boolean domain = pool.domain().isPresent();
    var login = domain ? issuers.origin() + "/oauth2" : issuer;
    var document = new LinkedHashMap<String, Object>();
    document.put("authorization_endpoint", login + "/authorize");
    if (domain) {
      document.put("end_session_endpoint", issuers.origin() + "/logout");
    }
    document.put("id_token_signing_alg_values_supported", List.of("RS256"));
    document.put("issuer", issuer);
    document.put("jwks_uri", issuer + "/.well-known/jwks.json");
    document.put("response_types_supported", List.of("code", "token"));
    if (domain) {
      document.put("revocation_endpoint", login + "/revoke");
    }
    document.put("scopes_supported", List.of("openid", "email", "phone", "profile"));
    document.put("subject_types_supported", List.of("public"));
    document.put("token_endpoint", login + "/token");
    document.put(
        "token_endpoint_auth_methods_supported",
        List.of("client_secret_basic", "client_secret_post"));
    document.put("userinfo_endpoint", login + "/userInfo");
    return document;
  }
}

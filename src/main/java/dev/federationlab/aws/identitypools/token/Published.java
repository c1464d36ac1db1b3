package dev.federationlab.aws.identitypools.token;

import dev.federationlab.aws.Incoming;
import dev.federationlab.http.Response;
import dev.federationlab.store.Store;
import dev.federationlab.store.StoreFullException;
import dev.federationlab.token.PublicDocument;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What everyone may know of identity tokens: the public key, and the discovery document that points
 * to it. It names the issuer as AWS does, {@code https://cognito-identity.amazonaws.com}, and the
 * address of the key set as it is here.
 *
 * <pre>
 * GET /.well-known/jwks_uri
 * GET /.well-known/openid-configuration
 * </pre>
 */
public final class Published {
  /** Where the key set is: indeed, a path of that name (aws-behaviour 4.9). */
  public static final String JWKS = "/.well-known/jwks_uri";

  /** Where the discovery document is. */
  public static final String DISCOVERY = "/.well-known/openid-configuration";

  private final Store store;
  private final IdentityTokens tokens;
  private final URI address;

  /**
   * @param address the public origin of the embedded AWS
   */
  public Published(Store store, IdentityTokens tokens, URI address) {
    this.store = store;
    this.tokens = tokens;
    this.address = address;
  }

  /** Answers a request for {@link #JWKS} or {@link #DISCOVERY}. */
  public Response answer(Incoming request) {
    return PublicDocument.read(request.method(), () -> document(request.rawPath()));
  }

  private Response document(String path) {
    try {
      return PublicDocument.found(
          path.equals(JWKS) ? store.write(tokens::published).toJSONObject() : discovery());
    } catch (StoreFullException e) {
      return PublicDocument.refused(503, "Service Unavailable");
    }
  }

  private Map<String, Object> discovery() {
    var document = new LinkedHashMap<String, Object>();
    document.put("issuer", IdentityTokens.ISSUER);
    document.put("jwks_uri", address + JWKS);
    document.put("response_types_supported", List.of("token"));
    document.put("subject_types_supported", List.of("public"));
    document.put("id_token_signing_alg_values_supported", List.of("RS256"));
    return document;
  }
}

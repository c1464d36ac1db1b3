package dev.federationlab.provider.google;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.http.Body;
import dev.federationlab.http.Headers;
import dev.federationlab.oauth.Inquiry;
import dev.federationlab.provider.Answer;
import dev.federationlab.provider.Incoming;
import dev.federationlab.token.SigningKeys;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What everybody may read: the discovery document and the keys. */
final class Published {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int KEYS_GOOD_FOR_SECONDS = 600;

  private final URI issuer;
  private final SigningKeys keys;

  Published(URI issuer, SigningKeys keys) {
    this.issuer = issuer;
    this.keys = keys;
  }

  /** OpenID Connect Discovery §3. Lists what this stand-in does, where Google lists more. */
  Answer discovery(Incoming incoming, Inquiry inquiry) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("issuer", issuer.toString());
    document.put("authorization_endpoint", issuer + "/o/oauth2/v2/auth");
    document.put("token_endpoint", issuer + "/token");
    document.put("userinfo_endpoint", issuer + "/v1/userinfo");
    document.put("revocation_endpoint", issuer + "/revoke");
    document.put("jwks_uri", issuer + "/oauth2/v3/certs");
    document.put("response_types_supported", List.of("code"));
    document.put("response_modes_supported", List.of("query"));
    document.put("grant_types_supported", List.of("authorization_code", "refresh_token"));
    document.put("subject_types_supported", List.of("public"));
    document.put("id_token_signing_alg_values_supported", List.of("RS256"));
    document.put(
        "scopes_supported", List.of(GoogleScopes.OPENID, GoogleScopes.EMAIL, GoogleScopes.PROFILE));
    document.put(
        "token_endpoint_auth_methods_supported",
        List.of("client_secret_post", "client_secret_basic"));
    document.put(
        "claims_supported",
        List.of(
            "aud",
            "email",
            "email_verified",
            "exp",
            "family_name",
            "given_name",
            "iat",
            "iss",
            "name",
            "sub"));
    document.put("code_challenge_methods_supported", List.of("plain", "S256"));
    return cacheable(document, 3600);
  }

  /** The key set (RFC 7517 §5), public parts only. */
  Answer certs(Incoming incoming, Inquiry inquiry) {
    return cacheable(keys.published().toJSONObject(true), KEYS_GOOD_FOR_SECONDS);
  }

  private static Answer cacheable(Map<String, Object> document, int seconds) {
    try {
      return new Answer(
          200,
          Headers.of(
              "Content-Type",
              "application/json; charset=utf-8",
              "Cache-Control",
              "public, max-age=" + seconds + ", must-revalidate"),
          Body.of(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(document)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a document of our own cannot be written", e);
    }
  }
}

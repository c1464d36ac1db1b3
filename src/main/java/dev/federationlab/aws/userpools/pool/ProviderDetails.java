package dev.federationlab.aws.userpools.pool;

import dev.federationlab.aws.ServiceException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;

/**
 * What a pool has to know of an identity provider to be its client: what was said, completed by
 * what AWS knows of social providers and learns from OpenID Connect issuers (aws-behaviour 1.7).
 */
final class ProviderDetails {
  private static final Pattern VERSION = Pattern.compile("v\\d{1,2}\\.\\d");
  private static final String FACEBOOK_VERSION = "v17.0";

  private final StandIns standIns;
  private final Discovery discovery;

  ProviderDetails(StandIns standIns, Discovery discovery) {
    this.standIns = standIns;
    this.discovery = discovery;
  }

  /**
   * The details in force.
   *
   * @throws ServiceException InvalidParameterException if one is missing, or the type is not served
   */
  Map<String, String> inForce(IdentityProviderTypeType type, Map<String, String> asked) {
    return switch (type) {
      case GOOGLE -> social(type, asked, standIns.google());
      case LOGIN_WITH_AMAZON -> social(type, asked, standIns.amazon());
      case FACEBOOK -> {
        var version = asked.getOrDefault("api_version", FACEBOOK_VERSION);
        if (!VERSION.matcher(version).matches()) {
          throw invalid("ProviderDetails: api_version must be like " + FACEBOOK_VERSION + ".");
        }
        yield social(type, asked, standIns.facebook(version));
      }
      case OIDC -> openId(asked);
      default -> throw invalid("Identity providers of type " + type + " are not served here yet.");
    };
  }

  private static Map<String, String> social(
      IdentityProviderTypeType type, Map<String, String> asked, Map<String, String> known) {
    require(asked, "client_id", "client_secret", "authorize_scopes");
    var details = new LinkedHashMap<>(asked);
    details.putAll(known);
    if (type == IdentityProviderTypeType.GOOGLE
        && !List.of(asked.getOrDefault("authorize_scopes", "").split("[ ,]+")).contains("openid")) {
      throw invalid("ProviderDetails: authorize_scopes of Google must include openid.");
    }
    return details;
  }

  private Map<String, String> openId(Map<String, String> asked) {
    require(asked, "client_id", "oidc_issuer", "authorize_scopes", "attributes_request_method");
    var method = asked.getOrDefault("attributes_request_method", "");
    if (!method.equals("GET") && !method.equals("POST")) {
      throw invalid("ProviderDetails: attributes_request_method must be GET or POST.");
    }
    if (!List.of(asked.getOrDefault("authorize_scopes", "").split("[ ,]+")).contains("openid")) {
      throw invalid("ProviderDetails: authorize_scopes must include openid.");
    }
    var details = new LinkedHashMap<>(asked);
    details.putIfAbsent("attributes_url_add_attributes", "false");
    if (!asked
        .keySet()
        .containsAll(List.of("authorize_url", "token_url", "attributes_url", "jwks_uri"))) {
      var endpoints =
          discovery
              .of(asked.getOrDefault("oidc_issuer", ""))
              .orElseThrow(() -> invalid("Unable to contact well-known endpoint"));
      details.putIfAbsent("authorize_url", endpoints.authorization());
      details.putIfAbsent("token_url", endpoints.token());
      details.putIfAbsent("attributes_url", endpoints.userInfo());
      details.putIfAbsent("jwks_uri", endpoints.keys());
    }
    return details;
  }

  private static void require(Map<String, String> details, String... names) {
    for (var name : names) {
      if (details.getOrDefault(name, "").isBlank()) {
        throw invalid("ProviderDetails: " + name + " is required.");
      }
    }
  }

  private static ServiceException invalid(String message) {
    return UserPoolErrors.INVALID_PARAMETER.exception(message);
  }
}

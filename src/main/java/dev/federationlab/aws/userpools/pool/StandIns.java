package dev.federationlab.aws.userpools.pool;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the web identity providers of this installation stand, each for the one whose part it
 * plays: what AWS fills in of {@code accounts.google.com} is filled in of these (aws-behaviour 1.7,
 * a simplification that pages name).
 *
 * @param origin of all of them: {@code http://localhost:7071}
 */
public record StandIns(URI origin) {

  /** What of a Google provider nobody has to say. */
  Map<String, String> google() {
    var issuer = origin + "/google";
    var details = new LinkedHashMap<String, String>();
    details.put("attributes_url", issuer + "/v1/userinfo?personFields=");
    details.put("attributes_url_add_attributes", "true");
    details.put("authorize_url", issuer + "/o/oauth2/v2/auth");
    details.put("oidc_issuer", issuer);
    details.put("token_request_method", "POST");
    details.put("token_url", issuer + "/token");
    return details;
  }

  /**
   * What of a Facebook provider nobody has to say.
   *
   * @param version of the Graph API: {@code "v17.0"}
   */
  Map<String, String> facebook(String version) {
    var graph = origin + "/facebook/" + version;
    var details = new LinkedHashMap<String, String>();
    details.put("api_version", version);
    details.put("attributes_url", graph + "/me?fields=");
    details.put("attributes_url_add_attributes", "true");
    details.put("authorize_url", graph + "/dialog/oauth");
    details.put("token_request_method", "GET");
    details.put("token_url", graph + "/oauth/access_token");
    return details;
  }

  /** What of a Login with Amazon provider nobody has to say. */
  Map<String, String> amazon() {
    var base = origin + "/amazon";
    var details = new LinkedHashMap<String, String>();
    details.put("attributes_url", base + "/user/profile");
    details.put("attributes_url_add_attributes", "false");
    details.put("authorize_url", base + "/ap/oa");
    details.put("token_request_method", "POST");
    details.put("token_url", base + "/auth/o2/token");
    return details;
  }
}

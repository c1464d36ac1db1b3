package dev.federationlab.aws.userpools.login.broker;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.IdentityProviderTypeType;

/**
 * A web identity provider as a pool is set up for it (aws-behaviour 1.7).
 *
 * @param details as {@code ProviderDetails} has them
 * @param mapping attributes of the pool, and which of the provider's each comes from
 */
public record Idp(
    String name,
    IdentityProviderTypeType type,
    Map<String, String> details,
    Map<String, String> mapping) {
  public Idp {
    details = Map.copyOf(details);
    mapping = Map.copyOf(mapping);
  }

  /** As it was created. */
  public static Idp of(IdentityProviderType created) {
    return new Idp(
        created.providerName(),
        created.providerType(),
        created.providerDetails(),
        created.attributeMapping());
  }

  /** The pool's own ID at the provider. */
  public String clientId() {
    return detail("client_id");
  }

  /** The pool's own secret at the provider; empty if it has none there. */
  String clientSecret() {
    return detail("client_secret");
  }

  String detail(String name) {
    return details.getOrDefault(name, "");
  }

  /** Whether it identifies people by an ID token (OpenID Connect), rather than by a call. */
  public boolean speaksOpenId() {
    return type == IdentityProviderTypeType.GOOGLE || type == IdentityProviderTypeType.OIDC;
  }

  /** Whom its ID tokens are from. */
  public Optional<String> issuer() {
    return Optional.of(detail("oidc_issuer")).filter(text -> !text.isEmpty());
  }

  /** The {@code iss} of generic providers only, as the claim {@code identities} shows it. */
  public Optional<String> shownIssuer() {
    return type == IdentityProviderTypeType.OIDC ? issuer() : Optional.empty();
  }

  /** Facebook lists its scopes with commas, everybody else with spaces (RFC 6749 §3.3). */
  String scopes() {
    var scopes = List.of(detail("authorize_scopes").strip().split("[ ,]+"));
    return String.join(type == IdentityProviderTypeType.FACEBOOK ? "," : " ", scopes);
  }

  /** The provider's attribute that holds its ID of a person. */
  String idAttribute() {
    return switch (type) {
      case FACEBOOK -> "id";
      case LOGIN_WITH_AMAZON -> "user_id";
      default -> "sub";
    };
  }

  /** Which of the provider's attributes are needed. */
  Set<String> wanted() {
    var wanted = new LinkedHashSet<String>();
    wanted.add(idAttribute());
    mapping.values().stream().sorted().forEach(wanted::add);
    return wanted;
  }

  /**
   * The pool's attributes with what the provider says; without those that it says nothing of.
   *
   * @param claims the provider's
   */
  public Map<String, String> mapped(Map<String, String> claims) {
    var mapped = new LinkedHashMap<String, String>();
    mapping.forEach(
        (attribute, from) -> {
          if (!attribute.equals("username") && claims.containsKey(from)) {
            mapped.put(attribute, claims.getOrDefault(from, ""));
          }
        });
    return mapped;
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "Idp[" + name + ", " + type + "]";
  }
}

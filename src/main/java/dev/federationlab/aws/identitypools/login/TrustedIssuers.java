package dev.federationlab.aws.identitypools.login;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.identitypools.pool.IdentityPool;
import dev.federationlab.aws.identitypools.pool.IdentityPool.UserPoolProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which issuer a key of {@code Logins} stands for. User pools and built-in providers are those of
 * this installation: {@code cognito-idp.us-east-1.amazonaws.com/<pool ID>} issues here under the
 * embedded AWS's own address. Any other name is an OpenID Connect provider's: its issuer without
 * the scheme.
 */
public final class TrustedIssuers {
  private static final Pattern USER_POOL =
      Pattern.compile("cognito-idp\\.[\\w-]+\\.amazonaws\\.com/([\\w-]+_[0-9a-zA-Z]+)");

  private static final Pattern POOL_ID = Pattern.compile("[\\w-]+_[0-9a-zA-Z]+");

  private final String address;
  private final String ownHost;
  private final Map<String, List<String>> builtIn;
  private final OidcProviders oidc;

  /**
   * @param address the public origin of the embedded AWS, under which user pools issue tokens
   * @param builtIn the providers that need not be registered, by issuer: {@code
   *     accounts.google.com}
   */
  public TrustedIssuers(URI address, Map<String, String> builtIn, OidcProviders oidc) {
    var text = address.toString();
    this.address = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.ownHost = this.address.substring(this.address.indexOf("://") + 3) + "/";
    this.builtIn = new LinkedHashMap<>();
    builtIn.forEach(
        (issuer, name) ->
            this.builtIn.computeIfAbsent(name, none -> new ArrayList<>()).add(issuer));
    this.oidc = oidc;
  }

  /**
   * The provider that a key of {@code Logins} names. Apps that make the key from their token's
   * issuer (Amplify does) are right at AWS, where a user pool's issuer without the scheme is its
   * provider name; here the issuer is under another address, and is taken for that name.
   */
  String provider(String key) {
    var pool = key.startsWith(ownHost) ? key.substring(ownHost.length()) : "";
    return POOL_ID.matcher(pool).matches()
        ? "cognito-idp." + pool.substring(0, pool.indexOf('_')) + ".amazonaws.com/" + pool
        : key;
  }

  TrustedIssuer of(Call call, IdentityPool pool, String provider) {
    var userPool = USER_POOL.matcher(provider);
    if (userPool.matches()) {
      return new TrustedIssuer(
          List.of(address + "/" + userPool.group(1)),
          pool.userPools(provider).stream().map(UserPoolProvider::clientId).toList(),
          List.of(provider),
          Optional.of(userPool.group(1)));
    }
    if (builtIn.containsKey(provider)) {
      return new TrustedIssuer(
          builtIn.get(provider),
          Optional.ofNullable(pool.loginProviders().get(provider)).stream().toList(),
          List.of(provider),
          Optional.empty());
    }
    if (pool.loginProviders().containsKey(provider)) {
      return new TrustedIssuer(
          List.of("https://" + provider),
          List.of(pool.loginProviders().get(provider)),
          List.of(provider),
          Optional.empty());
    }
    return registered(call, pool, provider)
        .orElse(
            new TrustedIssuer(
                List.of("https://" + provider, "http://" + provider),
                List.of(),
                List.of(provider),
                Optional.empty()));
  }

  private Optional<TrustedIssuer> registered(Call call, IdentityPool pool, String provider) {
    var arn = "arn:aws:iam::" + pool.accountId() + ":oidc-provider/" + provider;
    return pool.oidcProviders().contains(arn)
        ? oidc.find(call.store(), pool.accountId(), arn)
            .map(
                found ->
                    new TrustedIssuer(
                        List.of(found.issuer()),
                        found.clientIds(),
                        List.of(provider, arn),
                        Optional.empty()))
        : Optional.empty();
  }
}

package dev.federationlab.aws.identitypools.login;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.OpaqueTokens;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.identitypools.pool.IdentityPool;
import dev.federationlab.aws.identitypools.pool.IdentityPoolErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Verifies the logins of a call, each by the rules of its provider. All must hold: one that does
 * not fails the call (aws-behaviour 4.12).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/external-identity-providers.html">External
 *     identity providers</a>
 */
public final class LoginVerifier {
  /** The key of {@code Logins} that identity tokens come by. */
  public static final String IDENTITY_TOKEN = "cognito-identity.amazonaws.com";

  private final OpaqueLogins opaque;
  private final IdTokenLogins idTokens;

  public LoginVerifier(OpaqueTokens opaqueTokens, IdTokenLogins idTokens) {
    this.opaque = new OpaqueLogins(opaqueTokens);
    this.idTokens = idTokens;
  }

  /**
   * The logins, in the order of the request.
   *
   * @throws ServiceException NotAuthorizedException, InvalidParameterException for the developer's
   *     provider, ExternalServiceException
   */
  public List<VerifiedLogin> verify(Call call, IdentityPool pool, Map<String, String> logins) {
    call.explanation().phase("login token");
    var verified = new ArrayList<VerifiedLogin>();
    for (var login : logins.entrySet()) {
      verified.add(verify(call, pool, provider(login.getKey()), login.getValue()));
    }
    call.explanation().phase("identity");
    return verified;
  }

  /** The provider that a key of {@code Logins} names: the key, or what it stands for here. */
  public String provider(String key) {
    return idTokens.provider(key);
  }

  private VerifiedLogin verify(Call call, IdentityPool pool, String provider, String token) {
    if (provider.equals(IDENTITY_TOKEN)) {
      throw IdentityPoolErrors.NOT_AUTHORIZED.exception(
          "Invalid login token. Can't pass in a Cognito token.");
    }
    if (provider.equals(pool.developerProvider())) {
      throw IdentityPoolErrors.providerNotPublic();
    }
    return OpaqueLogins.takes(provider)
        ? opaque.verify(call, pool, provider, token)
        : idTokens.verify(call, pool, provider, token);
  }
}

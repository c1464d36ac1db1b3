package dev.federationlab.aws.identitypools.login;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.OpaqueTokens;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.identitypools.pool.IdentityPool;
import dev.federationlab.aws.identitypools.pool.IdentityPoolErrors;
import dev.federationlab.decision.Check;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Logins whose tokens say nothing: their provider is asked. Twitter and Digits cannot be, for there
 * are none here. What AWS says of a token that the provider rejects is not known; the words are
 * ours.
 */
final class OpaqueLogins {
  private static final Set<String> NOT_HERE = Set.of("api.twitter.com", "www.digits.com");

  private final OpaqueTokens tokens;

  OpaqueLogins(OpaqueTokens tokens) {
    this.tokens = tokens;
  }

  static boolean takes(String provider) {
    return OpaqueTokens.PROVIDERS.contains(provider) || NOT_HERE.contains(provider);
  }

  VerifiedLogin verify(Call call, IdentityPool pool, String provider, String token) {
    var appId = pool.loginProviders().get(provider);
    SupportedProvider.require(call, pool, provider, appId == null ? List.of() : List.of(provider));
    if (NOT_HERE.contains(provider)) {
      throw IdentityPoolErrors.EXTERNAL_SERVICE.exception();
    }
    var word = tokens.ask(call, provider, token);
    if (!(word instanceof OpaqueTokens.Bearer bearer)) {
      throw refusal(word);
    }
    boolean ours = bearer.appId().equals(appId);
    call.explanation()
        .check(
            new Check(
                "audience",
                "the app of the pool: " + appId,
                bearer.appId(),
                ours,
                "Developer Guide, Identity pools authentication flow"));
    if (!ours) {
      throw SupportedProvider.refusal();
    }
    return new VerifiedLogin(
        provider,
        bearer.userId(),
        Optional.of(provider),
        List.of(provider),
        Map.of(
            "iss",
            provider,
            "aud",
            bearer.appId(),
            "sub",
            bearer.userId(),
            "user_id",
            bearer.userId()));
  }

  private static ServiceException refusal(OpaqueTokens.Word word) {
    return word instanceof OpaqueTokens.Unreachable
        ? IdentityPoolErrors.EXTERNAL_SERVICE.exception()
        : IdentityPoolErrors.NOT_AUTHORIZED.exception(
            "Invalid login token. The provider does not accept it.");
  }
}

package dev.federationlab.aws.identitypools.credentials;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.identitypools.identity.DeveloperIdentities;
import dev.federationlab.aws.identitypools.identity.Identities;
import dev.federationlab.aws.identitypools.identity.Identity;
import dev.federationlab.aws.identitypools.identity.Linking;
import dev.federationlab.aws.identitypools.identity.Shown;
import dev.federationlab.aws.identitypools.login.LoginVerifier;
import dev.federationlab.aws.identitypools.login.VerifiedLogin;
import dev.federationlab.aws.identitypools.pool.IdentityPool;
import dev.federationlab.aws.identitypools.pool.IdentityPoolErrors;
import dev.federationlab.aws.identitypools.pool.Pools;
import dev.federationlab.aws.identitypools.token.IdentityClaims;
import dev.federationlab.aws.identitypools.token.IdentityTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetOpenIdTokenForDeveloperIdentityResponse;

/**
 * An identity token for a user whom the developer vouches for: a signed call of their backend. The
 * identity is found, made, or linked to the one that is named; tokens of public providers in the
 * same call are verified and linked too.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetOpenIdTokenForDeveloperIdentity.html">GetOpenIdTokenForDeveloperIdentity</a>
 */
final class GetOpenIdTokenForDeveloperIdentity
    implements Operation<
        GetOpenIdTokenForDeveloperIdentityRequest, GetOpenIdTokenForDeveloperIdentityResponse> {
  private static final Duration USUAL = Duration.ofMinutes(15);
  private static final int LONGEST_IDENTIFIER = 1024;

  private final Pools pools;
  private final Identities identities;
  private final Linking linking;
  private final LoginVerifier verifier;
  private final IdentityTokens tokens;

  GetOpenIdTokenForDeveloperIdentity(
      Pools pools,
      Identities identities,
      Linking linking,
      LoginVerifier verifier,
      IdentityTokens tokens) {
    this.pools = pools;
    this.identities = identities;
    this.linking = linking;
    this.verifier = verifier;
    this.tokens = tokens;
  }

  @Override
  public GetOpenIdTokenForDeveloperIdentityResponse handle(
      Call call, GetOpenIdTokenForDeveloperIdentityRequest request) {
    var pool = pools.require(call, request.identityPoolId());
    var logins = logins(call, pool, request);
    var identity = identity(call, pool, request, logins);
    var amr = new ArrayList<>(List.of(IdentityPool.AUTHENTICATED));
    logins.forEach(login -> amr.add(login.provider()));
    PrincipalTags.requireRoom(call, request.principalTags());
    var claims = new IdentityClaims(pool.id(), identity.id(), amr, request.principalTags());
    var life =
        request.tokenDuration() == null ? USUAL : Duration.ofSeconds(request.tokenDuration());
    return GetOpenIdTokenForDeveloperIdentityResponse.builder()
        .identityId(identity.id())
        .token(tokens.issue(call, claims, life))
        .build();
  }

  /** The developer's user, then those of public providers. */
  private List<VerifiedLogin> logins(
      Call call, IdentityPool pool, GetOpenIdTokenForDeveloperIdentityRequest request) {
    var provider = DeveloperIdentities.provider(call, pool, null);
    var others = new LinkedHashMap<>(request.logins());
    var user = others.remove(provider);
    if (user == null || user.length() > LONGEST_IDENTIFIER) {
      throw IdentityPoolErrors.INVALID_PARAMETER.exception(
          "Logins must hold a user of the developer provider, an identifier of at most "
              + LONGEST_IDENTIFIER
              + " characters.");
    }
    var logins = new ArrayList<VerifiedLogin>();
    logins.add(VerifiedLogin.ofDeveloper(provider, user));
    logins.addAll(verifier.verify(call, pool, others));
    return logins;
  }

  private Identity identity(
      Call call,
      IdentityPool pool,
      GetOpenIdTokenForDeveloperIdentityRequest request,
      List<VerifiedLogin> logins) {
    var shown = Shown.logins(logins);
    if (request.identityId() == null) {
      return linking.of(call, pool, shown);
    }
    var named = identities.require(call, pool, request.identityId());
    var owner = identities.of(call.store(), pool, shown.get(0));
    if (owner.isPresent() && !owner.get().id().equals(named.id())) {
      throw IdentityPoolErrors.DEVELOPER_USER_ALREADY_REGISTERED.exception();
    }
    return linking.of(call, pool, named, shown, true);
  }
}

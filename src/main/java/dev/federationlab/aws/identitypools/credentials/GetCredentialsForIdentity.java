package dev.federationlab.aws.identitypools.credentials;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.Operation;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.access.SessionCredentials;
import dev.federationlab.aws.identitypools.identity.Identities;
import dev.federationlab.aws.identitypools.identity.Identity;
import dev.federationlab.aws.identitypools.identity.Linking;
import dev.federationlab.aws.identitypools.login.LoginVerifier;
import dev.federationlab.aws.identitypools.pool.IdentityPoolErrors;
import dev.federationlab.aws.identitypools.pool.Pools;
import dev.federationlab.aws.identitypools.token.IdentityClaims;
import dev.federationlab.aws.identitypools.token.IdentityTokens;
import dev.federationlab.decision.Check;
import java.util.List;
import software.amazon.awssdk.services.cognitoidentity.model.Credentials;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityRequest;
import software.amazon.awssdk.services.cognitoidentity.model.GetCredentialsForIdentityResponse;

/**
 * The enhanced flow: credentials for an identity, of a role that the pool chooses. The same as
 * GetOpenIdToken and AssumeRoleWithWebIdentity, made by Cognito (aws-behaviour 4.4); the token in
 * between is not written down here, since nobody would see it.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognitoidentity/latest/APIReference/API_GetCredentialsForIdentity.html">GetCredentialsForIdentity</a>
 */
final class GetCredentialsForIdentity
    implements Operation<GetCredentialsForIdentityRequest, GetCredentialsForIdentityResponse> {
  private static final String EQUIVALENT =
      "Cognito does itself what an app does in the basic (classic) flow: it makes the identity"
          + " token (GetOpenIdToken) and hands it to STS (AssumeRoleWithWebIdentity), with the role"
          + " that the pool chose and the session name CognitoIdentityCredentials. Here the token's"
          + " claims go to STS without being signed in between.";

  private final Pools pools;
  private final Identities identities;
  private final Callers callers;
  private final IdentityTokens tokens;
  private final RoleSessions sessions;

  GetCredentialsForIdentity(
      Pools pools,
      Identities identities,
      Callers callers,
      IdentityTokens tokens,
      RoleSessions sessions) {
    this.pools = pools;
    this.identities = identities;
    this.callers = callers;
    this.tokens = tokens;
    this.sessions = sessions;
  }

  @Override
  public GetCredentialsForIdentityResponse handle(
      Call call, GetCredentialsForIdentityRequest request) {
    var named = identities.named(call, request.identityId());
    var pool = pools.named(call, named.value().poolId());
    var choice = new RoleChoice(call.explanation(), pool, request.customRoleArn());
    var token = request.logins().get(LoginVerifier.IDENTITY_TOKEN);
    if (token != null && request.logins().size() == 1) {
      var claims = verified(call, named.value(), token);
      return answer(named.id(), lend(call, choice.of(List.of()), claims, List.of()));
    }
    var caller = callers.of(call, pool, named, request.logins());
    var role = caller.guest() ? choice.ofGuest() : choice.of(caller.logins());
    var claims = Callers.claims(call, caller);
    return answer(
        caller.identity().id(),
        lend(call, role, claims, caller.guest() ? GuestScope.POLICIES : List.of()));
  }

  /** An identity token as the only login is passed through: it must be this identity's. */
  private IdentityClaims verified(Call call, Identity identity, String token) {
    Linking.requireUsable(call, identity);
    var claims = tokens.verify(call, token);
    boolean itsOwn =
        claims.identityId().equals(identity.id())
            && claims.poolId().equals(identity.poolId())
            && claims.authenticated();
    call.explanation()
        .check(
            new Check(
                "identity of the token",
                identity.id() + ", authenticated",
                claims.identityId() + ", " + String.join(", ", claims.amr()),
                itsOwn,
                "API Reference, GetCredentialsForIdentity, Logins"));
    if (!itsOwn) {
      throw IdentityPoolErrors.loginsDoNotMatch();
    }
    return claims;
  }

  private SessionCredentials lend(
      Call call, String roleArn, IdentityClaims claims, List<String> policies) {
    call.explanation().note("between Cognito and STS", () -> EQUIVALENT);
    try {
      return sessions.lend(call, roleArn, claims, policies);
    } catch (ServiceException e) {
      // The caller learns only that the pool is not set up well; the explanation has STS's reason.
      throw IdentityPoolErrors.INVALID_CONFIGURATION.exception();
    }
  }

  private static GetCredentialsForIdentityResponse answer(
      String identityId, SessionCredentials credentials) {
    return GetCredentialsForIdentityResponse.builder()
        .identityId(identityId)
        .credentials(
            Credentials.builder()
                .accessKeyId(credentials.accessKeyId())
                .secretKey(credentials.secretAccessKey())
                .sessionToken(credentials.sessionToken())
                .expiration(credentials.expiresAt())
                .build())
        .build();
  }
}

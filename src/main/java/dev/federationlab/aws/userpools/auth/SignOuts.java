package dev.federationlab.aws.userpools.auth;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.Pools;
import dev.federationlab.aws.userpools.pool.UserPoolErrors;
import dev.federationlab.aws.userpools.token.TokenErrors;
import dev.federationlab.aws.userpools.token.Tokens;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.SignedInUsers;
import dev.federationlab.aws.userpools.user.User;
import dev.federationlab.aws.userpools.user.Users;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUserGlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUserGlobalSignOutResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GlobalSignOutResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.RevokeTokenResponse;

/**
 * Ends sign-ins: one of them, or all of a user. The tokens that are out stay well signed; it is the
 * pool that honours them no longer (aws-behaviour 3.10).
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/cognito/latest/developerguide/token-revocation.html">Ending
 *     user sessions with token revocation</a>
 */
final class SignOuts {
  private static final String SOURCE = "API Reference, RevokeToken";

  private final Pools pools;
  private final Users users;
  private final SignedInUsers signedInUsers;
  private final Tokens tokens;

  SignOuts(Pools pools, Users users, SignedInUsers signedInUsers, Tokens tokens) {
    this.pools = pools;
    this.users = users;
    this.signedInUsers = signedInUsers;
    this.tokens = tokens;
  }

  GlobalSignOutResponse everywhere(Call call, GlobalSignOutRequest request) {
    var signedIn = signedInUsers.require(call, request.accessToken(), SignedInUsers.SELF);
    signOut(call, signedIn.pool(), signedIn.user());
    return GlobalSignOutResponse.builder().build();
  }

  AdminUserGlobalSignOutResponse everywhere(Call call, AdminUserGlobalSignOutRequest request) {
    var pool = pools.require(call, request.userPoolId());
    signOut(call, pool, users.require(call.store(), pool, request.username()));
    return AdminUserGlobalSignOutResponse.builder().build();
  }

  private void signOut(Call call, Pool pool, User user) {
    users.change(call.store(), pool, user.username(), now -> now.withSignedOutAt(call.now()));
  }

  RevokeTokenResponse revoke(Call call, RevokeTokenRequest request) {
    var moment = Moment.of(call);
    var client = pools.requireClient(call.store(), request.clientId());
    requireSecret(moment, client, request.clientSecret(), TokenErrors.UNAUTHORIZED.exception());
    var revocation = tokens.revoke(moment, client, request.token());
    moment.require(
        revocation == Tokens.Revocation.REVOKED,
        "token",
        "a refresh token of client " + client.id() + ", which allows revocation",
        switch (revocation) {
          case REVOKED -> "it is";
          case OF_ANOTHER_CLIENT -> "another client's";
          case UNSUPPORTED_TYPE -> "an ID or access token";
          case UNKNOWN -> "nothing that this pool has issued";
          case SWITCHED_OFF -> "the client does not allow revocation";
        },
        SOURCE,
        refusal(revocation));
    return RevokeTokenResponse.builder().build();
  }

  private static ServiceException refusal(Tokens.Revocation revocation) {
    return switch (revocation) {
      case SWITCHED_OFF -> TokenErrors.UNSUPPORTED_OPERATION.exception();
      case UNSUPPORTED_TYPE -> TokenErrors.UNSUPPORTED_TOKEN_TYPE.exception();
      case REVOKED, OF_ANOTHER_CLIENT, UNKNOWN ->
          UserPoolErrors.NOT_AUTHORIZED.exception("Invalid Refresh Token");
    };
  }

  /** Holds a client's secret, which here is sent as it is, against those that are good. */
  static void requireSecret(
      Moment moment, AppClient client, @Nullable String shown, ServiceException refusal) {
    if (!client.hasSecret()) {
      return;
    }
    boolean right = false;
    for (var secret : client.secrets()) {
      right |=
          MessageDigest.isEqual(
              secret.getBytes(StandardCharsets.UTF_8),
              String.valueOf(shown).getBytes(StandardCharsets.UTF_8));
    }
    moment.require(
        right,
        "client secret",
        "the client's",
        shown == null ? "none" : right ? "the client's" : "another",
        SOURCE,
        refusal);
  }
}

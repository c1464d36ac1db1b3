package dev.federationlab.aws.userpools.auth;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.federationlab.aws.Call;
import dev.federationlab.aws.Service;
import dev.federationlab.aws.pool.PoolTable;
import dev.federationlab.aws.userpools.pool.AppClient;
import dev.federationlab.aws.userpools.pool.Pool;
import dev.federationlab.aws.userpools.pool.Pools;
import dev.federationlab.aws.userpools.token.PoolKeys;
import dev.federationlab.aws.userpools.token.Tokens;
import dev.federationlab.aws.userpools.trigger.Asking;
import dev.federationlab.aws.userpools.user.FirstPasswords;
import dev.federationlab.aws.userpools.user.Migrations;
import dev.federationlab.aws.userpools.user.Moment;
import dev.federationlab.aws.userpools.user.Passwords;
import dev.federationlab.aws.userpools.user.SignedInUsers;
import dev.federationlab.aws.userpools.user.Triggers;
import dev.federationlab.aws.userpools.user.Users;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminInitiateAuthRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminRespondToAuthChallengeRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserMfaPreferenceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminSetUserMfaPreferenceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AdminUserGlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AssociateSoftwareTokenResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.AuthFactorType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.ChallengeNameType;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAuthFactorsRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GetUserAuthFactorsResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.GlobalSignOutRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserMfaPreferenceRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.SetUserMfaPreferenceResponse;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenRequest;
import software.amazon.awssdk.services.cognitoidentityprovider.model.VerifySoftwareTokenResponse;

/** All of signing in, put together: the operations, and what the managed login calls. */
public final class Authentication {
  private final Pools pools;
  private final Users users;
  private final SignedInUsers signedInUsers;
  private final PasswordSignIn passwords;
  private final Flows flows;
  private final SignIns signIns;
  private final SignOuts signOuts;
  private final SoftwareTokens softwareTokens;
  private final MfaPreferences preferences;

  /**
   * @param asking asks functions about challenges
   * @param storeJson the form of what is sealed in sessions
   */
  public record Needs(
      Pools pools,
      Users users,
      Passwords passwords,
      Tokens tokens,
      PoolKeys keys,
      SignedInUsers signedInUsers,
      Triggers triggers,
      Migrations migrations,
      Asking asking,
      SecureRandom random,
      JsonMapper storeJson) {}

  public Authentication(Needs needs) {
    pools = needs.pools();
    users = needs.users();
    signedInUsers = needs.signedInUsers();
    var sessions = new Sessions(needs.keys(), needs.random(), needs.storeJson());
    var firstPasswords = new FirstPasswords(users, needs.passwords());
    var after = new AfterPassword(sessions, firstPasswords);
    passwords =
        new PasswordSignIn(
            users, needs.passwords(), needs.keys(), after, needs.triggers(), needs.migrations());
    var srp = new SrpSignIn(users, needs.keys(), sessions, needs.triggers(), needs.random());
    softwareTokens = new SoftwareTokens(pools, users, signedInUsers, sessions, needs.random());
    preferences = new MfaPreferences(users);
    flows =
        new Flows(
            passwords,
            srp,
            new SrpProof(users, needs.keys(), sessions, after),
            new Choice(users, needs.keys(), sessions, passwords, srp),
            needs.tokens(),
            new NewPassword(users, sessions, firstPasswords, after),
            new SoftwareTokenCode(users, sessions),
            softwareTokens::setUp,
            new CustomAuth(
                users,
                needs.keys(),
                sessions,
                srp,
                needs.triggers(),
                new ChallengeFunctions(needs.asking())));
    signIns = new SignIns(pools, needs.tokens(), needs.triggers(), flows);
    signOuts = new SignOuts(pools, users, signedInUsers, needs.tokens());
  }

  /** Adds the operations to the table. */
  public void addTo(Service service) {
    new PoolTable(service, Pool::arn)
        .onPool("AdminInitiateAuth", AdminInitiateAuthRequest::userPoolId, signIns::adminInitiate)
        .onPool(
            "AdminRespondToAuthChallenge",
            AdminRespondToAuthChallengeRequest::userPoolId,
            signIns::adminRespond)
        .onPool(
            "AdminSetUserMFAPreference",
            AdminSetUserMfaPreferenceRequest::userPoolId,
            this::adminSetPreference)
        .onPool(
            "AdminUserGlobalSignOut",
            AdminUserGlobalSignOutRequest::userPoolId,
            (Call call, AdminUserGlobalSignOutRequest request) ->
                signOuts.everywhere(call, request))
        .unsigned("AssociateSoftwareToken", softwareTokens::associate)
        .unsigned("GetTokensFromRefreshToken", signIns::renew)
        .unsigned("GetUserAuthFactors", this::factors)
        .unsigned(
            "GlobalSignOut",
            (Call call, GlobalSignOutRequest request) -> signOuts.everywhere(call, request))
        .unsigned("InitiateAuth", signIns::initiate)
        .unsigned("RespondToAuthChallenge", signIns::respond)
        .unsigned("RevokeToken", signOuts::revoke)
        .unsigned("SetUserMFAPreference", this::setPreference)
        .unsigned("VerifySoftwareToken", softwareTokens::verify);
  }

  /** Passwords as people type them, for the managed login. */
  public PasswordSignIn passwords() {
    return passwords;
  }

  /**
   * Answers a challenge, for the managed login: as {@code RespondToAuthChallenge} does, but for the
   * secret hash, since it is the pool itself that asks.
   *
   * @param responses with {@code USERNAME}
   * @throws dev.federationlab.aws.ServiceException what {@code RespondToAuthChallenge} answers;
   *     where it is {@code keeping()}, the transaction has to be committed all the same
   */
  public Progress respond(
      Moment moment,
      AppClient client,
      ChallengeNameType challenge,
      @Nullable String session,
      Map<String, String> responses) {
    return flows.go(Attempt.byPool(moment, client, responses, session), challenge);
  }

  /**
   * {@code AssociateSoftwareToken}, for the managed login.
   *
   * @throws dev.federationlab.aws.ServiceException as the operation
   */
  public AssociateSoftwareTokenResponse associate(
      Call call, AssociateSoftwareTokenRequest request) {
    return softwareTokens.associate(call, request);
  }

  /**
   * {@code VerifySoftwareToken}, for the managed login.
   *
   * @throws dev.federationlab.aws.ServiceException as the operation
   */
  public VerifySoftwareTokenResponse verify(Call call, VerifySoftwareTokenRequest request) {
    return softwareTokens.verify(call, request);
  }

  private SetUserMfaPreferenceResponse setPreference(
      Call call, SetUserMfaPreferenceRequest request) {
    var signedIn = signedInUsers.require(call, request.accessToken(), SignedInUsers.SELF);
    preferences.set(
        Moment.of(call),
        signedIn.pool(),
        signedIn.user(),
        new MfaPreferences.Wanted(
            request.smsMfaSettings(),
            request.softwareTokenMfaSettings(),
            request.emailMfaSettings()));
    return SetUserMfaPreferenceResponse.builder().build();
  }

  private AdminSetUserMfaPreferenceResponse adminSetPreference(
      Call call, AdminSetUserMfaPreferenceRequest request) {
    var pool = pools.require(call, request.userPoolId());
    preferences.set(
        Moment.of(call),
        pool,
        users.require(call.store(), pool, request.username()),
        new MfaPreferences.Wanted(
            request.smsMfaSettings(),
            request.softwareTokenMfaSettings(),
            request.emailMfaSettings()));
    return AdminSetUserMfaPreferenceResponse.builder().build();
  }

  private GetUserAuthFactorsResponse factors(Call call, GetUserAuthFactorsRequest request) {
    var user = signedInUsers.require(call, request.accessToken(), SignedInUsers.SELF).user();
    return GetUserAuthFactorsResponse.builder()
        .username(user.username())
        .preferredMfaSetting(user.mfaPreference().isEmpty() ? null : user.mfaPreference())
        .userMFASettingList(user.factors())
        .configuredUserAuthFactors(
            user.password() == null ? List.of() : List.of(AuthFactorType.PASSWORD))
        .build();
  }
}

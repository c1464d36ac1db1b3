package dev.federationlab.flow.catalog;

import static dev.federationlab.flow.Actor.APP;
import static dev.federationlab.flow.Actor.DYNAMODB;
import static dev.federationlab.flow.Actor.FACEBOOK;
import static dev.federationlab.flow.Actor.IDENTITY_POOL;
import static dev.federationlab.flow.Actor.LAMBDA;
import static dev.federationlab.flow.Actor.S3;
import static dev.federationlab.flow.Actor.STS;
import static dev.federationlab.flow.Actor.USER_POOL;
import static dev.federationlab.flow.Actor.YOU;

import dev.federationlab.flow.Actor;
import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Flow;
import dev.federationlab.flow.Stage;
import dev.federationlab.flow.fault.ChangedState;
import dev.federationlab.flow.fault.ExpiredCredentials;
import dev.federationlab.flow.fault.NoSessionToken;
import dev.federationlab.flow.fault.SaysNo;
import dev.federationlab.flow.fault.TamperedClaim;
import dev.federationlab.flow.fault.identity.AccessTokenAsLogin;
import dev.federationlab.flow.fault.identity.ChangedTarget;
import dev.federationlab.flow.fault.identity.Elsewhere;
import dev.federationlab.flow.fault.identity.ExpiredLogin;
import dev.federationlab.flow.fault.identity.FacebookToken;
import dev.federationlab.flow.fault.identity.FunctionFails;
import dev.federationlab.flow.fault.identity.LessAllowed;
import dev.federationlab.flow.fault.identity.NoLogin;
import dev.federationlab.flow.fault.identity.OtherClient;
import dev.federationlab.flow.fault.identity.OtherFunction;
import dev.federationlab.flow.fault.identity.OtherOwnersPrefix;
import dev.federationlab.flow.fault.identity.OtherRow;
import dev.federationlab.flow.fault.identity.SignedOut;
import dev.federationlab.flow.fault.identity.TrustsSomebodyElse;
import dev.federationlab.flow.fault.social.CallbackReplayed;
import dev.federationlab.flow.fault.social.ChangedPoolState;
import dev.federationlab.flow.fault.social.OtherVerifier;
import dev.federationlab.flow.fault.social.PoolCodeUsedTwice;
import dev.federationlab.flow.fault.social.ProviderNotEnabled;
import dev.federationlab.flow.fault.social.RedirectNotRegistered;
import dev.federationlab.flow.fault.social.ScopeNotAllowed;
import dev.federationlab.flow.identity.GetCredentials;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.identity.IdentityNames;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.IdentityRole;
import dev.federationlab.flow.identity.InvokeFunction;
import dev.federationlab.flow.identity.Permissions;
import dev.federationlab.flow.identity.UseTable;
import dev.federationlab.flow.social.BrokeredLogin;
import dev.federationlab.flow.social.PoolTradesCode;
import dev.federationlab.flow.social.SignIn;
import dev.federationlab.flow.social.SocialNames;
import dev.federationlab.flow.social.TradeCode;
import dev.federationlab.flow.webidentity.Facebook;
import dev.federationlab.flow.webidentity.UseS3;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The whole way of the notes: the user pool brokers Facebook, the identity pool makes credentials
 * of its token, and a function, a table and a bucket are used with them.
 */
final class SocialFlow {
  private static final BrokeredLogin LOGIN = new BrokeredLogin();
  private static final IdentityPool POOL =
      IdentityPool.of(
          SocialNames.FLOW,
          IdentityRole.authenticated(
              SocialNames.FLOW,
              Permissions.of(
                  Permissions::ownObjects,
                  Permissions::listOwnObjects,
                  Permissions::ownItems,
                  Permissions::invoke)),
          LOGIN);

  private SocialFlow() {}

  static Flow flow() {
    return new Flow(
        SocialNames.FLOW,
        "facebook",
        List.of(YOU, APP, USER_POOL, FACEBOOK, IDENTITY_POOL, STS, LAMBDA, DYNAMODB, S3),
        ReadyPeople.ALL,
        List.of(
            new SignIn(
                List.of(
                    new SaysNo(FACEBOOK),
                    new RedirectNotRegistered(),
                    new ScopeNotAllowed(),
                    new ProviderNotEnabled())),
            new PoolTradesCode(
                List.of(new ChangedPoolState(), new ChangedState(), new CallbackReplayed())),
            new TradeCode(List.of(new PoolCodeUsedTwice(), new OtherVerifier())),
            new GetId(
                POOL,
                LOGIN,
                List.of(
                    new AccessTokenAsLogin(),
                    new OtherClient(),
                    new ExpiredLogin(),
                    new FacebookToken())),
            new GetCredentials(
                POOL,
                LOGIN,
                List.of(
                    new NoLogin(),
                    Elsewhere.atThePool(new TamperedClaim()),
                    new SignedOut(POOL),
                    new TrustsSomebodyElse(POOL, LOGIN, new Facebook().federation()))),
            invoke(),
            table(),
            bucket()),
        SocialFlow::values);
  }

  private static Stage invoke() {
    return new InvokeFunction(
        List.of(
            less("no-invoke-permission", "AccessDeniedException", LAMBDA),
            new OtherFunction(),
            new Elsewhere(
                new ExpiredCredentials(), "expired-at-lambda", "ExpiredTokenException", LAMBDA),
            new FunctionFails()));
  }

  private static Stage table() {
    return new UseTable(
        List.of(
            new OtherRow(),
            less("read-only-rows", "AccessDeniedException", DYNAMODB),
            new Elsewhere(
                new ExpiredCredentials(), "expired-at-dynamodb", "ExpiredTokenException", DYNAMODB),
            new ChangedTarget()));
  }

  private static Stage bucket() {
    return new UseS3(
        List.of(
            new OtherOwnersPrefix(),
            less("missing-permission", "AccessDenied", S3),
            new ExpiredCredentials(),
            new NoSessionToken()));
  }

  private static Fault less(String id, String outcome, Actor by) {
    return new LessAllowed(POOL, LOGIN, id, outcome, by);
  }

  private static Map<String, String> values(Flow.Names names) {
    var values = new TreeMap<>(IdentityNames.values(POOL, names));
    values.putAll(SocialNames.values(names));
    return values;
  }
}

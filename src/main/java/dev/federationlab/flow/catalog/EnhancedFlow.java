package dev.federationlab.flow.catalog;

import static dev.federationlab.flow.Actor.APP;
import static dev.federationlab.flow.Actor.IDENTITY_POOL;
import static dev.federationlab.flow.Actor.S3;
import static dev.federationlab.flow.Actor.STS;
import static dev.federationlab.flow.Actor.YOU;

import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Flow;
import dev.federationlab.flow.fault.ChangedState;
import dev.federationlab.flow.fault.ExpiredCredentials;
import dev.federationlab.flow.fault.ExpiredToken;
import dev.federationlab.flow.fault.NoSessionToken;
import dev.federationlab.flow.fault.TamperedClaim;
import dev.federationlab.flow.fault.WrongAudience;
import dev.federationlab.flow.fault.identity.Elsewhere;
import dev.federationlab.flow.fault.identity.LessAllowed;
import dev.federationlab.flow.fault.identity.NoLogin;
import dev.federationlab.flow.fault.identity.OpaqueTokenAsLogin;
import dev.federationlab.flow.fault.identity.OtherIdentity;
import dev.federationlab.flow.fault.identity.OtherOwnersPrefix;
import dev.federationlab.flow.fault.identity.SecondOfItsKind;
import dev.federationlab.flow.fault.identity.TrustsSomebodyElse;
import dev.federationlab.flow.fault.identity.WrongLoginKey;
import dev.federationlab.flow.identity.GetCredentials;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.identity.IdentityNames;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.IdentityRole;
import dev.federationlab.flow.identity.Permissions;
import dev.federationlab.flow.identity.SocialLogin;
import dev.federationlab.flow.webidentity.Amazon;
import dev.federationlab.flow.webidentity.Facebook;
import dev.federationlab.flow.webidentity.Google;
import dev.federationlab.flow.webidentity.SignInForToken;
import dev.federationlab.flow.webidentity.UseS3;
import java.time.Duration;
import java.util.List;

/** Google's token straight into an identity pool, which chooses the role: the enhanced flow. */
final class EnhancedFlow {
  private static final String ID = "enhanced";
  private static final Google GOOGLE = new Google(ID);
  private static final SocialLogin LOGIN = new SocialLogin(GOOGLE);
  private static final IdentityPool POOL =
      IdentityPool.of(
          ID,
          IdentityRole.authenticated(
              ID, Permissions.of(Permissions::ownObjects, Permissions::listOwnObjects)),
          LOGIN);

  private EnhancedFlow() {}

  static Flow flow() {
    return new Flow(
        ID,
        GOOGLE.id(),
        List.of(YOU, APP, GOOGLE.actor(), IDENTITY_POOL, STS, S3),
        ReadyPeople.ALL,
        List.of(
            new SignInForToken(GOOGLE, List.of(new ChangedState())),
            new GetId(
                POOL,
                LOGIN,
                List.of(
                    Elsewhere.atThePool(new WrongAudience(GOOGLE)),
                    Elsewhere.atThePool(new TamperedClaim()),
                    new OpaqueTokenAsLogin(),
                    new WrongLoginKey(new Facebook().federation().principal()))),
            new GetCredentials(POOL, LOGIN, credentialFaults()),
            new UseS3(
                List.of(
                    new LessAllowed(POOL, LOGIN, "missing-permission", "AccessDenied", S3),
                    new OtherOwnersPrefix(),
                    new ExpiredCredentials(),
                    new NoSessionToken()))),
        names -> IdentityNames.values(POOL, GOOGLE, names));
  }

  private static List<Fault> credentialFaults() {
    return List.of(
        Elsewhere.atThePool(new ExpiredToken(GOOGLE, "", Duration.ofHours(2))),
        new OtherIdentity(POOL, LOGIN),
        new NoLogin(),
        new SecondOfItsKind(POOL, LOGIN, new SocialLogin(new Amazon())),
        new TrustsSomebodyElse(POOL, LOGIN, GOOGLE.federation()));
  }
}

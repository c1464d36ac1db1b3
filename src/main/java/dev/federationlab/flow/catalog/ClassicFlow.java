package dev.federationlab.flow.catalog;

import static dev.federationlab.flow.Actor.APP;
import static dev.federationlab.flow.Actor.IDENTITY_POOL;
import static dev.federationlab.flow.Actor.S3;
import static dev.federationlab.flow.Actor.STS;
import static dev.federationlab.flow.Actor.YOU;

import dev.federationlab.flow.Fault;
import dev.federationlab.flow.Flow;
import dev.federationlab.flow.fault.ChangedRequest;
import dev.federationlab.flow.fault.ExpiredCredentials;
import dev.federationlab.flow.fault.ExpiredToken;
import dev.federationlab.flow.fault.SaysNo;
import dev.federationlab.flow.fault.UnknownIssuer;
import dev.federationlab.flow.fault.identity.ChangedSubject;
import dev.federationlab.flow.fault.identity.ClassicOff;
import dev.federationlab.flow.fault.identity.Elsewhere;
import dev.federationlab.flow.fault.identity.LessThanTheRole;
import dev.federationlab.flow.fault.identity.OtherIdentity;
import dev.federationlab.flow.fault.identity.OtherOwnersPrefix;
import dev.federationlab.flow.fault.identity.RoleForGuests;
import dev.federationlab.flow.fault.identity.RoleMappings;
import dev.federationlab.flow.fault.identity.RoleOfOtherPool;
import dev.federationlab.flow.fault.identity.TenMinutesLater;
import dev.federationlab.flow.fault.identity.TrustWithoutAmr;
import dev.federationlab.flow.fault.identity.TrustWithoutAudience;
import dev.federationlab.flow.fault.identity.UnknownPool;
import dev.federationlab.flow.identity.AssumeWithIdentityToken;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.identity.GetOpenIdToken;
import dev.federationlab.flow.identity.IdentityNames;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.identity.IdentityRole;
import dev.federationlab.flow.identity.Permissions;
import dev.federationlab.flow.identity.SocialLogin;
import dev.federationlab.flow.webidentity.Google;
import dev.federationlab.flow.webidentity.SignInForToken;
import dev.federationlab.flow.webidentity.UseS3;
import java.time.Duration;
import java.util.List;

/** The same in the basic (classic) flow, in which the app goes to STS and names the role. */
final class ClassicFlow {
  private static final String ID = "classic";
  private static final Google GOOGLE = new Google(ID);
  private static final SocialLogin LOGIN = new SocialLogin(GOOGLE);
  private static final IdentityPool POOL =
      IdentityPool.of(
              ID,
              IdentityRole.authenticated(
                  ID, Permissions.of(Permissions::ownObjects, Permissions::listOwnObjects)),
              LOGIN)
          .classic(true);

  private ClassicFlow() {}

  static Flow flow() {
    return new Flow(
        ID,
        GOOGLE.id(),
        List.of(YOU, APP, GOOGLE.actor(), IDENTITY_POOL, STS, S3),
        ReadyPeople.ALL,
        List.of(
            new SignInForToken(GOOGLE, List.of(new SaysNo(GOOGLE.actor()))),
            new GetId(
                POOL, LOGIN, List.of(Elsewhere.atThePool(new UnknownIssuer()), new UnknownPool())),
            new GetOpenIdToken(
                POOL,
                LOGIN,
                List.of(
                    new ClassicOff(POOL, LOGIN),
                    new RoleMappings(POOL, LOGIN),
                    new OtherIdentity(POOL, LOGIN),
                    Elsewhere.atThePool(new ExpiredToken(GOOGLE, "", Duration.ofHours(2))))),
            new AssumeWithIdentityToken(POOL, tokenFaults()),
            new UseS3(
                List.of(
                    new LessThanTheRole(POOL),
                    new OtherOwnersPrefix(),
                    new ExpiredCredentials(),
                    new ChangedRequest()))),
        names -> IdentityNames.values(POOL, GOOGLE, names));
  }

  private static List<Fault> tokenFaults() {
    return List.of(
        new TenMinutesLater(),
        new ChangedSubject(),
        new RoleForGuests(POOL),
        new RoleOfOtherPool(POOL),
        new TrustWithoutAmr(POOL),
        new TrustWithoutAudience(POOL, LOGIN));
  }
}

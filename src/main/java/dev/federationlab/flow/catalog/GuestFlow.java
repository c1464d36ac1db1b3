package dev.federationlab.flow.catalog;

import static dev.federationlab.flow.Actor.APP;
import static dev.federationlab.flow.Actor.IDENTITY_POOL;
import static dev.federationlab.flow.Actor.S3;
import static dev.federationlab.flow.Actor.STS;
import static dev.federationlab.flow.Actor.USER_POOL;

import dev.federationlab.flow.Flow;
import dev.federationlab.flow.fault.ExpiredCredentials;
import dev.federationlab.flow.fault.guest.GenerousRole;
import dev.federationlab.flow.fault.guest.GuestCredentials;
import dev.federationlab.flow.fault.guest.GuestsOff;
import dev.federationlab.flow.fault.guest.LoginHasIdentity;
import dev.federationlab.flow.fault.guest.NoGuestRole;
import dev.federationlab.flow.fault.guest.OtherIdentity;
import dev.federationlab.flow.fault.guest.PrivateObject;
import dev.federationlab.flow.fault.guest.SignedInIdentity;
import dev.federationlab.flow.fault.guest.WrongPassword;
import dev.federationlab.flow.fault.identity.UnknownPool;
import dev.federationlab.flow.guest.GuestNames;
import dev.federationlab.flow.guest.GuestPool;
import dev.federationlab.flow.guest.Link;
import dev.federationlab.flow.guest.UseAsGuest;
import dev.federationlab.flow.guest.UseAsMember;
import dev.federationlab.flow.identity.GetCredentials;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.member.Member;
import dev.federationlab.flow.member.MemberSignIn;
import java.util.List;

/** Credentials without a sign-in, and a sign-in that keeps the identity. */
final class GuestFlow {
  private GuestFlow() {}

  static Flow flow() {
    return new Flow(
        GuestNames.FLOW,
        null,
        List.of(APP, USER_POOL, IDENTITY_POOL, STS, S3),
        List.of(),
        List.of(
            new GetId(GuestPool.POOL, null, List.of(new GuestsOff(), new UnknownPool())),
            new GetCredentials(
                GuestPool.POOL, null, List.of(new NoGuestRole(), new SignedInIdentity())),
            new UseAsGuest(List.of(new PrivateObject(), new GenerousRole())),
            new MemberSignIn(Member.ADA, List.of(new WrongPassword())),
            new Link(List.of(new LoginHasIdentity(), new OtherIdentity())),
            new UseAsMember(List.of(new GuestCredentials(), new ExpiredCredentials()))),
        GuestNames::values);
  }
}

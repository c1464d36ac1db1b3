package dev.federationlab.flow.fault.owndata;

import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.GetCredentials;
import dev.federationlab.flow.identity.IdentityPool;
import dev.federationlab.flow.member.Member;
import dev.federationlab.flow.member.MemberSession;

/** Has a stage use credentials of a role with another policy. */
final class OtherPolicy {
  private OtherPolicy() {}

  /** Ada's, at a pool that has the other role: to it she is somebody else. */
  static Run of(Run run, IdentityPool pool) throws Refused {
    var preparing = run.preparing();
    var session = MemberSession.open(preparing, pool, Member.ADA);
    return run.with(GetCredentials.named(preparing, session.credentials()));
  }
}

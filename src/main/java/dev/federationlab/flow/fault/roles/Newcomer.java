package dev.federationlab.flow.fault.roles;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.member.Member;
import dev.federationlab.flow.member.Members;
import dev.federationlab.flow.roles.RolesNames;
import dev.federationlab.flow.roles.RolesPool;

/** Somebody who comes in the reader's place. */
final class Newcomer {
  private Newcomer() {}

  /** Signed in at the web app. */
  static Run comes(Run run, Member member) throws Refused {
    return comes(run, member.idToken(run.preparing()), member);
  }

  /** With this token. */
  static Run comes(Run run, Artifact token, Member member) throws Refused {
    var preparing = run.preparing();
    var poolId = RolesPool.ensure(preparing);
    var identity = GetId.ask(preparing.with(token), poolId, Members.LOGIN);
    return run.with(token)
        .with(identity.with("username", member.username()))
        .with(RolesNames.READER, member.username());
  }
}

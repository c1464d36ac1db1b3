package dev.federationlab.flow.member;

import dev.federationlab.flow.Artifact;
import dev.federationlab.flow.Refused;
import dev.federationlab.flow.Run;
import dev.federationlab.flow.identity.GetCredentials;
import dev.federationlab.flow.identity.GetId;
import dev.federationlab.flow.identity.IdentityPool;

/**
 * A member at an identity pool.
 *
 * @param identity their identity ID
 * @param credentials of the role that the pool chose
 */
public record MemberSession(Artifact idToken, Artifact identity, Artifact credentials) {

  /** Signs a member in and fetches identity and credentials. */
  public static MemberSession open(Run run, IdentityPool pool, Member member) throws Refused {
    var poolId = pool.ensure(run);
    var token = member.idToken(run);
    var signedIn = run.with(token);
    var identity = GetId.ask(signedIn, poolId, Members.LOGIN);
    return new MemberSession(
        token, identity, GetCredentials.ask(signedIn, identity, Members.LOGIN));
  }

  /** Without the tokens. */
  @Override
  public String toString() {
    return "MemberSession[" + identity.value() + "]";
  }
}

package dev.federationlab.aws.identitypools.credentials;

import dev.federationlab.aws.Call;
import dev.federationlab.aws.ServiceException;
import dev.federationlab.aws.identitypools.identity.GuestAccess;
import dev.federationlab.aws.identitypools.identity.Identity;
import dev.federationlab.aws.identitypools.identity.Identity.State;
import dev.federationlab.aws.identitypools.identity.Linking;
import dev.federationlab.aws.identitypools.identity.Shown;
import dev.federationlab.aws.identitypools.login.LoginVerifier;
import dev.federationlab.aws.identitypools.login.VerifiedLogin;
import dev.federationlab.aws.identitypools.pool.IdentityPool;
import dev.federationlab.aws.identitypools.pool.IdentityPoolErrors;
import dev.federationlab.aws.identitypools.token.IdentityClaims;
import dev.federationlab.decision.Check;
import dev.federationlab.store.Document;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Who calls for an identity: a guest by knowing its ID, a user by logins, which are linked if they
 * are new.
 */
final class Callers {
  private final Linking linking;
  private final LoginVerifier verifier;

  Callers(Linking linking, LoginVerifier verifier) {
    this.linking = linking;
    this.verifier = verifier;
  }

  /**
   * The caller, all logins verified.
   *
   * @throws ServiceException as 4.14 has it
   */
  Caller of(Call call, IdentityPool pool, Document<Identity> named, Map<String, String> logins) {
    if (logins.isEmpty()) {
      return guest(call, pool, named.value());
    }
    var verified = verifier.verify(call, pool, logins);
    var identity = linking.of(call, pool, named, Shown.logins(verified), false);
    return new Caller(pool, identity, verified);
  }

  private static Caller guest(Call call, IdentityPool pool, Identity identity) {
    call.explanation().phase("identity");
    Linking.requireUsable(call, identity);
    boolean guest = identity.state() == State.GUEST;
    call.explanation()
        .check(
            new Check(
                "logins",
                guest ? "any, or a guest's identity" : "one of the identity's",
                guest ? "none: a guest" : "none, though " + identity.id() + " has logins",
                guest,
                "Developer Guide, Identity pools authentication flow"));
    if (!guest) {
      throw IdentityPoolErrors.forbidden(identity.id());
    }
    GuestAccess.require(call, pool);
    return new Caller(pool, identity, List.of());
  }

  /** What a token of theirs says. */
  static IdentityClaims claims(Call call, Caller caller) {
    if (caller.guest()) {
      return IdentityClaims.ofGuest(caller.pool().id(), caller.identity().id());
    }
    call.explanation().phase("principal tags");
    var amr = new ArrayList<>(List.of(IdentityPool.AUTHENTICATED));
    caller.logins().stream().map(VerifiedLogin::provider).forEach(amr::add);
    return new IdentityClaims(
        caller.pool().id(),
        caller.identity().id(),
        amr,
        PrincipalTags.of(call, caller.pool(), caller.logins()));
  }
}

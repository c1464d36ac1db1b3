package dev.federationlab.aws.identitypools.credentials;

import dev.federationlab.aws.identitypools.identity.Identity;
import dev.federationlab.aws.identitypools.login.VerifiedLogin;
import dev.federationlab.aws.identitypools.pool.IdentityPool;
import java.util.List;

/**
 * Who a call turned out to be.
 *
 * @param logins what they showed; empty for a guest
 */
record Caller(IdentityPool pool, Identity identity, List<VerifiedLogin> logins) {
  Caller {
    logins = List.copyOf(logins);
  }

  boolean guest() {
    return logins.isEmpty();
  }
}
